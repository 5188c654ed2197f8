"""Lines that stand side by side, as letterheads and signatures do: read downward, the left ones first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from motcua.steering.plans.rules.words import is_shouted


class Part(Protocol):
    """A part of a line: its text, where it begins and ends from the left, and on which row it stands."""

    @property
    def text(self) -> str:
        """Give its words."""

    @property
    def left(self) -> float:
        """Say where it begins."""

    @property
    def right(self) -> float:
        """Say where it ends."""

    @property
    def row(self) -> int:
        """Say on which row it stands."""


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Placed:
    """A part of a line, as it is."""

    text: str
    left: float
    right: float
    row: int


def in_reading_order(parts: Iterable[P]) -> list[P]:
    """Put the parts of lines in the order in which people read them."""
    ordered: list[P] = []
    block: list[P] = []
    for _, group in groupby(parts, key=lambda part: part.row):
        row = list(group)
        if block and not _stands_beside(block, row):
            ordered += _downward(block)
            block = []
        if block or len(row) == 2:
            block += row
        else:
            ordered += row
    return [*ordered, *_downward(block)]


def _split(block: Sequence[P]) -> float:
    """Say where the right half of a block begins."""
    rows: dict[int, list[P]] = {}
    for part in block:
        rows.setdefault(part.row, []).append(part)
    return min(row[-1].left for row in rows.values() if len(row) > 1)


def _stands_beside(block: Sequence[P], row: Sequence[P]) -> bool:
    """Say whether a row goes on with a block: its parts lie left or right of where the block is parted."""
    split = _split(block)
    lefts = max((part.right for part in block if part.left < split), default=0.0)
    if len(row) > 2:
        return False
    if len(row) == 2:
        return row[0].right < max(row[1].left, split) and row[1].left > min(lefts, split) - 1
    apart = row[0].row - block[-1].row > 1
    if row[0].left >= split - 1:
        return True
    below = row[0].left < lefts  # what stands right of the left half, as a title in the middle, is no part
    return below and row[0].right < split and not (apart and is_shouted(row[0].text))


def _downward(block: Sequence[P]) -> list[P]:
    if not block:
        return []
    split = _split(block)
    rows: dict[int, list[P]] = {}
    for part in block:
        rows.setdefault(part.row, []).append(part)
    lefts = [row[0] for row in rows.values() if len(row) > 1 or row[0].left < split - 1]
    rights = [row[-1] for row in rows.values() if len(row) > 1 or row[0].left >= split - 1]
    return [*lefts, *rights]
