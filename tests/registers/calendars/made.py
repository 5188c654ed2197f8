"""Random calendars, and a slow reckoner that walks day by day: the referee of the compiled one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from motcua.registers.calendars.rules import (
    DayKind,
    Declared,
    Hours,
    Span,
    Spans,
    WorkingTime,
    compile_working_time,
)

VN = ZoneInfo("Asia/Ho_Chi_Minh")
UTC = ZoneInfo("UTC")
FIRST, LAST = date(2023, 12, 20), date(2024, 2, 10)
DAY = timedelta(days=1)

_marks = st.lists(st.integers(0, 1439), min_size=0, max_size=6, unique=True).map(sorted)
spans = _marks.map(
    lambda marks: tuple(Span(clock(a), clock(b)) for a, b in zip(marks[::2], marks[1::2], strict=False))
)
some_spans = spans.filter(bool)
days = st.dates(FIRST, LAST)
moments = st.builds(
    lambda day, second: datetime.combine(day, time.min, tzinfo=VN) + timedelta(seconds=second),
    days,
    st.integers(0, 86_399),
)
usual = (Span(time(7), time(11, 30)), Span(time(13, 30), time(17)))
weeks = st.one_of(st.just((usual,) * 5 + ((), ())), st.tuples(*[spans] * 7))


def clock(minute: int) -> time:
    return time(*divmod(minute, 60))


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    since = draw(st.dates(FIRST - 10 * DAY, LAST))
    until = draw(st.none() | st.dates(since, LAST + 10 * DAY))
    return Hours(draw(st.integers(0, 4)), since, until, draw(weeks))


@st.composite
def declarations(draw: st.DrawFn) -> Declared:
    kind = draw(st.sampled_from(DayKind))
    given = {DayKind.OFF: st.just(()), DayKind.WORK: spans, DayKind.HALF: some_spans}[kind]
    replaces = draw(st.none() | days) if kind is DayKind.WORK else None
    return Declared(draw(st.integers(0, 4)), draw(days), kind, "thử", draw(given), replaces)


def distinct(declared: list[Declared]) -> list[Declared]:
    """One declaration a day and rank, as the database keeps it."""
    return list({(one.day, one.rank): one for one in declared}.values())


@dataclass(frozen=True)
class Slow:
    """The same calendar, reckoned by looking at every day anew."""

    hours: list[Hours]
    declared: list[Declared]

    def spans(self, day: date) -> Spans:
        said = [one for one in self.declared if one.day == day]
        if said:
            return self._declared_spans(max(said, key=lambda one: one.rank))
        week = self._week(day)
        return week[day.weekday()] if week else ()

    def _week(self, day: date) -> tuple[Spans, ...] | None:
        fitting = [h for h in self.hours if h.since <= day and (h.until is None or day <= h.until)]
        return max(enumerate(fitting), key=lambda pair: (pair[1].rank, pair[0]))[1].week if fitting else None

    def _declared_spans(self, rule: Declared) -> Spans:
        week = self._week(rule.day)
        if rule.kind is DayKind.OFF:
            return ()
        if rule.spans or week is None:
            return rule.spans
        if rule.replaces:
            return week[rule.replaces.weekday()]
        return week[rule.day.weekday()] or next((spans for spans in week if spans), ())

    def stretches(self) -> Iterator[tuple[datetime, datetime]]:
        day = FIRST
        while day <= LAST:
            for span in self.spans(day):
                yield (
                    datetime.combine(day, span.opens, tzinfo=VN),
                    datetime.combine(day, span.closes, tzinfo=VN),
                )
            day += DAY

    def is_open(self, moment: datetime) -> bool:
        return any(opens <= moment < closes for opens, closes in self.stretches())

    def next_opening(self, moment: datetime) -> datetime | None:
        for opens, closes in self.stretches():
            if moment < closes:
                return max(moment, opens)
        return None

    def minutes_between(self, start: datetime, end: datetime) -> int:
        if end < start:
            return -self.minutes_between(end, start)
        return sum(
            max(0, int((min(closes, end) - max(opens, start)).total_seconds()) // 60)
            for opens, closes in self.stretches()
        )

    def working_days(self) -> list[date]:
        return [FIRST + n * DAY for n in range((LAST - FIRST).days + 1) if self.spans(FIRST + n * DAY)]


@st.composite
def calendars(draw: st.DrawFn) -> tuple[WorkingTime, Slow]:
    """A random calendar twice: compiled, and slow."""
    said = draw(st.lists(hours(), min_size=1, max_size=3))
    declared = distinct(draw(st.lists(declarations(), max_size=8)))
    return compiled(said, declared), Slow(said, declared)


def compiled(said: list[Hours], declared: list[Declared]) -> WorkingTime:
    return compile_working_time(said, declared, [2023, 2024], first=FIRST, last=LAST)
