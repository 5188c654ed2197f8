"""Tables drawn without lines: columns by the white that runs down between words, rows by the white across."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from motcua.steering.plans.adapters.pdf_tables import Grid
from motcua.steering.plans.adapters.pdf_words import Word, cell_text, rows_of
from motcua.steering.plans.rules.rows import number_of
from motcua.steering.plans.rules.words import plain, starts_small

_APART: Final = 0.62  # heights of a word: a gap so wide parts two cells
_AFTER_NUMBER: Final = 0.4
_AFTER_HEAD: Final = 0.15
_NUMBER_HEADS: Final = frozenset({"tt", "stt", "so tt", "no"})
_LEAST_LINES: Final = 3  # lines of three cells, before white is taken for a table
_LEAST_CELLS: Final = 3
_STRAY: Final = 0.12  # of a table's lines, so many may stand across the white
_DRAWN: Final = 1.0  # the width of a river that is a line drawn downward
_SMALL: Final = 4  # a column of cells has so many lines that go on to each that begins
_CORE: Final = 2.0
_NARROW: Final = 4.0  # points: narrower white is a blank
_HIGH: Final = 12  # lines above and below a place that may be of one row
_MOST_ACROSS: Final = 3  # lines that stand across, one after the other, before the table is over
_SAME: Final = 0.8
_WIDER: Final = 1.12  # white between rows against white between the lines of one
_PAGE: Final = re.compile(r"(?:trang\s*)?-?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*-?")
_PAGE_WORDS: Final = 4
_INDENT: Final = 40.0
_ENDS: Final = re.compile(r"noi nhan\b|phu luc\b|tm\.|kt\.|tl\.|bieu (?:so )?\d|mau so\b")

River = tuple[float, float]


def parted(grid: Grid) -> Grid:
    """Part the rows of a table whose lines run down alone, where several numbers stand in one row."""
    rivers = [(edge - _DRAWN / 2, edge + _DRAWN / 2) for edge in grid.edges]
    rows: list[list[str | None]] = []
    for cells, words in zip(grid.rows, grid.words_by_row, strict=True):
        lines = [TextLine(line) for line in rows_of(words)] if rivers else []
        table = _Table(lines, rivers, (), ())
        if len(lines) > 1 and len(table.numbered()) > 1:
            rows += [table.cells(row) for row in table.rows()]
        else:
            rows.append(cells)
    return replace(grid, rows=rows)


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

    @property
    def text(self) -> str:
        """Give its words."""
        return " ".join(word.text for word in self.words)


@dataclass
class Flow:
    """What a page's table hands on to the next page: where its rivers run, and the words of its head."""

    rivers: list[River]
    head: list[str]


def _gap(before: Word, after: Word, *, first: bool = False) -> bool:
    """Say whether white parts two words; after a row's number, less white does."""
    white = (after.left - before.right) / max(before.height, after.height)
    if first and plain(before.text) in _NUMBER_HEADS:
        return white > _AFTER_HEAD
    return white > (_AFTER_NUMBER if first and number_of(before.text) is not None else _APART)


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
    table = _Table(stretch, rivers, rules, known)
    rows = table.rows()
    taken = [word for line in stretch for word in line.words]
    head = known or [word.text for word in rows[0].words]
    return Grid(stretch[0].top, [table.cells(row) for row in rows], taken), Flow(rivers, head)


def _runs_through(rivers: Sequence[River], before: Word, after: Word) -> bool:
    """Say whether a river parts two words; one no wider than a drawn line does so however near they are."""
    wide = after.left - before.right > _AFTER_NUMBER * before.height
    return any(
        (wide or right - left <= _DRAWN) and before.right - 1 <= (left + right) / 2 <= after.left + 1
        for left, right in rivers
    )


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
        for part in line.parts():
            place = sum(edge < (part[0].left + part[-1].right) / 2 for edge in edges)
            if place == 0:
                text = " ".join(word.text for word in part)
                numbers += number_of(text) is not None
                others += number_of(text) is None and plain(text) not in _NUMBER_HEADS
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
    while first > 0 and not across[first - 1]:
        above, here = lines[first - 1], lines[first]
        near = above.base - here.top < (1.6 if carried else 0.75) * max(here.top - here.base, 4.0)
        if above.cells == 1 and (not near or number_of(above.text) is not None):
            break
        first -= 1
    return first


class _Table:
    """The lines of one table on a page, to be parted into rows."""

    def __init__(
        self, lines: Sequence[TextLine], rivers: Sequence[River], rules: Sequence[float], head: Sequence[str]
    ) -> None:
        self._lines = list(lines)
        self._edges = [(start + end) / 2 for start, end in rivers]
        self._rivers = rivers
        self._rules = rules
        self._head = head

    def rows(self) -> list[TextLine]:
        """Gather the lines into rows, each as one long line of all its words."""
        cuts = self._cuts()
        rows: list[list[Word]] = [[]]
        for place, line in enumerate(self._lines):
            if place in cuts and rows[-1]:
                rows.append([])
            rows[-1] += line.words
        return [TextLine(row) for row in rows]

    def cells(self, row: TextLine) -> list[str | None]:
        """Part a row into its cells; what stands across begins in the column where it begins."""
        columns: list[list[Word]] = [[] for _ in range(len(self._edges) + 1)]
        for words in rows_of(row.words):
            line = TextLine(words)
            for part in line.parts(self._rivers):
                start = part[0].left if line.crosses(self._rivers) else (part[0].left + part[-1].right) / 2
                columns[sum(edge < start + 1 for edge in self._edges)] += part
        rights = [max((word.right for word in column), default=0.0) for column in columns]
        return [cell_text(column, right) for column, right in zip(columns, rights, strict=True)]

    def _cuts(self) -> set[int]:
        """Say before which lines a row begins."""
        white = [0.0, *(self._white_above(place) for place in range(1, len(self._lines)))]
        ruled = {place for place in range(1, len(self._lines)) if self._is_ruled(place)}
        across = {place for place, line in enumerate(self._lines) if line.crosses(self._rivers)}
        cuts = ruled | self._around(across)
        head = self._head_again()
        numbered = self.numbered()
        if head:
            cuts.add(head)
            numbered = [place for place in numbered if place >= head]
        chosen = self._between(numbered, white, ruled, head)
        cuts |= chosen
        apart = [white[place] for place in chosen]
        inner = [white[place] for place in range(1, len(white)) if place not in cuts]
        if not chosen and inner and not ruled:
            apart, inner = _two_heaps(inner)
        if apart and inner and median(apart) > _WIDER * median(inner) + 0.5:
            least = max(0.9 * median(apart), 1.1 * median(inner))
            cuts |= {place for place in range(1, len(white)) if white[place] >= least}
        return cuts

    def _white_above(self, place: int) -> float:
        """Give how far a line is from the one above it, in the column where the two are nearest.

        Between the lines of a cell that is the pitch of its lines, however other cells stand beside it.
        """
        above, below = self._last_feet(place), self._first_feet(place)
        steps = [foot - below[column] for column, foot in above.items() if column in below]
        return min(steps, default=self._lines[place - 1].foot - self._lines[place].foot)

    def _last_feet(self, place: int) -> dict[int, float]:
        """Give where each column's last line above a place stands."""
        feet: dict[int, float] = {}
        for line in reversed(self._lines[max(0, place - _HIGH) : place]):
            feet = {**self._feet(line), **feet}
        return feet

    def _first_feet(self, place: int) -> dict[int, float]:
        """Give where each column's first line from a place on stands."""
        feet: dict[int, float] = {}
        for line in self._lines[place : place + _HIGH]:
            feet = {**self._feet(line), **feet}
        return feet

    def _feet(self, line: TextLine) -> dict[int, float]:
        return {sum(edge < word.left + 1 for edge in self._edges): word.foot for word in line.words}

    def _between(
        self, numbered: Sequence[int], white: Sequence[float], ruled: set[int], head: int
    ) -> set[int]:
        """Choose between each number and the one before it the widest white; of equals the lowest.

        Where cells tell nothing, what counts is how far a line is from whatever stands above it.
        """
        chosen: set[int] = set()
        for before, place in pairwise([head - 1, *numbered] if head else [-1, *numbered]):
            stretch = range(max(before + 1, 1), place + 1)
            if not stretch or any(one in ruled for one in stretch):
                continue
            widest = max(white[one] for one in stretch)
            likely = [one for one in stretch if white[one] >= widest - 0.6]
            plainly = {one: self._lines[one - 1].foot - self._lines[one].foot for one in likely}
            most = max(plainly.values())
            chosen.add(max(one for one in likely if plainly[one] >= most - 0.6))
        return chosen

    def _around(self, across: set[int]) -> set[int]:
        """Part what stands across from the rows above and below it."""
        return {place for place in across if place - 1 not in across} | {
            place + 1 for place in across if place + 1 not in across and place + 1 < len(self._lines)
        }

    def numbered(self) -> list[int]:
        """Give the lines that begin with a row's number."""
        return [place for place in range(len(self._lines)) if self._number_at(place)]

    def _number_at(self, place: int) -> bool:
        """Say whether a line's first cell is a number, and stands in the first column."""
        first = [word for word in self._lines[place].words if word.right <= self._edges[0]]
        return bool(first) and number_of(" ".join(word.text for word in first)) is not None

    def _is_ruled(self, place: int) -> bool:
        above, below = self._lines[place - 1], self._lines[place]
        return any(below.top - 2.0 <= rule <= above.base + 2.0 for rule in self._rules)

    def _head_again(self) -> int:
        """Count the lines at the top that are the head of the page before, come again."""
        left, count = list(self._head), 0
        for line in self._lines:
            if not left or not all(word.text in left for word in line.words):
                break
            for word in line.words:
                if word.text in left:
                    left.remove(word.text)
            count += 1
        return count if self._head and not left else 0


def _two_heaps(white: Sequence[float]) -> tuple[list[float], list[float]]:
    """Part gaps into wide and narrow ones at the greatest step between two of them."""
    ordered = sorted(white)
    steps = [(after - before, place) for place, (before, after) in enumerate(pairwise(ordered), 1)]
    step, place = max(steps, default=(0.0, 0))
    return (ordered[place:], ordered[:place]) if step > 1.0 else ([], ordered)
