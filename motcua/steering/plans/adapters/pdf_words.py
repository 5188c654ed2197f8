"""Signs with their boxes, gathered into words, words into lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

BLANKS: Final = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f")
_APART: Final = 3.2  # heights of a sign: words farther apart stand in columns of their own


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign and its box, in points from the lower left corner; `foot` is the line it stands on, if asked."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    foot: float | None = None


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
    """Gather signs into words: a blank parts them, and so does a gap or another line."""
    words: list[Word] = []
    open_word: Word | None = None
    for glyph in glyphs:
        if glyph.sign in BLANKS:
            open_word = None
            continue
        if open_word is not None and _joins(open_word, glyph):
            open_word.text += glyph.sign
            open_word.right = max(open_word.right, glyph.right)
            open_word.top = max(open_word.top, glyph.top)
            open_word.base = min(open_word.base, glyph.bottom)
        else:
            foot = glyph.bottom if glyph.foot is None else glyph.foot
            open_word = Word(glyph.sign, glyph.left, glyph.right, glyph.bottom, glyph.top, foot)
            words.append(open_word)
    return words


def _joins(word: Word, glyph: Glyph) -> bool:
    high = max(word.height, glyph.top - glyph.bottom, 4.0)
    same_line = glyph.bottom < word.top and glyph.top > word.base - 0.25 * high
    return same_line and -0.6 * high < glyph.left - word.right < 0.3 * high


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


def lines_of(words: Iterable[Word]) -> list[tuple[str, float, float]]:
    """Give lines of text with their top and height; what stands far apart on one line is two."""
    found: list[tuple[str, float, float]] = []
    for line in rows_of(words):
        parts: list[list[Word]] = [[line[0]]]
        for before, word in pairwise(line):
            if word.left - before.right > _APART * max(before.height, word.height):
                parts.append([])
            parts[-1].append(word)
        for part in parts:
            top, base = max(word.top for word in part), min(word.base for word in part)
            found.append((" ".join(word.text for word in part), top, max(top - base, 1.0)))
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
