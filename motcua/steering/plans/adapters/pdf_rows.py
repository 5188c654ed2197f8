"""Rows of a table that no lines draw: parted by the white across, where the nearest column shows it."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from motcua.steering.plans.adapters.pdf_lines import River, TextLine
from motcua.steering.plans.adapters.pdf_words import Word, cell_text, rows_of
from motcua.steering.plans.rules.columns import role_of
from motcua.steering.plans.rules.rows import is_section_number, looks_like_heading, number_of

_HIGH: Final = 12  # lines above and below a place that may be of one row
_HEADS: Final = 3  # columns whose heads are known, before lines are taken for a head
_WIDER: Final = 1.12  # white between rows against white between the lines of one


class Rows:
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
        across = {
            place
            for place, line in enumerate(self._lines)
            if line.crosses(self._rivers) or self._heads_others(line)
        }
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

    def _heads_others(self, line: TextLine) -> bool:
        """Say whether a line is nothing but a section's number and its title in capitals."""
        no = number_of(line.words[0].text)
        title = " ".join(word.text for word in line.words[1:])
        return no is not None and is_section_number(no) and looks_like_heading(title)

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
            if before < 0 and (end := self._head_end(place, white)):
                chosen.add(end)
                continue
            widest = max(white[one] for one in stretch)
            likely = [one for one in stretch if white[one] >= widest - 0.6]
            plainly = {one: self._lines[one - 1].foot - self._lines[one].foot for one in likely}
            most = max(plainly.values())
            chosen.add(max(one for one in likely if plainly[one] >= most - 0.6))
        return chosen

    def _head_end(self, first: int, white: Sequence[float]) -> int:
        """Find before which line the head ends: where the most columns read as heads; 0 if few ever do."""
        known = {end: self._heads_above(end) for end in range(1, first + 1)}
        most = max(known.values(), default=0)
        if most < _HEADS:
            return 0
        return max((end for end in known if known[end] == most), key=lambda end: (round(white[end]), end))

    def _heads_above(self, end: int) -> int:
        """Count the columns whose words above a line say what a column is for."""
        words = [word for line in self._lines[:end] for word in line.words]
        return sum(role_of(cell or "") is not None for cell in self.cells(TextLine(words)))

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
