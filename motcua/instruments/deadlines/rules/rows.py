"""The rows of an explanation, unit by unit, and those that make up for pauses."""

from collections.abc import Sequence
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
from motcua.instruments.deadlines.rules.limits import Limit, NeverOpen, Row, Span, Unit, Why, WorkingTime


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
        spans = tuple(working.spans(day))
        used = min(left, open_minutes(spans, since) if since else whole_day(spans))
        if used:
            rows.append(_row(day, spans, working, why=why, minutes=used))
        elif day != due_at.date():
            rows.append(_row(day, spans, working, why=Why.CLOSED))
        left -= used
        day, since = day + DAY, None
    raise NeverOpen(due_at.date())


def _hour_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    left, day = limit.quantity * 60, began.date()
    since: time | None = clock_of(began)
    rows: list[Row] = []
    for _ in range(HORIZON):
        spans = tuple(working.spans(day))
        used = min(left, open_minutes(spans, since) if since else whole_day(spans))
        rows.append(_row(day, spans, working, why=Why.COUNTED if used else Why.CLOSED, minutes=used))
        left -= used
        if not left:
            return rows
        day, since = day + DAY, None
    raise NeverOpen(began.date())


def _working_day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    day, left = began.date(), limit.quantity
    rows = [_row(day, tuple(working.spans(day)), working, why=Why.START)]
    for _ in range(HORIZON):
        day += DAY
        spans = tuple(working.spans(day))
        rows.append(_row(day, spans, working, why=Why.COUNTED if spans else Why.CLOSED))
        left -= bool(spans)
        if not left:
            return rows
    raise NeverOpen(began.date())


def _day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    days = [began.date() + DAY * number for number in range(1, limit.quantity + 1)]
    return _rolled(_calendar_rows(began.date(), days, working), working)


def _month_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    days = [months_later(began.date(), number) for number in range(1, limit.quantity + 1)]
    return _rolled(_calendar_rows(began.date(), days, working), working)


def _same_day_rows(began: datetime, limit: Limit, working: WorkingTime) -> list[Row]:
    day = began.date()
    spans = tuple(working.spans(day))
    if clock_of(began) <= limit.cut_off:
        return [_row(day, spans, working, why=Why.COUNTED)]
    rows = [_row(day, spans, working, why=Why.AFTER_CUT_OFF)]
    following = next_open_day(day, working)
    while (day := day + DAY) < following:
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
    while (day := day + DAY) < following:
        rows.append(_row(day, (), working, why=Why.CLOSED))
    return [*rows, _row(following, tuple(working.spans(following)), working, why=Why.ROLLED_TO)]


_COUNTING: Final = frozenset({Why.COUNTED, Why.CLOSED_BUT_COUNTED})


def _row(
    day: date, spans: tuple[Span, ...], working: WorkingTime, *, why: Why, minutes: int | None = None
) -> Row:
    counted = why in _COUNTING
    given = minutes if minutes is not None else whole_day(spans) if counted else 0
    return Row(day, counted, spans, given, why, working)
