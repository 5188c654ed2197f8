"""Tables drawn with lines: cells between them, reaching over rows and columns where no line parts them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from motcua.steering.plans.adapters.pdf_words import Word, cell_text

_NEAR: Final = 2.5  # points: lines so near are one
_STRAIGHT: Final = 1.2
_SHORT: Final = 6.0
_LONG: Final = 200.0
_LEAST_CELLS: Final = 4

Stroke = tuple[float, float, float, float]


@dataclass(frozen=True)
class Bar:
    """A straight line: where it stands, and from where to where it reaches."""

    at: float
    start: float
    end: float


@dataclass
class Grid:
    """A table on a page: its cells row by row, None where the cell above reaches down.

    `edges` are the lines drawn between its columns; `words_by_row` are the words of each row.
    """

    top: float
    rows: list[list[str | None]]
    words: list[Word]
    edges: list[float] = field(default_factory=list)
    words_by_row: list[list[Word]] = field(default_factory=list)


def grids_of(strokes: Iterable[Stroke], words: Sequence[Word]) -> list[Grid]:
    """Find the tables that lines draw, with the words inside them."""
    across, down = _bars(strokes)
    grids = []
    for level, upright in _tables(across, down):
        grid = _grid(level, upright, words)
        if grid is not None:
            grids.append(grid)
    return grids


def levels_of(strokes: Iterable[Stroke]) -> list[float]:
    """Give the heights at which long lines are drawn across a page."""
    across, _ = _bars(strokes)
    return [bar.at for bar in across if bar.end - bar.start > _LONG]


def _bars(strokes: Iterable[Stroke]) -> tuple[list[Bar], list[Bar]]:
    across: list[Bar] = []
    down: list[Bar] = []
    for x0, y0, x1, y1 in strokes:
        if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) > _SHORT:
            across.append(Bar((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) > _SHORT:
            down.append(Bar((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return _joined(across), _joined(down)


def _joined(bars: list[Bar]) -> list[Bar]:
    """Join pieces of one line, and the two edges of a thick one."""
    joined: list[Bar] = []
    for _, line in _clusters(bars):
        for bar in sorted(line, key=lambda one: one.start):
            last = joined[-1] if joined else None
            if last is not None and abs(last.at - line[0].at) < 1e-9 and bar.start <= last.end + _NEAR:
                joined[-1] = Bar(last.at, last.start, max(last.end, bar.end))
            else:
                joined.append(Bar(line[0].at, bar.start, bar.end))
    return joined


def _clusters(bars: Sequence[Bar]) -> list[tuple[float, list[Bar]]]:
    found: list[tuple[float, list[Bar]]] = []
    for bar in sorted(bars, key=lambda one: one.at):
        if found and bar.at - found[-1][1][-1].at <= _NEAR:
            found[-1][1].append(bar)
        else:
            found.append((bar.at, [bar]))
    return found


def _tables(across: list[Bar], down: list[Bar]) -> list[tuple[list[Bar], list[Bar]]]:
    """Gather lines that touch each other."""
    groups: list[tuple[list[Bar], list[Bar]]] = []
    left = list(across)
    uprights = list(down)
    while uprights:
        level: list[Bar] = []
        upright = [uprights.pop()]
        grew = True
        while grew:
            more = [bar for bar in left if any(_touch(bar, one) for one in upright)]
            left = [bar for bar in left if bar not in more]
            level += more
            found = [one for one in uprights if any(_touch(bar, one) for bar in level)]
            uprights = [one for one in uprights if one not in found]
            upright += found
            grew = bool(more or found)
        groups.append((level, upright))
    return groups


def _touch(level: Bar, upright: Bar) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _places(bars: Sequence[Bar]) -> list[float]:
    return [place for place, _ in _clusters(bars)]


def _grid(level: list[Bar], upright: list[Bar], words: Sequence[Word]) -> Grid | None:
    ends = [
        Bar(end, 0.0, 0.0) for end in (min(bar.start for bar in upright), max(bar.end for bar in upright))
    ]
    ys, xs = _places([*level, *ends]), _places(upright)
    if (len(ys) - 1) * (len(xs) - 1) < _LEAST_CELLS or len(xs) < 3:
        return None
    cells: dict[tuple[int, int], list[Word]] = {}
    taken: list[Word] = []
    for word in words:
        column = bisect_right(xs, (word.left + word.right) / 2) - 1
        row = bisect_right(ys, (word.base + word.top) / 2) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            cells.setdefault((row, column), []).append(word)
            taken.append(word)
    if not taken:
        return None
    owner = _owners(level, upright, ys, xs)
    gathered: dict[tuple[int, int], list[Word]] = {}
    for place, found in cells.items():
        gathered.setdefault(owner[place], []).extend(found)
    by_row = [
        [word for column in range(len(xs) - 1) for word in cells.get((row, column), ())]
        for row in range(len(ys) - 2, -1, -1)
    ]
    return Grid(ys[-1], _rows(owner, gathered, ys, xs), taken, xs[1:-1], by_row)


def _owners(
    level: list[Bar], upright: list[Bar], ys: list[float], xs: list[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Give each place of the grid the upper left place of the cell that it belongs to."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 2, -1, -1):  # from the top: heights grow upwards
        for column in range(len(xs) - 1):
            own = (row, column)
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if row < len(ys) - 2 and not _covers(level, ys[row + 1], middle_x):
                own = owner[row + 1, column]
            elif column and not _covers(upright, xs[column], middle_y):
                own = owner[row, column - 1]
            owner[row, column] = own
    return owner


def _covers(bars: Sequence[Bar], at: float, middle: float) -> bool:
    return any(abs(bar.at - at) <= _NEAR and bar.start - _NEAR <= middle <= bar.end + _NEAR for bar in bars)


def _rows(
    owner: dict[tuple[int, int], tuple[int, int]],
    gathered: dict[tuple[int, int], list[Word]],
    ys: list[float],
    xs: list[float],
) -> list[list[str | None]]:
    rows: list[list[str | None]] = []
    for row in range(len(ys) - 2, -1, -1):
        line: list[str | None] = []
        for column in range(len(xs) - 1):
            own = owner[row, column]
            if own == (row, column):
                last = max(c for (_, c), o in owner.items() if o == own)
                line.append(cell_text(gathered.get(own, []), xs[last + 1]))
            else:
                line.append("" if own[0] == row else None)
        rows.append(line)
    return rows
