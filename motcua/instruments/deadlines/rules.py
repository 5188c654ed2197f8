"""Cách tính hạn: from an arrival, a limit and the working time of a place to the due moment, day by day.

The due moment is read off the rows of the explanation, never reckoned beside them. To the minute.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Protocol


class Unit(StrEnum):
    """Đơn vị of a time limit."""

    HOUR = "HOUR"
    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    MONTH = "MONTH"
    SAME_DAY = "SAME_DAY"
    NONE = "NONE"


COUNTED: Final = frozenset({Unit.HOUR, Unit.WORKING_DAY, Unit.DAY, Unit.MONTH})
"""Units that need a quantity."""

MINUTES_A_DAY: Final = 8 * 60
"""What a working day is worth where hours are turned into days."""

_HORIZON: Final = 3660
"""Days after which a calendar without an open hour is taken for a mistake."""

_DAY: Final = timedelta(days=1)


class Span(Protocol):
    """A stretch of open time on one day: from its first minute to its closing."""

    @property
    def opens(self) -> time:
        """Give its first minute."""
        ...

    @property
    def closes(self) -> time:
        """Give its closing."""
        ...


class WorkingTime(Protocol):
    """When a place is open."""

    def spans(self, day: date) -> Sequence[Span]:
        """Give the open stretches of a day in order; none when it is closed."""
        ...

    def note(self, day: date) -> str:
        """Say what makes the day what it is: a weekday's name, a holiday, a swapped Saturday."""
        ...


class Why(StrEnum):
    """What a day is to a limit."""

    START = "START"
    COUNTED = "COUNTED"
    CLOSED = "CLOSED"
    CLOSED_BUT_COUNTED = "CLOSED_BUT_COUNTED"
    AFTER_CUT_OFF = "AFTER_CUT_OFF"
    ROLLED_TO = "ROLLED_TO"


class Timeliness(StrEnum):
    """How something stands to its due moment: done, still running, or without a limit."""

    EARLY = "EARLY"
    ON_TIME = "ON_TIME"
    LATE = "LATE"
    WITHIN = "WITHIN"
    NEAR = "NEAR"
    OVERDUE = "OVERDUE"
    UNLIMITED = "UNLIMITED"


class NeverOpen(Exception):
    """The calendar knows no open hour in ten years from a day on."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


@dataclass(frozen=True)
class Limit:
    """Thời hạn: so many of a unit. SAME_DAY has a cut-off; what comes later is answered the next day."""

    unit: Unit
    quantity: int = 0
    cut_off: time = time(15)

    def __post_init__(self) -> None:
        if (self.unit in COUNTED) != (self.quantity > 0):
            raise ValueError(f"{self.quantity} {self.unit}")


@dataclass(frozen=True)
class Row:
    """One day of the explanation: whether it counts and why, its open hours, what it gives to the limit."""

    day: date
    counted: bool
    spans: tuple[Span, ...]
    minutes: int
    why: Why
    note: str


@dataclass(frozen=True)
class Explanation:
    """Why a promise is due when it is: when it began to run, each day since, and the moment that follows."""

    limit: Limit
    began_at: datetime
    rows: tuple[Row, ...]
    due_at: datetime | None


def reckon(arrived_at: datetime, limit: Limit, working: WorkingTime) -> Explanation:
    """Reckon when a promise made at `arrived_at` is due. Raises NeverOpen if the place never opens again."""
    began = begins(arrived_at.replace(second=0, microsecond=0), working)
    rows = tuple(_ROWS[limit.unit](began, limit, working))
    return Explanation(limit, began, rows, due_of(rows, began, limit))


def begins(moment: datetime, working: WorkingTime) -> datetime:
    """Give the moment from which an arrival counts: itself in open time, else the next opening."""
    today = working.spans(moment.date())
    clock = moment.timetz().replace(tzinfo=None)
    for span in today:
        if clock < span.closes:
            return _on(moment.date(), max(clock, span.opens), moment)
    following = next_open_day(moment.date(), working)
    return _on(following, working.spans(following)[0].opens, moment)


def due_of(rows: Sequence[Row], began: datetime, limit: Limit) -> datetime | None:
    """Read the due moment off the last of the rows; none for a limit that is none."""
    if limit.unit is Unit.NONE:
        return None
    last = rows[-1]
    clock = began.timetz().replace(tzinfo=None)
    if limit.unit is Unit.WORKING_DAY:
        return _on(last.day, same_clock(last.spans, clock), began)
    if limit.unit is Unit.HOUR:
        since = clock if len(rows) == 1 else time.min
        return _on(last.day, _after(last.spans, since, last.minutes), began)
    return _on(last.day, last.spans[-1].closes, began)


def same_clock(spans: Sequence[Span], clock: time) -> time:
    """Give the clock time itself where open, else the last open moment before it, else the first opening."""
    before = spans[0].opens
    for span in spans:
        if span.opens <= clock:
            before = min(clock, span.closes)
    return before


def next_open_day(day: date, working: WorkingTime) -> date:
    """Give the first open day after `day`."""
    following = day
    for _ in range(_HORIZON):
        following += _DAY
        if working.spans(following):
            return following
    raise NeverOpen(day)


def open_minutes(spans: Sequence[Span], since: time = time.min) -> int:
    """Count the open minutes of a day from a clock time on."""
    return sum(max(0, _minutes(span.closes) - max(_minutes(span.opens), _minutes(since))) for span in spans)


def timeliness(
    due_at: datetime | None, done_at: datetime | None, *, now: datetime, minutes_left: int, near: int
) -> Timeliness:
    """Say how something stands: EARLY means done on a day before the due day.

    `minutes_left` are open minutes from `now` to the due moment; NEAR when they are no more than `near`.
    """
    if due_at is None:
        return Timeliness.UNLIMITED
    if done_at is not None:
        if done_at.astimezone(due_at.tzinfo).date() < due_at.date():
            return Timeliness.EARLY
        return Timeliness.ON_TIME if done_at <= due_at else Timeliness.LATE
    if now > due_at:
        return Timeliness.OVERDUE
    return Timeliness.NEAR if minutes_left <= near else Timeliness.WITHIN


def _hour_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    left, day, since = limit.quantity * 60, began.date(), began.timetz().replace(tzinfo=None)
    rows: list[Row] = []
    for _ in range(_HORIZON):
        spans = tuple(working.spans(day))
        used = min(left, open_minutes(spans, since))
        rows.append(_row(day, spans, working, why=Why.COUNTED if used else Why.CLOSED, minutes=used))
        left -= used
        if not left:
            return rows
        day, since = day + _DAY, time.min
    raise NeverOpen(began.date())


def _working_day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    day, left = began.date(), limit.quantity
    rows = [_row(day, tuple(working.spans(day)), working, why=Why.START)]
    for _ in range(_HORIZON):
        day += _DAY
        spans = tuple(working.spans(day))
        rows.append(_row(day, spans, working, why=Why.COUNTED if spans else Why.CLOSED))
        left -= bool(spans)
        if not left:
            return rows
    raise NeverOpen(began.date())


def _day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    days = [began.date() + _DAY * number for number in range(1, limit.quantity + 1)]
    return _rolled(_calendar_rows(began.date(), days, working), working)


def _month_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    days = [months_later(began.date(), number) for number in range(1, limit.quantity + 1)]
    return _rolled(_calendar_rows(began.date(), days, working), working)


def _same_day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    day = began.date()
    spans = tuple(working.spans(day))
    if began.timetz().replace(tzinfo=None) <= limit.cut_off:
        return [_row(day, spans, working, why=Why.COUNTED)]
    rows = [_row(day, spans, working, why=Why.AFTER_CUT_OFF)]
    following = next_open_day(day, working)
    while (day := day + _DAY) < following:
        rows.append(_row(day, (), working, why=Why.CLOSED))
    return [*rows, _row(following, tuple(working.spans(following)), working, why=Why.COUNTED)]


def _no_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    return []


_ROWS: Final = {
    Unit.HOUR: _hour_rows,
    Unit.WORKING_DAY: _working_day_rows,
    Unit.DAY: _day_rows,
    Unit.MONTH: _month_rows,
    Unit.SAME_DAY: _same_day_rows,
    Unit.NONE: _no_rows,
}


def _calendar_rows(first: date, days: Sequence[date], working: WorkingTime) -> list[Row]:
    rows = [_row(first, tuple(working.spans(first)), working, why=Why.START)]
    for day in days:
        spans = tuple(working.spans(day))
        rows.append(_row(day, spans, working, why=Why.COUNTED if spans else Why.CLOSED_BUT_COUNTED))
    return rows


def _rolled(rows: list[Row], working: WorkingTime) -> list[Row]:
    """Roll the end of a calendar limit forward over closed days."""
    day = rows[-1].day
    if rows[-1].spans:
        return rows
    following = next_open_day(day, working)
    while (day := day + _DAY) < following:
        rows.append(_row(day, (), working, why=Why.CLOSED))
    return [*rows, _row(following, tuple(working.spans(following)), working, why=Why.ROLLED_TO)]


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _row(
    day: date, spans: tuple[Span, ...], working: WorkingTime, *, why: Why, minutes: int | None = None
) -> Row:
    counted = why in {Why.COUNTED, Why.CLOSED_BUT_COUNTED}
    given = open_minutes(spans) if minutes is None else minutes
    return Row(day, counted, spans, given if counted else 0, why, working.note(day))


def _after(spans: Sequence[Span], since: time, minutes: int) -> time:
    """Give the clock time at which so many open minutes since a clock time are used up."""
    left = minutes
    for span in spans:
        start = max(_minutes(span.opens), _minutes(since))
        there = max(0, _minutes(span.closes) - start)
        if left <= there:
            return time(*divmod(start + left, 60))
        left -= there
    raise ValueError(minutes)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _on(day: date, clock: time, like: datetime) -> datetime:
    return datetime.combine(day, clock, tzinfo=like.tzinfo)
