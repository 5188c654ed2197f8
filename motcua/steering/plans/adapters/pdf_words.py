"""Signs with their boxes, gathered into words, words into lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

BLANKS: Final = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f")
_NEAR: Final = 0.45  # heights of a sign: farther apart, and two signs are of two words
_TIGHT: Final = 0.15
_TALL: Final = 9.5  # points: a sign with marks above and below is higher, its blanks are no wider
_LEVEL: Final = 1.0  # points: words whose feet differ by less stand on one line
_APART: Final = 3.2  # heights of a sign: words farther apart stand in columns of their own


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign and its box, in points from the lower left corner; `foot` is the line it stands on, if asked.

    `apart` says that a blank may stand before it, which nobody wrote: signs set one by one look so too.
    """

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    foot: float | None = None
    apart: bool = False


@dataclass(slots=True)
class Word:
    """A word and its box, whose lower edge is `base`; `foot` is the line it stands on."""

    text: str
    left: float
    right: float
    base: float
    top: float
    foot: float

    @property
    def height(self) -> float:
        """Give its height."""
        return max(self.top - self.base, 1.0)


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """Gather signs into words: a blank parts them, and so does a gap or another line.

    Signs come in the order in which they were set: those of another font may come after the others' whole
    line, and find their places between them here.
    """
    words: list[Word] = []
    blanks: list[Word] = []
    open_word: Word | None = None
    for glyph in glyphs:
        if glyph.sign in BLANKS:
            if words and glyph.right > glyph.left:
                top = glyph.bottom + words[-1].height
                blanks.append(Word(" ", glyph.left, glyph.right, glyph.bottom, top, glyph.bottom))
            open_word = None
            continue
        if open_word is not None and _joins(open_word, glyph):
            _grow(open_word, glyph.sign, glyph.right, glyph.bottom, glyph.top)
        else:
            foot = glyph.foot if glyph.foot is not None else words[-1].foot if words else glyph.bottom
            open_word = Word(glyph.sign, glyph.left, glyph.right, glyph.bottom, glyph.top, foot)
            words.append(open_word)
    return _mended(words, blanks)


def _grow(word: Word, text: str, right: float, bottom: float, top: float) -> None:
    word.text += text
    word.right, word.top, word.base = max(word.right, right), max(word.top, top), min(word.base, bottom)


def _mended(words: Sequence[Word], blanks: Sequence[Word]) -> list[Word]:
    """Join what stands so near on one line that it is one word, with no blank between."""
    mended: list[Word] = []
    for line in _on_one_foot([*words, *blanks]):
        last: Word | None = None
        for word in line:
            if word.text == " ":
                last = None
            elif last is not None and _touches(last, word):
                _grow(last, word.text, word.right, word.base, word.top)
            else:
                mended.append(word)
                last = word
    return mended


def _on_one_foot(words: Sequence[Word]) -> list[list[Word]]:
    """Gather words by the line they stand on, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: -one.foot):
        if lines and lines[-1][0].foot - word.foot < _LEVEL:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _touches(word: Word, after: Word) -> bool:
    high = max(word.height, after.height, 4.0)
    return -0.25 * high < after.left - word.right < _TIGHT * high


def _joins(word: Word, glyph: Glyph) -> bool:
    high = max(word.height, glyph.top - glyph.bottom, 4.0)
    same_line = glyph.bottom < word.top and glyph.top > word.base - 0.25 * high
    most = _TIGHT * high if glyph.apart else _NEAR * min(high, _TALL)
    return same_line and -0.6 * high < glyph.left - word.right < most


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Gather words into lines, from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (-(one.base + one.top) / 2, one.left)):
        middle = (word.base + word.top) / 2
        line = lines[-1] if lines else None
        if line is not None and abs((line[0].base + line[0].top) / 2 - middle) < 0.5 * max(
            line[0].height, word.height
        ):
            line.append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line: its words, where it stands, how high it is, and the number of its line."""

    text: str
    left: float
    right: float
    row: int
    top: float
    height: float


def lines_of(words: Iterable[Word]) -> list[Stretch]:
    """Give lines of text; what stands far apart on one line is two."""
    found: list[Stretch] = []
    for row, line in enumerate(rows_of(words)):
        parts: list[list[Word]] = [[line[0]]]
        for before, word in pairwise(line):
            if word.left - before.right > _APART * max(before.height, word.height):
                parts.append([])
            parts[-1].append(word)
        for part in parts:
            top, base = max(word.top for word in part), min(word.base for word in part)
            text = " ".join(word.text for word in part)
            found.append(Stretch(text, part[0].left, part[-1].right, row, top, max(top - base, 1.0)))
    return found


def cell_text(words: Sequence[Word], right_edge: float) -> str:
    """Give the text of a cell: a line that ended for want of room goes on, another is a paragraph."""
    lines = rows_of(words)
    text = ""
    for place, line in enumerate(lines):
        said = " ".join(word.text for word in line)
        if place == 0:
            text = said
            continue
        before = lines[place - 1]
        first = line[0]
        room = right_edge - before[-1].right
        needed = (first.right - first.left) + 0.5 * first.height
        text += (" " if room < needed + 0.4 * first.height else "\n") + said
    return text
