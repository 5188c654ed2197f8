"""One row of a flattened table, split back into its cells.

The words of the row are dealt out to the columns in their order so that each cell reads best as what its
column holds: agencies, a time, a product, marks; and so that lines break where cells break.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from motcua.steering.plans.rules.columns import STATES, VALUES, Role
from motcua.steering.plans.rules.dues import due_share, is_due_shaped, starts_as_due
from motcua.steering.plans.rules.fits import AGENCIES, ASIDES, MARK, PRODUCT, fit
from motcua.steering.plans.rules.names import looks_like_agency, split_names
from motcua.steering.plans.rules.words import (
    has_bullet,
    is_closed,
    is_unfinished,
    plain,
    starts_small,
)

NEVER: Final = -1e6
_BEYOND: Final = 4
_ENDLESS: Final = 10**6
_LONG: Final = {
    Role.LEAD: 36,
    Role.SUPPORT: 70,
    Role.BOTH: 70,
    Role.WATCHER: 40,
    Role.DOERS: 60,
    Role.DUE: 36,
    Role.BEGIN: 12,
    Role.PRODUCT: 80,
    **dict.fromkeys(VALUES, 40),
    Role.UNIT: 5,
    Role.MONEY: 14,
    Role.BASE: 60,
    Role.CHIEF: 14,
}
_LONG_MARK: Final = 5
_TIMED: Final = 0.6
_OPENS_TIME: Final = re.compile(
    r"(?:cham nhat|truoc|hoan thanh|trong|den|tu|dinh ky|hang|sau khi|quy|thang|nam|giai doan|ngay|theo)\b"
)
_LABEL: Final = re.compile(r"\w+(?: \w+){0,4}:\s")  # "Thực hiện: Cả năm" begins on a line of its own
_FEW: Final = 6
_DONE_BY: Final = re.compile(
    r"(?:Hoàn thành|Xong|Ban hành|Trình|Thực hiện)\s+(?:(?:trong|vào)\s+|(?=trước|chậm|đến|từ))"
)
_FREE: Final = frozenset({Role.TASK, Role.TARGET, Role.EXPLAIN, Role.OTHER})
_MARK_WORDS: Final = re.compile(r"(?:X|x|✓|✔|√|-|–|Một|Đã|Đang|Chưa|Hoàn|Có|Không|\d{1,3}%)")
_SUM: Final = re.compile(r"(?!20\d\d\b)[\d.]{2,}(?:,\d+)?(?:\s+[A-ZĐ]|\s*$)")
_DATE: Final = re.compile(r"\d{1,2}\s?[/.-]\s?\d|\d{1,2} (?:tháng|lần|ngày|tuần|quý)\b")
_TIMELY: Final = re.compile(
    r"\d|^(?:quy|qui|thang|nam|sau|khi|theo|dinh|hang|moi|thuong|lien|dot|bam|nay|tuan|ngay|trong)\b"
)


@dataclass(frozen=True)
class Piece:
    """The lines of a row that stand on one page: texts, and whether space stands before each."""

    lines: tuple[str, ...]
    gaps: tuple[bool, ...]


@dataclass
class Habits:
    """What the rows of one table have in common: how wide columns are, which cells come again."""

    airy: bool = False
    widths: dict[Role, float] = field(default_factory=dict)
    often: Counter[tuple[Role, str]] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    def learn(self, cells: Sequence[dict[Role, list[str]]]) -> "Habits":
        """Learn from rows split once."""
        widths: dict[Role, list[int]] = {}
        often: Counter[tuple[Role, str]] = Counter()
        names: Counter[str] = Counter()
        for row in cells:
            for role, lines in row.items():
                widths.setdefault(role, []).extend(len(line) for line in lines if line)
                often[role, plain(" ".join(lines)).strip(" .;")] += 1
                if role in AGENCIES:
                    names.update(map(plain, split_names(" ".join(lines))))
        wide = {
            role: sorted(found)[int(len(found) * 0.92)] for role, found in widths.items() if len(found) > 3
        }
        return Habits(self.airy, {role: float(width) for role, width in wide.items()}, often, names)

    def completes(self, known: str, more: str) -> float:
        """Say whether more words make one of the table's names; less than 0 if they spoil one."""
        before, after = split_names(known), split_names(f"{known} {more}")
        if not before or not after:
            return 0.0
        first = self.names[plain(before[-1])]
        then = min(self.names[plain(name)] for name in after[len(before) - 1 :] or after[-1:])
        return 2.0 if then > max(1, first) else -2.5 if first > 1 and not then else 0.0


class Splitter:
    """Splits the pieces of rows into cells."""

    def __init__(self, roles: Sequence[Role], habits: Habits) -> None:
        self._roles = tuple(roles)
        self._habits = habits
        times = [place for place, role in enumerate(roles) if role in {Role.DUE, Role.BEGIN}]
        self._after_times = any(roles[place + 1 : place + 2] and roles[place + 1] in _FREE for place in times)
        whole = 10_000
        self._longest = {
            role: whole if role in _FREE else _LONG_MARK if role in STATES else _LONG.get(role, whole)
            for role in roles
        }

    def split(self, pieces: Sequence[Piece]) -> dict[Role, list[str]]:
        """Give each column's lines, the pieces of all pages one after the other."""
        cells: dict[Role, list[str]] = {}
        for piece in pieces:
            cut = piece is not pieces[-1]
            for role, lines in self._best(piece, cells, first=piece is pieces[0], cut=cut).items():
                cells.setdefault(role, []).extend(lines)
        return cells

    def fits(self, pieces: Sequence[Piece]) -> float:
        """Say how well a row reads by these columns, its pages each by itself."""
        return sum(self._dealt(piece, {}, first=True, cut=False)[2][-1][-1][0] for piece in pieces[:1])

    def _best(
        self, piece: Piece, before: dict[Role, list[str]], *, first: bool, cut: bool
    ) -> dict[Role, list[str]]:
        """Give the cells of the best way to deal a piece's words out to the columns."""
        return self._read(*self._dealt(piece, before, first=first, cut=cut))

    def _dealt(
        self, piece: Piece, before: dict[Role, list[str]], *, first: bool, cut: bool
    ) -> tuple["Words", list[int], list[list[tuple[float, int]]]]:
        text = Words(piece, self._habits, cut)
        marks = text.boundaries(after_times=self._after_times)
        last = len(marks) - 1
        scores: list[list[tuple[float, int]]] = [
            [(0.0 if not place else NEVER, 0) for place in range(last + 1)]
        ]
        for column, role in enumerate(self._roles, 1):
            known = before.get(role, [])
            ends = range(last + 1) if column < len(self._roles) else (last,)
            line = [(NEVER, 0)] * (last + 1)
            for end in ends:
                best = (NEVER, 0)
                for start in range(end + 1):
                    so_far = scores[-1][start][0]
                    if so_far <= NEVER / 2:
                        continue
                    score = so_far + self._cell(role, text, marks[start], marks[end], known, first)
                    if score > best[0]:
                        best = (score, start)
                line[end] = best
            scores.append(line)
        return text, marks, scores

    def _read(
        self, text: "Words", marks: list[int], scores: list[list[tuple[float, int]]]
    ) -> dict[Role, list[str]]:
        end = len(marks) - 1
        cells: dict[Role, list[str]] = {}
        for place in range(len(self._roles), 0, -1):
            start = scores[place][end][1]
            if start < end:
                role = self._roles[place - 1]
                cells[role] = [*text.lines(marks[start], marks[end]), *cells.get(role, [])]
            end = start
        return cells

    def _cell(self, role: Role, text: "Words", start: int, end: int, known: list[str], first: bool) -> float:
        if start == end:
            return self._nothing(role, known, first)
        if end - start > self._longest[role]:
            return NEVER
        if not known and not text.may_be(role, start, end):
            return -8.0 + text.edge(start)
        score = text.edge(start) + text.inside(start, end, self._habits.widths.get(role))
        whole = text.text(start, end)
        if text.cut and is_unfinished(whole):
            score += 3.0  # the page breaks here, the cell goes on over it
        if text.cut and not known and role is Role.DUE and end - start <= _FEW:
            score += 4.0 if not due_share(whole) and _OPENS_TIME.match(plain(whole)) else 0.0
        if known:
            return score + self._more(role, whole, " ".join(known), at_start=start == 0)
        often = self._habits.often[role, plain(whole).strip(" .;")] if role not in _FREE else 0
        return score + fit(role, whole) + min(1.5, 0.5 * max(0, often - 1)) - (0.0 if first else 0.5)

    def _nothing(self, role: Role, known: list[str], first: bool) -> float:
        if not first:
            return -2.0 if known and is_unfinished(" ".join(known)) else 0.0
        return {
            Role.TASK: -12.0,
            Role.TARGET: -12.0,
            Role.LEAD: -5.0,
            Role.BOTH: -5.0,
            Role.DUE: -3.0,
            Role.BEGIN: -2.5,
            Role.SUPPORT: -2.0,
            Role.PRODUCT: -2.5,
            Role.OTHER: 0.5,
            Role.WATCHER: -2.0,
            Role.DOERS: -2.0,
            **dict.fromkeys(VALUES, -1.0),
        }.get(role, -0.5)

    def _more(self, role: Role, whole: str, known: str, *, at_start: bool) -> float:
        """Say how well a text goes on with what its column held on the page before."""
        score = 0.0
        open_ended = is_unfinished(known) or known.rstrip().endswith(";")
        if open_ended:
            score += 1.0
        elif role is not Role.EXPLAIN and not starts_small(whole):
            score -= 3.0
        if starts_small(whole):
            score += 2.0 if not is_closed(known) else -3.0
            score += 0.0 if at_start else 0.7  # what goes on over a page begins small
        if role in AGENCIES | {Role.DUE} | STATES:
            together = fit(role, f"{known} {whole}")
            score += together - fit(role, known) - (0.5 if together > 0 else 3.0)
            score += self._habits.completes(known, whole) if role in AGENCIES else 0.0
        elif role is Role.PRODUCT:
            score -= 0.5
        elif role not in _FREE and not is_closed(whole):
            score -= 1.0
        return score


class Words:
    """The words of a piece with the lines they stand on."""

    def __init__(self, piece: Piece, habits: Habits, cut: bool) -> None:
        self.cut = cut
        self._words: list[str] = []
        self._line: list[int] = []
        self._starts: list[int] = []
        for number, line in enumerate(piece.lines):
            self._starts.append(len(self._words))
            for word in line.split():
                self._words.append(word)
                self._line.append(number)
        self._lines = piece.lines
        self._tight = [habits.airy and not gap for gap in piece.gaps]
        self._agency: dict[int, bool] = {}
        self._timed = [0]
        for word in self._words:
            self._timed.append(self._timed[-1] + (_TIMELY.search(plain(word)) is not None))
        self._kept: dict[tuple[int, int], str] = {}
        self._edges: dict[int, float] = {}
        self._seams = [0.0, *(self._seam(number) for number in range(1, len(piece.lines)))]
        self._long = [len(line) for line in piece.lines]
        self._needed = [self._room_needed(here, after) for here, after in pairwise(piece.lines)]
        self._sums = [0.0]
        for seam in self._seams:
            self._sums.append(self._sums[-1] + seam)

    def boundaries(self, *, after_times: bool = False) -> list[int]:
        """Give the places where a cell may begin: at each line, and where another kind of text begins.

        `after_times` says that free text may follow a time on its line.
        """
        places = set(self._starts)
        for place, word in enumerate(self._words):
            if (
                place not in places
                and (word[0].isupper() or word[0].isdigit() or _MARK_WORDS.fullmatch(word))
                and (self._begins(place) or (after_times and self._follows_time(place)))
            ):
                places.add(place)
        return [*sorted(places), len(self._words)]

    def _begins(self, place: int) -> bool:
        rest = self._rest(place)
        if rest[0].isdigit():
            return (_DATE.match(rest) is not None and starts_as_due(rest)) or _SUM.match(rest) is not None
        return (
            starts_as_due(_DONE_BY.sub("", rest))
            or (self.cut and starts_as_due(f"{rest} 1/1/2000"))
            or looks_like_agency(rest)
            or bool(_MARK_WORDS.match(rest) and MARK.match(plain(rest)))
            or PRODUCT.match(plain(rest)) is not None
            or ASIDES[Role.CHIEF].match(plain(rest)) is not None
        )

    def _follows_time(self, place: int) -> bool:
        """Say whether what stands before a word, from its line's start or the one's above, is a time."""
        line = self._line[place]
        starts = {self._starts[line], self._starts[max(0, line - 1)]}
        return any(
            is_due_shaped(said) and due_share(said) >= _TIMED
            for said in (self.text(start, place) for start in starts if start < place)
        )

    def _rest(self, place: int) -> str:
        """Give what stands on the line from a place on, and a few words more: a time may be broken in two."""
        line = self._line[place]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._words)
        return " ".join(self._words[place : end + _BEYOND])

    def text(self, start: int, end: int) -> str:
        """Give words as one text."""
        found = self._kept.get((start, end))
        if found is None:
            found = self._kept[start, end] = " ".join(self._words[start:end])
        return found

    def lines(self, start: int, end: int) -> list[str]:
        """Give words as the lines they stood on."""
        lines: list[str] = []
        for number in range(self._line[start], self._line[end - 1] + 1):
            first = max(start, self._starts[number])
            past = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._words)
            lines.append(" ".join(self._words[first : min(end, past)]))
        return [line for line in lines if line]

    def may_be(self, role: Role, start: int, end: int) -> bool:
        """Say at a glance whether words may stand in a column: agencies begin as such, times name a time."""
        if role in AGENCIES:
            found = self._agency.get(start)
            if found is None:
                found = self._agency[start] = looks_like_agency(" ".join(self._words[start : start + 6]))
            return found or self._words[start] in {"-", "–"}
        if role in {Role.DUE, Role.BEGIN}:
            return self._timed[end] > self._timed[start]
        return True

    def edge(self, start: int) -> float:
        """Say how likely a cell begins here."""
        found = self._edges.get(start)
        if found is None:
            found = self._edges[start] = self._edge(start)
        return found

    def _edge(self, start: int) -> float:
        if start == 0:
            return 0.0
        word = self._words[start]
        line = self._line[start]
        if start != self._starts[line]:
            return -1.5 - (2.0 if self._words[start - 1].endswith((",", ";")) else 0.0)
        before = self._lines[line - 1]
        score = 0.5 if before.rstrip().endswith(".") else 0.0
        if word[0].islower() and not has_bullet(word):
            score -= 3.0
        if is_unfinished(before):
            score -= 1.5 if self.cut else 4.0
        elif before.rstrip().endswith(";"):
            score -= 3.0
        return score + (1.0 if self._tight[line] else 0.0)

    def _seam(self, line: int) -> float:
        """Say how likely a line goes on with the one before in the same cell."""
        before, here = self._lines[line - 1], self._lines[line]
        score = 0.0
        if self._tight[line]:
            score -= 5.0
        if starts_small(here):
            score -= 4.0 if before.rstrip().endswith((".", "”.", ";")) and not has_bullet(here) else 0.0
        elif not is_unfinished(before) and not before.rstrip().endswith((".", ";", ":")):
            score -= 0.5
        return score

    def _room_needed(self, here: str, after: str) -> int:
        """Say how wide a line would be with the next one's first word; endless if it may break anyhow."""
        if is_closed(here) or has_bullet(after) or after[:1].isdigit() or _LABEL.match(after):
            return _ENDLESS
        return len(here.strip()) + 1 + len(after.split(maxsplit=1)[0])

    def inside(self, start: int, end: int, width: float | None) -> float:
        """Say how well the lines between hold together: a line breaks where the next word finds no room."""
        first, last = self._line[start], self._line[end - 1]
        score = self._sums[last + 1] - self._sums[first + 1]
        if last == first:
            return score - self._too_wide(first, width)
        room = max(self._long[first : last + 1])
        room = max(room, int(width * 0.9)) if width else room
        tight = room * 0.8 - 1
        for number in range(first, last):
            if self._needed[number] < tight and (number != first or start == self._starts[first]):
                score -= 1.6
        return score - (sum(self._too_wide(n, width) for n in range(first, last + 1)) if width else 0.0)

    def _too_wide(self, line: int, width: float | None) -> float:
        return 0.8 if width and len(self._lines[line]) > width * 1.15 + 2 else 0.0
