"""Clock times and calendar days, to the minute."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from motcua.instruments.deadlines.rules.limits import NeverOpen, Span, WorkingTime

DAY: Final = timedelta(days=1)

HORIZON: Final = 3660
"""Days after which a calendar without an open hour is taken for a mistake."""


def begins(moment: datetime, working: WorkingTime) -> datetime:
    """Give the moment from which an arrival counts: itself in open time, else the next opening."""
    day, clock = moment.date(), clock_of(moment)
    for span in working.spans(day):
        if clock < span.closes:
            return on(day, max(clock, span.opens), moment)
    following = next_open_day(day, working)
    return on(following, working.spans(following)[0].opens, moment)


def next_open_day(day: date, working: WorkingTime) -> date:
    """Give the first open day after `day`. Raises NeverOpen."""
    following = day
    for _ in range(HORIZON):
        following += DAY
        if working.spans(following):
            return following
    raise NeverOpen(day)


def same_clock(spans: Sequence[Span], clock: time) -> time:
    """Give the clock time itself where open, else the last open moment before it, else the first opening."""
    before = spans[0].opens
    for span in spans:
        if span.opens <= clock:
            before = min(clock, span.closes)
    return before


def used_up(spans: Sequence[Span], since: time, minutes: int) -> time:
    """Give the clock time at which so many open minutes since a clock time are used up.

    Raises ValueError where the day has not so many left.
    """
    left = minutes
    for span in spans:
        start = max(minute_of(span.opens), minute_of(since))
        there = max(0, minute_of(span.closes) - start)
        if left <= there:
            return time(*divmod(start + left, 60))
        left -= there
    raise ValueError(minutes)


@lru_cache(maxsize=512)
def whole_day(spans: tuple[Span, ...]) -> int:
    """Count the open minutes of a day; most days are alike."""
    return open_minutes(spans)


def open_minutes(spans: Sequence[Span], since: time = time.min) -> int:
    """Count the open minutes of a day from a clock time on."""
    first = minute_of(since)
    return sum(max(0, minute_of(span.closes) - max(minute_of(span.opens), first)) for span in spans)


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def minute_of(clock: time) -> int:
    """Count the minutes since midnight."""
    return clock.hour * 60 + clock.minute


def clock_of(moment: datetime) -> time:
    """Give a moment's clock time, to the minute."""
    return time(moment.hour, moment.minute)


def on(day: date, clock: time, like: datetime) -> datetime:
    """Give a clock time on a day, in the zone of another moment."""
    return datetime.combine(day, clock, tzinfo=like.tzinfo)
