"""What decides when a place is open: one compiled calendar, every question by bisection. Pure.

To the minute: a moment's seconds are dropped. A minute is open from the opening up to, not including,
the closing. Vietnamese wall time throughout; moments of other zones are understood.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from motcua.foundation.text import day_figures, weekday

MINUTES_A_DAY: Final = 24 * 60
SATURDAY: Final = 5
_MADE_UP: Final = "làm bù"
_MINUTE: Final = timedelta(minutes=1)
_MOST_KEPT: Final = 131_072
_ORIGIN: Final = datetime(2000, 1, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # one offset ever since 1975
_DAY_ZERO: Final = _ORIGIN.toordinal()


class DayKind(StrEnum):
    """What a declaration makes of a day."""

    OFF = "OFF"
    WORK = "WORK"
    HALF = "HALF"


class Span(NamedTuple):
    """A stretch of open time on one day: from its first minute to its closing."""

    opens: time
    closes: time

    def __str__(self) -> str:
        """Write it: 07:00–11:30."""
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


Spans = tuple[Span, ...]
Week = tuple[Spans, Spans, Spans, Spans, Spans, Spans, Spans]  # Monday first


@dataclass(frozen=True, slots=True)
class Hours:
    """Office hours said of one scope for some days; the higher rank goes before the lower."""

    rank: int
    since: date
    until: date | None
    week: Week


@dataclass(frozen=True, slots=True)
class Declared:
    """One day declared for one scope: off, worked like another day, or open for a part only."""

    rank: int
    day: date
    kind: DayKind
    name: str
    spans: Spans = ()
    replaces: date | None = None
    source: str = ""
    mark: str = "S"
    key: object = None  # what the caller knows it by


@dataclass(frozen=True, slots=True)
class DayFacts:
    """All that a calendar knows of one day."""

    day: date
    spans: Spans
    minutes: int
    note: str
    certain: bool
    declared: Declared | None

    @property
    def working(self) -> bool:
        """Whether it is a working day: open for at least a minute."""
        return self.minutes > 0


class WorkingTime:
    """Giờ làm việc của một nơi: the compiled calendar of one place. Never changed once made."""

    def __init__(
        self,
        first: date,
        days: Sequence[Spans],
        declared: dict[int, Declared],
        announced: frozenset[int],
        unknown: Sequence[int],
        refuse: Callable[[date], Exception],
    ) -> None:
        self.first = first
        self.last = first + timedelta(days=len(days) - 1)
        self._zero = first.toordinal()
        self._days = days
        self._size = len(days)
        self._declared = declared
        self._announced = announced
        self._unknown = unknown
        self._refuse = refuse
        self._working = [index for index, spans in enumerate(days) if spans]
        self._opens: list[int] = []
        self._closes: list[int] = []
        self._before: list[int] = []  # open minutes before each stretch
        self._after: list[int] = []  # open minutes up to its closing
        total = 0
        for index in self._working:
            midnight = (self._zero + index - _DAY_ZERO) * MINUTES_A_DAY
            for span in days[index]:
                opens, closes = midnight + minute_of(span.opens), midnight + minute_of(span.closes)
                self._opens.append(opens)
                self._closes.append(closes)
                self._before.append(total)
                total += closes - opens
                self._after.append(total)

    @staticmethod
    def day_of(moment: datetime) -> date:
        """Give the Vietnamese day of a moment."""
        return moment.astimezone(_ORIGIN.tzinfo).date()

    def is_open(self, moment: datetime) -> bool:
        """Say whether the minute of `moment` is open."""
        minute = self._minute(moment)
        stretch = bisect_right(self._opens, minute) - 1
        return stretch >= 0 and minute < self._closes[stretch]

    def next_opening(self, moment: datetime) -> datetime:
        """Give `moment` itself, to the minute, while open; else the next opening."""
        minute = self._minute(moment)
        stretch = bisect_right(self._closes, minute)
        if stretch == len(self._opens):
            raise self._refuse(self.last + timedelta(days=1))
        return _at(max(minute, self._opens[stretch]))

    def last_open(self, moment: datetime) -> datetime:
        """Give `moment` itself, to the minute, while open; else the latest closing before it."""
        minute = self._minute(moment)
        stretch = bisect_right(self._opens, minute) - 1
        if stretch < 0:
            raise self._refuse(self.first - timedelta(days=1))
        return _at(min(minute, self._closes[stretch]))

    def open_minutes_between(self, start: datetime, end: datetime) -> int:
        """Count the open minutes from one moment to another; below nought if `end` comes first."""
        return self._passed(self._minute(end)) - self._passed(self._minute(start))

    def add_open_minutes(self, moment: datetime, minutes: int) -> datetime:
        """Give the moment by which so many open minutes have passed since `moment`.

        Used up exactly at a closing, it is that closing. Nought gives the next opening; below nought
        counts back, and used up exactly at an opening it is that opening.
        """
        minute = self._minute(moment)
        wanted = self._passed(minute) + minutes
        if minutes == 0:
            return self.next_opening(moment)
        stretch = bisect_left(self._after, wanted) if minutes > 0 else bisect_right(self._before, wanted) - 1
        if stretch == len(self._opens):
            raise self._refuse(self.last + timedelta(days=1))
        if stretch < 0:
            raise self._refuse(self.first - timedelta(days=1))
        return _at(self._opens[stretch] + wanted - self._before[stretch])

    def is_working_day(self, day: date) -> bool:
        """Say whether the day is open at all."""
        return bool(self._days[self._index(day)])

    def is_alike(self, first: date, last: date, days: int) -> bool:
        """Say whether the days from one to another are open at the same hours as those so many days later."""
        start, stop = self._index(first), self._index(last) + 1
        if start + days < 0 or stop + days > len(self._days):
            return False
        return self._days[start:stop] == self._days[start + days : stop + days]

    def nth_working_day(self, day: date, number: int) -> date:
        """Give the n-th working day after `day`; before it, for a number below nought.

        Nought gives `day` itself if it is a working day, else the next one.
        """
        index = self._index(day)
        if number > 0:
            place = bisect_right(self._working, index) + number - 1
        else:
            place = bisect_left(self._working, index) + number
        if place >= len(self._working):
            raise self._refuse(self.last + timedelta(days=1))
        if place < 0:
            raise self._refuse(self.first - timedelta(days=1))
        return date.fromordinal(self._zero + self._working[place])

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to `end` itself; below nought if `end` comes first."""
        after, upto = (
            bisect_right(self._working, self._index(start)),
            bisect_right(self._working, self._index(end)),
        )
        return upto - after

    def opening_of(self, day: date) -> datetime | None:
        """Give the first opening of a day; none on a closed day."""
        spans = self.spans(day)
        return datetime.combine(day, spans[0].opens, tzinfo=_ORIGIN.tzinfo) if spans else None

    def closing_of(self, day: date) -> datetime | None:
        """Give the last closing of a day; none on a closed day."""
        spans = self.spans(day)
        return datetime.combine(day, spans[-1].closes, tzinfo=_ORIGIN.tzinfo) if spans else None

    def spans(self, day: date) -> Spans:
        """Give the open stretches of a day in order; none when it is closed."""
        index = day.toordinal() - self._zero  # as `_index` has it: asked for every day of an explanation
        if 0 <= index < self._size:
            return self._days[index]
        raise self._refuse(day)

    def minutes(self, day: date) -> int:
        """Count the open minutes of a day."""
        return open_minutes(self.spans(day))

    def note(self, day: date) -> str:
        """Say what makes the day what it is: "thứ Hai", "thứ Bảy: nghỉ cuối tuần", "thứ Ba: Quốc khánh"."""
        index = self._index(day)
        why = self._why(index, day)
        return f"{weekday(day)}: {why}" if why else weekday(day)

    def source(self, day: date) -> str:
        """Say by which text the day was declared to be what it is; empty if it was not, or none is known."""
        return declared.source if (declared := self._declared.get(self._index(day))) else ""

    def certain(self, since: date, until: date | None = None) -> bool:
        """Say whether the holidays of all years touched are announced, and the office hours known."""
        return not self.doubt(since, until)

    def doubt(self, since: date, until: date | None = None) -> str:
        """Say in a sentence why days are not certain: the first year not announced; empty if they are."""
        first, last = sorted((since, until or since))
        for year in range(first.year, last.year + 1):
            if year not in self._announced:
                return f"lịch nghỉ năm {year} chưa công bố"
        gap = bisect_left(self._unknown, first.toordinal() - self._zero)
        if gap < len(self._unknown) and self._unknown[gap] <= last.toordinal() - self._zero:
            day = date.fromordinal(self._zero + self._unknown[gap])
            return f"chưa khai báo giờ làm việc cho ngày {day_figures(day)}"
        return ""

    def facts(self, day: date) -> DayFacts:
        """Give all that is known of a day."""
        declared = self._declared.get(self._index(day))
        return DayFacts(day, self.spans(day), self.minutes(day), self.note(day), self.certain(day), declared)

    def _why(self, index: int, day: date) -> str:
        declared = self._declared.get(index)
        if declared is not None:
            return _named(declared)
        if self._days[index]:
            return ""
        return "nghỉ cuối tuần" if day.weekday() >= SATURDAY else "không có giờ làm việc"

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._zero
        if not 0 <= index < self._size:
            raise self._refuse(day)
        return index

    def _minute(self, moment: datetime) -> int:
        """Minutes since the origin; refused outside the calendar's days."""
        minute = _minutes_to(moment)
        index = minute // MINUTES_A_DAY + _DAY_ZERO - self._zero
        if not 0 <= index < self._size:
            raise self._refuse(_at(minute).date())
        return minute

    def _passed(self, minute: int) -> int:
        """Open minutes since the calendar's beginning."""
        stretch = bisect_right(self._opens, minute) - 1
        if stretch < 0:
            return 0
        return self._before[stretch] + min(minute, self._closes[stretch]) - self._opens[stretch]


def compile_working_time(
    hours: Iterable[Hours],
    declared: Iterable[Declared],
    announced: Iterable[int],
    *,
    first: date,
    last: date,
    refuse: Callable[[date], Exception] = LookupError,
) -> WorkingTime:
    """Make the calendar of one place for the days from `first` to `last`.

    `refuse` makes what is raised for a day outside them.
    """
    size = (last - first).days + 1
    weeks: list[Week | None] = [None] * size
    for said in sorted(hours, key=lambda one: one.rank):
        start = max(0, (said.since - first).days)
        stop = min(size, ((said.until or last) - first).days + 1)
        if start < stop:
            weeks[start:stop] = [said.week] * (stop - start)
    on_day: dict[int, Declared] = {}
    for rule in sorted(declared, key=lambda one: one.rank):
        index = (rule.day - first).days
        if 0 <= index < size:
            on_day[index] = rule
    start_weekday = first.weekday()
    days = [week[(start_weekday + index) % 7] if week else () for index, week in enumerate(weeks)]
    for index, rule in on_day.items():
        days[index] = _spans_of(rule, weeks[index])
    unknown = [index for index, week in enumerate(weeks) if week is None]
    return WorkingTime(first, days, on_day, frozenset(announced), unknown, refuse)


def _named(rule: Declared) -> str:
    """The name of a declared day; one worked in place of another is called so whatever its name says."""
    if rule.kind is not DayKind.WORK or rule.replaces is None or _MADE_UP in rule.name.lower():
        return rule.name
    return f"{_MADE_UP} ngày {day_figures(rule.replaces)}, {rule.name}"


def _spans_of(rule: Declared, week: Week | None) -> Spans:
    """The open stretches of a declared day."""
    if rule.kind is DayKind.OFF:
        return ()
    if rule.spans or week is None:
        return rule.spans
    if rule.replaces is not None:
        return week[rule.replaces.weekday()]
    own = week[rule.day.weekday()]
    return own or next((spans for spans in week if spans), ())


def minute_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def open_minutes(spans: Iterable[Span]) -> int:
    """Count the open minutes of a day's stretches."""
    return sum(minute_of(span.closes) - minute_of(span.opens) for span in spans)


def read_span(written: str) -> Span:
    """Read "07:00-11:30" (or with a dash). Raises ValueError if it is no stretch of time."""
    opens, dash, closes = written.replace("–", "-").partition("-")
    if not dash:
        raise ValueError(written)
    span = Span(time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip()))
    if span.opens >= span.closes or span.opens.second or span.closes.second or span.opens.tzinfo:
        raise ValueError(written)
    return span


def in_order(spans: Sequence[Span]) -> bool:
    """Say whether every stretch is whole and none begins before the one before it has closed."""
    whole = all(span.opens < span.closes for span in spans)
    return whole and all(one.closes <= two.opens for one, two in pairwise(spans))


@lru_cache(_MOST_KEPT)
def _minutes_to(moment: datetime) -> int:
    return (moment - _ORIGIN) // _MINUTE


@lru_cache(_MOST_KEPT)
def _at(minute: int) -> datetime:
    return _ORIGIN + timedelta(minutes=minute)
