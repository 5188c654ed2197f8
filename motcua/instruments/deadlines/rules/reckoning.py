"""The due moment: read off the rows that explain it, or in flat time where nobody asks why."""

from collections.abc import Sequence
from datetime import datetime, time

from motcua.instruments.deadlines.rules.clocks import (
    DAY,
    begins,
    clock_of,
    months_later,
    on,
    same_clock,
    used_up,
)
from motcua.instruments.deadlines.rules.limits import (
    Calendar,
    Explanation,
    Limit,
    Pause,
    Row,
    Unit,
    Why,
    WorkingTime,
)
from motcua.instruments.deadlines.rules.rows import added_rows, rows_of


def reckon(
    arrived_at: datetime,
    limit: Limit,
    working: WorkingTime,
    pauses: Sequence[Pause] = (),
    extended: int = 0,
) -> Explanation:
    """Reckon when a promise made at `arrived_at` is due, day by day.

    What it was `extended` by, in open minutes, and the open minutes of its pauses move it forward.
    Raises NeverOpen if the place never opens again.
    """
    began = begins(arrived_at.replace(second=0, microsecond=0), working)
    own = rows_of(began, limit, working)
    due_at = _due_of(own, began, limit)
    if due_at is None or not (pauses or extended):
        return Explanation(limit, began, tuple(own), due_at, len(own), tuple(pauses))
    stood = sum(max(0, working.open_minutes_between(*pause)) for pause in pauses)
    more = added_rows(due_at, extended, working, Why.EXTENDED)
    put_off = _given_by(more, due_at)
    made_up = added_rows(put_off, stood, working, Why.MADE_UP)
    rows = (*own, *more, *made_up)
    return Explanation(limit, began, rows, _given_by(made_up, put_off), len(own), tuple(pauses), extended)


def due(arrived_at: datetime, limit: Limit, calendar: Calendar) -> datetime | None:
    """Give the due moment alone, as `reckon` reads it off its rows. Raises what the calendar raises."""
    if limit.unit is Unit.NONE:
        return None
    began = calendar.next_opening(arrived_at)
    if limit.unit is Unit.HOUR:
        return calendar.add_open_minutes(began, limit.quantity * 60)
    day, clock = began.date(), clock_of(began)
    if limit.unit is Unit.WORKING_DAY:
        last = calendar.nth_working_day(day, limit.quantity)
        return on(last, same_clock(calendar.spans(last), clock), began)
    if limit.unit is Unit.SAME_DAY:
        last = day if clock <= limit.cut_off else calendar.nth_working_day(day, 1)
    elif limit.unit is Unit.DAY:
        last = calendar.nth_working_day(day + DAY * limit.quantity, 0)
    else:
        last = calendar.nth_working_day(months_later(day, limit.quantity), 0)
    return on(last, calendar.spans(last)[-1].closes, began)


def moved(due_at: datetime, minutes: int, calendar: Calendar) -> datetime:
    """Give a due moment moved forward by open minutes; a pause that had none moves nothing."""
    return calendar.add_open_minutes(due_at, minutes) if minutes > 0 else due_at


def _due_of(rows: Sequence[Row], began: datetime, limit: Limit) -> datetime | None:
    """Read the due moment off the last row of a limit; none for a limit that is none."""
    if limit.unit is Unit.NONE:
        return None
    last, clock = rows[-1], clock_of(began)
    if limit.unit is Unit.WORKING_DAY:
        return on(last.day, same_clock(last.spans, clock), began)
    if limit.unit is Unit.HOUR:
        since = clock if len(rows) == 1 else time.min
        return on(last.day, used_up(last.spans, since, last.minutes), began)
    return on(last.day, last.spans[-1].closes, began)


def _given_by(rows: Sequence[Row], due_at: datetime) -> datetime:
    """Read off the last of the rows that give more time when all of it is used up."""
    if not rows:
        return due_at
    last = rows[-1]
    since = clock_of(due_at) if last.day == due_at.date() else time.min
    return on(last.day, used_up(last.spans, since, last.minutes), due_at)
