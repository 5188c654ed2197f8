"""Tables drawn without lines: columns by the white that runs down between words, rows by the white across."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from motcua.steering.plans.adapters.pdf_lines import DRAWN, NUMBER_HEADS, River, TextLine
from motcua.steering.plans.adapters.pdf_rows import Rows
from motcua.steering.plans.adapters.pdf_tables import Grid
from motcua.steering.plans.adapters.pdf_words import Word, rows_of
from motcua.steering.plans.rules.rows import number_of
from motcua.steering.plans.rules.words import plain, starts_small

_LEAST_LINES: Final = 3  # lines of three cells, before white is taken for a table
_LEAST_CELLS: Final = 3
_STRAY: Final = 0.12  # of a table's lines, so many may stand across the white
_SMALL: Final = 4  # a column of cells has so many lines that go on to each that begins
_CORE: Final = 2.0
_NARROW: Final = 4.0  # points: narrower white is a blank
_MOST_ACROSS: Final = 3  # lines that stand across, one after the other, before the table is over
_SAME: Final = 0.8
_PAGE: Final = re.compile(r"(?:trang\s*)?-?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*-?")
_PAGE_WORDS: Final = 4
_INDENT: Final = 40.0
_ENDS: Final = re.compile(r"noi nhan\b|phu luc\b|tm\.|kt\.|tl\.|bieu (?:so )?\d|mau so\b")


def parted(grid: Grid) -> Grid:
    """Part the rows of a table whose lines run down alone, where several numbers stand in one row."""
    rivers = [(edge - DRAWN / 2, edge + DRAWN / 2) for edge in grid.edges]
    rows: list[list[str | None]] = []
    for cells, words in zip(grid.rows, grid.words_by_row, strict=True):
        lines = [TextLine(line) for line in rows_of(words)] if rivers else []
        table = Rows(lines, rivers, (), ())
        if len(lines) > 1 and len(table.numbered()) > 1:
            rows += [table.cells(row) for row in table.rows()]
        else:
            rows.append(cells)
    return replace(grid, rows=rows)


@dataclass
class Flow:
    """What a page's table hands on to the next page: where its rivers run, and the words of its head."""

    rivers: list[River]
    head: list[str]


def river_grid(
    words: Sequence[Word], rules: Sequence[float], before: Flow | None
) -> tuple[Grid | None, Flow | None]:
    """Find the table of a page that no lines draw; `rules` are the heights of lines drawn across it.

    `before` is what the page before handed on; where its rivers run on, the columns are the same.
    """
    lines = _without_page_number([TextLine(line) for line in rows_of(words)])
    stretch = (_going_on(lines, before.rivers) or _rest(lines, before.rivers)) if before else []
    rivers, known = (before.rivers, before.head) if before else ([], [])
    if not stretch:
        rivers, known = _rivers_of(lines), []
        stretch = _stretch(lines, rivers, carried=False) if rivers else []
    if len(stretch) < (1 if known else _LEAST_LINES):
        return None, None
    table = Rows(stretch, rivers, rules, known)
    rows = table.rows()
    taken = [word for line in stretch for word in line.words]
    head = known or [word.text for word in rows[0].words]
    return Grid(stretch[0].top, [table.cells(row) for row in rows], taken), Flow(rivers, head)


def _without_page_number(lines: list[TextLine]) -> list[TextLine]:
    """Leave out a first or last line that is nothing but a number off the left edge."""
    kept = list(lines)
    left = min((line.words[0].left for line in kept), default=0.0)
    for place in (0, -1):
        if (
            len(kept) > 1
            and len(kept[place].words) <= _PAGE_WORDS
            and _PAGE.fullmatch(plain(kept[place].text))
        ) and kept[place].words[0].left > left + _INDENT:
            del kept[place]
    return kept


def _going_on(lines: Sequence[TextLine], rivers: list[River]) -> list[TextLine]:
    """Give the lines in which the table of the page before goes on; none if it does not."""
    stretch = _stretch(lines, rivers, carried=True)
    least = min(_LEAST_CELLS, max((line.cells for line in stretch), default=2))
    parted = [line for line in stretch if line.cells >= max(least, 2)]
    if not parted or lines.index(stretch[0]) > _MOST_ACROSS:
        return []
    fitting = sum(not line.crosses(rivers) for line in parted)
    return stretch if fitting >= _SAME * len(parted) else []


def _rest(lines: Sequence[TextLine], rivers: list[River]) -> list[TextLine]:
    """Give the lines at the top that are the rest of one cell, which the page's end cut off."""
    rest: list[TextLine] = []
    for line in lines:
        if line.cells > 1 or line.crosses(rivers) or line.words[0].left < rivers[0][1]:
            break
        rest.append(line)
    return rest if rest and len(rest) < len(lines) and starts_small(rest[0].text) else []


def _rivers_of(lines: Sequence[TextLine]) -> list[River]:
    """Find where white runs down through the lines that gaps part."""
    seeds = [place for place, line in enumerate(lines) if line.cells >= _LEAST_CELLS]
    if len(seeds) < _LEAST_LINES:
        return []
    window = [line for line in lines[seeds[0] : seeds[-1] + 1] if line.cells > 1 and not _may_head(line)]
    rivers = _real(_white(window), window)
    return rivers if len(rivers) + 1 >= _LEAST_CELLS else []


def _may_head(line: TextLine) -> bool:
    """Say whether a line may be nothing but a number and its heading, which tells no columns."""
    return line.cells < _LEAST_CELLS and number_of(line.words[0].text) is not None


def _real(rivers: Sequence[River], lines: Sequence[TextLine]) -> list[River]:
    """Leave out rivers that are blanks of stretched lines: beyond them no cell begins, words only go on.

    The white behind the rows' numbers is one, however few lines of the next column begin a cell.
    """
    edges = [(left + right) / 2 for left, right in rivers]
    begun: dict[int, int] = {}
    small: dict[int, int] = {}
    numbers = others = 0
    for line in lines:
        seen = -1  # of a cell's line, stretched or not, only its first part tells how it begins
        for part in line.parts():
            place = sum(edge < (part[0].left + part[-1].right) / 2 for edge in edges)
            if place == seen:
                continue
            seen = place
            if place == 0:
                text = " ".join(word.text for word in part)
                numbers += number_of(text) is not None
                others += number_of(text) is None and plain(text) not in NUMBER_HEADS
            counts = small if starts_small(part[0].text) else begun
            counts[place] = counts.get(place, 0) + 1
    return [
        river
        for place, river in enumerate(rivers, 1)
        if begun.get(place, 0)
        and (_SMALL * begun[place] >= small.get(place, 0) or (place == 1 and numbers > _SMALL * others))
    ]


def _white(lines: Sequence[TextLine]) -> list[River]:
    """Give the stretches from left to right that hardly a line covers."""
    left = min(line.words[0].left for line in lines)
    right = max(word.right for line in lines for word in line.words)
    covered = [0] * (int(right - left) + 2)
    for line in lines:
        here = -1
        for part in line.parts():
            first, last = int(part[0].left - left), int(part[-1].right - left)
            for place in range(max(first, here + 1), last + 1):
                covered[place] += 1
            here = last
    most = max(0, int(_STRAY * len(lines)))
    rivers: list[River] = []
    opened: int | None = None
    for place, count in enumerate(covered):
        if count <= most and opened is None:
            opened = place
        elif count > most and opened is not None:
            if opened > 0 and place - opened >= _NARROW:
                rivers.append((left + opened, left + place))
            opened = None
    return [_narrowed(river, lines) for river in rivers]


def _narrowed(river: River, lines: Sequence[TextLine]) -> River:
    """Leave of a river what no cell beside it reaches into."""
    left, right = river
    for line in lines:
        for part in line.parts():
            start, end = part[0].left, part[-1].right
            if start < river[0] < end < river[1]:
                left = max(left, end)
            elif river[0] < start < river[1] < end:
                right = min(right, start)
    return (left, right) if right - left >= _CORE else river


def _stretch(lines: Sequence[TextLine], rivers: Sequence[River], *, carried: bool) -> list[TextLine]:
    """Give the lines of the table: those between the rivers, and the few that head others across them."""
    across = [line.crosses(rivers) for line in lines]
    seeds = [
        place
        for place, line in enumerate(lines)
        if line.cells >= (2 if carried else _LEAST_CELLS) and not across[place]
    ]
    if not seeds:
        return []
    first = _first(lines, across, seeds[0], carried=carried)
    last, run = first, 0
    for place in range(first, len(lines)):
        if _ENDS.match(plain(lines[place].text)) and place > seeds[0]:
            break
        run = run + 1 if across[place] else 0
        if run > _MOST_ACROSS:
            break
        if not across[place]:
            last = place
    return list(lines[first : last + 1])


def _first(lines: Sequence[TextLine], across: Sequence[bool], seed: int, *, carried: bool) -> int:
    """Go up from the first sure line to where the head, or the rest of a row cut by the page, begins."""
    first = seed
    while first > 0:
        above, here = lines[first - 1], lines[first]
        if across[first - 1] and (carried or not above.names_columns()):
            break
        near = above.base - here.top < (1.6 if carried else 0.75) * max(here.top - here.base, 4.0)
        if above.cells == 1 and (not near or number_of(above.text) is not None):
            break
        first -= 1
    return first
