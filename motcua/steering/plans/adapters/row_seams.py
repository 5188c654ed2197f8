"""Where the rows of a table begin that shows neither lines nor white between them: by what its cells say.

Each number of a row stands at its top, or in its middle. A row begins where the cells of most columns begin:
not within a sentence, not behind a word that calls for another, rather where a line left room for more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.steering.plans.rules.columns import role_of
from motcua.steering.plans.rules.names import breaks_off
from motcua.steering.plans.rules.words import has_bullet, is_closed, is_unfinished, starts_small

_FAR: Final = 1.5  # heights of a line: farther apart, and a line was left blank between
_TOP: Final = 1.5
_MIDDLE: Final = 1.1
_SMALL: Final = 4.0
_SINGLE: Final = 2
_NEVER: Final = 1e9
_HIGHEST: Final = 8  # lines of a head
_TITLE: Final = 60


@dataclass(frozen=True)
class Level:
    """A line of a table: its text column by column, and how far down it stands, in lines."""

    cells: tuple[str, ...]
    down: float


def head_height(levels: Sequence[Level]) -> int:
    """Say how many lines at the top are the table's head; none if they are none."""
    best, height = _SINGLE - 1, 0
    titles = [""] * max((len(level.cells) for level in levels), default=0)
    for place, level in enumerate(levels[:_HIGHEST], 1):
        if height == place - 1 > 0 and all(starts_small(cell) for cell in level.cells if cell):
            height = place
        titles = [f"{title} {cell}".strip() for title, cell in zip(titles, level.cells, strict=True)]
        whole = [title for title in titles if title and len(title) < _TITLE]
        known = sum(role_of(title) is not None for title in whole)
        if known > best and len(whole) == sum(map(bool, titles)):
            best, height = known, place
    return height


@dataclass(frozen=True)
class Stretch:
    """Lines between two headings: which bear a row's number; whether the first may be the rest of a row."""

    levels: Sequence[Level]
    numbered: Sequence[int]
    goes_on: bool = False


def row_starts(stretches: Sequence[Stretch]) -> list[list[int]]:
    """Say for each stretch before which lines a row begins: each has one line that bears its number.

    Numbers stand at the top of all rows of a table, or in the middle of all.
    """
    ways = [[_best(one, middle=middle) for one in stretches] for middle in (False, True)]
    return [starts for _, starts in min(ways, key=lambda way: sum(cost for cost, _ in way))]


def _best(stretch: Stretch, *, middle: bool) -> tuple[float, list[int]]:
    """Choose where each row begins so that all together cost least."""
    levels, numbered = stretch.levels, stretch.numbered
    if not numbered:
        return 0.0, []
    seams = [_NEVER, *(_seam(levels, place) for place in range(1, len(levels)))]
    downs = [level.down for level in levels]
    firsts = range(numbered[0] + 1) if stretch.goes_on else range(1)
    costs = {place: (seams[place] if place else 0.0, [place]) for place in firsts}
    for number, after in pairwise([*numbered, len(levels)]):
        is_last = after == len(levels)
        ends = [len(levels)] if is_last else range(number + 1, after + 1)
        chosen: dict[int, tuple[float, list[int]]] = {}
        for end in ends:
            options = [
                (cost + _off(downs, begin, end - 1, number, middle) + (0.0 if is_last else seams[end]), way)
                for begin, (cost, way) in costs.items()
            ]
            cost, way = min(options, key=lambda option: option[0])
            chosen[end] = (cost, way if is_last else [*way, end])
        costs = chosen
    return costs[len(levels)]


def _off(downs: Sequence[float], begin: int, last: int, number: int, middle: bool) -> float:
    """Say how far a row's number stands from where it should."""
    if middle:
        return _MIDDLE * max(0.0, abs(downs[number] - (downs[begin] + downs[last]) / 2) - 0.5)
    return _TOP * (downs[number] - downs[begin])


def _seam(levels: Sequence[Level], place: int) -> float:
    """Say what it costs to begin a row before a line: much within a sentence, a gain between two."""
    apart = levels[place].down - levels[place - 1].down
    cost = -2.0 if apart > _FAR else 0.0
    for column in range(1, len(levels[place].cells)):
        before = _nearest(levels, range(place - 1, max(-1, place - 4), -1), column)
        after = _nearest(levels, range(place, min(len(levels), place + 3)), column)
        if before is not None and after is not None:
            cost += _between(levels, before, after, column)
    return cost


def _nearest(levels: Sequence[Level], places: range, column: int) -> int | None:
    return next((place for place in places if levels[place].cells[column]), None)


def _between(levels: Sequence[Level], above: int, below: int, column: int) -> float:
    """Say what it costs to part two lines of a column."""
    before, after = levels[above].cells[column], levels[below].cells[column]
    if (starts_small(after) and not has_bullet(after)) or is_unfinished(before) or breaks_off(before):
        return _SMALL
    if before.endswith(";"):
        return 1.5
    cost = 0.5 if has_bullet(after) else 0.0
    if is_closed(before):
        cost -= 1.0
    if levels[below].down - levels[above].down > 1:
        return cost - 0.7
    widest = max(len(level.cells[column]) for level in levels)
    has_room = len(before) + 1 + len(after.split(maxsplit=1)[0]) <= 0.92 * widest
    return cost + (-1.0 if has_room else 0.0 if is_closed(before) else 1.0)
