"""The rows of an explanation, unit by unit, and those that make up for pauses."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from motcua.instruments.deadlines.rules.clocks import (
    DAY,
    HORIZON,
    clock_of,
    months_later,
    next_open_day,
    open_minutes,
    whole_day,
)
from motcua.instruments.deadlines.rules.limits import Limit, NeverOpen, Row, Unit, Why, WorkingTime


def rows_of(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    """Give the days of a limit that began to run at a moment. Raises NeverOpen."""
    return _ROWS[limit.unit](began, limit, working)


def added_rows(due_at: datetime, minutes: int, working: WorkingTime, why: Why) -> list[Row]:
    """Give the days after a limit's own that give it more open minutes, and why. Raises NeverOpen."""
    left, day = minutes, due_at.date()
    since: time | None = clock_of(due_at)
    rows: list[Row] = []
    for _ in range(HORIZON):
        if not left:
            return rows
        spans = working.spans(day)
        used = min(left, open_minutes(spans, since) if since else whole_day(spans))
        if used:
            rows.append(Row(day, False, spans, used, why, working))
        elif not since:
            rows.append(Row(day, False, spans, 0, _CLOSED, working))
        left -= used
        day, since = day + DAY, None
    raise NeverOpen(due_at.date())


def _hour_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    left, day = limit.quantity * 60, began.date()
    since: time | None = clock_of(began)
    rows: list[Row] = []
    for _ in range(HORIZON):
        spans = working.spans(day)
        used = min(left, open_minutes(spans, since) if since else whole_day(spans))
        rows.append(Row(day, bool(used), spans, used, _COUNTED if used else _CLOSED, working))
        left -= used
        if not left:
            return rows
        day, since = day + DAY, None
    raise NeverOpen(began.date())


def _working_day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    day, left = began.date(), limit.quantity
    rows = [_uncounted(day, working, Why.START)]
    for _ in range(HORIZON):
        day += DAY
        spans = working.spans(day)
        if spans:
            rows.append(Row(day, True, spans, whole_day(spans), _COUNTED, working))
            left -= 1
        else:
            rows.append(Row(day, False, (), 0, _CLOSED, working))
        if not left:
            return rows
    raise NeverOpen(began.date())


def _day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    first = began.date().toordinal() + 1
    days = map(date.fromordinal, range(first, first + limit.quantity))
    return _rolled(_calendar_rows(began.date(), days, working), working)


def _month_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    days = (months_later(began.date(), number) for number in range(1, limit.quantity + 1))
    return _rolled(_calendar_rows(began.date(), days, working), working)


def _same_day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    day = began.date()
    if clock_of(began) <= limit.cut_off:
        return [_counted(day, working)]
    following = next_open_day(day, working)
    rows = [_uncounted(day, working, Why.AFTER_CUT_OFF), *_closed_between(day, following, working)]
    return [*rows, _counted(following, working)]


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


def _calendar_rows(first: date, days: Iterable[date], working: WorkingTime) -> list[Row]:
    rows = [_uncounted(first, working, Why.START)]
    for day in days:
        spans = working.spans(day)
        why = _COUNTED if spans else _CLOSED_BUT_COUNTED
        rows.append(Row(day, True, spans, whole_day(spans), why, working))
    return rows


def _rolled(rows: list[Row], working: WorkingTime) -> list[Row]:
    """Roll the end of a calendar limit forward over closed days."""
    last = rows[-1]
    if last.spans:
        return rows
    following = next_open_day(last.day, working)
    return [
        *rows,
        *_closed_between(last.day, following, working),
        _uncounted(following, working, Why.ROLLED_TO),
    ]


def _closed_between(before: date, after: date, working: WorkingTime) -> list[Row]:
    """Give the days after one and before another, all of them closed."""
    days = (before + DAY * number for number in range(1, (after - before).days))
    return [Row(day, False, (), 0, _CLOSED, working) for day in days]


def _counted(day: date, working: WorkingTime) -> Row:
    spans = working.spans(day)
    return Row(day, True, spans, whole_day(spans), _COUNTED, working)


def _uncounted(day: date, working: WorkingTime, why: Why) -> Row:
    return Row(day, False, working.spans(day), 0, why, working)


# An enumeration's members are looked up by a call each; a long limit has many rows.
_COUNTED: Final = Why.COUNTED
_CLOSED: Final = Why.CLOSED
_CLOSED_BUT_COUNTED: Final = Why.CLOSED_BUT_COUNTED
