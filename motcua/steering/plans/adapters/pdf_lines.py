"""Lines of words on a page that no strokes part: where wide white parts them into cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from motcua.steering.plans.adapters.pdf_words import Word
from motcua.steering.plans.rules.columns import role_of
from motcua.steering.plans.rules.rows import number_of
from motcua.steering.plans.rules.words import plain

_APART: Final = 0.62  # heights of a word: a gap so wide parts two cells
_AFTER_NUMBER: Final = 0.4
_AFTER_HEAD: Final = 0.15
NUMBER_HEADS: Final = frozenset({"tt", "stt", "so tt", "no"})
DRAWN: Final = 1.0  # the width of a river that is a line drawn downward

River = tuple[float, float]


@dataclass
class TextLine:
    """A line of words, from left to right, with the cells that wide gaps part it into."""

    words: list[Word]

    def __post_init__(self) -> None:
        self.top = max(word.top for word in self.words)
        self.base = min(word.base for word in self.words)
        self.cells = len(self.parts())
        self.foot = median(word.foot for word in self.words)

    def parts(self, rivers: Sequence[River] = ()) -> list[list[Word]]:
        """Part it at wide gaps, and at lesser ones through which a river runs."""
        parts = [[self.words[0]]]
        for place, (before, after) in enumerate(pairwise(self.words)):
            if _gap(before, after, first=place == 0) or _runs_through(rivers, before, after):
                parts.append([])
            parts[-1].append(after)
        return parts

    def crosses(self, rivers: Sequence[River]) -> bool:
        """Say whether a part of it stands on both sides of a river."""
        ends = [(part[0].left, part[-1].right) for part in self.parts(rivers)]
        return any(start < left + 1 and end > right - 1 for start, end in ends for left, right in rivers)

    def names_columns(self) -> bool:
        """Say whether each part of it names what a column is for: an upper row of heads."""
        return all(role_of(" ".join(word.text for word in part)) is not None for part in self.parts())

    @property
    def text(self) -> str:
        """Give its words."""
        return " ".join(word.text for word in self.words)


def _gap(before: Word, after: Word, *, first: bool = False) -> bool:
    """Say whether white parts two words; after a row's number, less white does."""
    white = (after.left - before.right) / max(before.height, after.height)
    if first and plain(before.text) in NUMBER_HEADS:
        return white > _AFTER_HEAD
    return white > (_AFTER_NUMBER if first and number_of(before.text) is not None else _APART)


def _runs_through(rivers: Sequence[River], before: Word, after: Word) -> bool:
    """Say whether a river parts two words; one no wider than a drawn line does so however near they are."""
    wide = after.left - before.right > _AFTER_NUMBER * before.height
    return any(
        (wide or right - left <= DRAWN) and before.right - 1 <= (left + right) / 2 <= after.left + 1
        for left, right in rivers
    )
