"""Pauses move a due moment by the open minutes they lasted; the quick way reckons as the long one does."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.clock import VN
from motcua.instruments.deadlines.rules import (
    Limit,
    NeverOpen,
    Pause,
    Unit,
    Why,
    due,
    moved,
    reckon,
)
from tests.instruments.deadlines.weeks import (
    MORNING,
    calendars,
    days,
    days_off,
    limits,
    moments,
    odd_days,
    office_week,
)


def vn(day, hour=0, minute=0, month=11, year=2023):
    return datetime(year, month, day, hour, minute, tzinfo=VN)


THREE_DAYS = Limit(Unit.WORKING_DAY, 3)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (vn(21, 8), vn(21, 10), vn(23, 14)),  # two open hours: Thursday 10:00 → 11:30, on from 13:30
        (vn(21, 11, 30), vn(21, 13, 30), vn(23, 10)),  # over lunch: nothing moves
        (vn(21, 17), vn(22, 7), vn(23, 10)),  # overnight: nothing moves
        (vn(21, 10), vn(22, 10), vn(24, 10)),  # a whole working day
        (vn(21, 10), vn(28, 10), vn(30, 10)),  # five of them, over a week-end
    ],
)
def test_a_pause_moves_the_moment_by_its_open_minutes(since, until, expected):
    assert reckon(vn(20, 10), THREE_DAYS, office_week(), [Pause(since, until)]).due_at == expected


def test_a_moment_at_closing_moves_into_the_next_day():
    explained = reckon(vn(20, 10), Limit(Unit.DAY, 4), office_week(), [Pause(vn(21, 10), vn(21, 11))])
    assert explained.due_at == vn(27, 8)
    assert [(row.day.day, row.why, row.minutes) for row in explained.rows[explained.own_rows :]] == [
        (25, Why.CLOSED, 0),
        (26, Why.CLOSED, 0),
        (27, Why.MADE_UP, 60),
    ]


def test_time_made_up_stands_in_rows_of_its_own_and_does_not_count_towards_the_limit():
    explained = reckon(vn(20, 10), THREE_DAYS, office_week(), [Pause(vn(21, 8), vn(21, 10))])
    own, more = explained.rows[: explained.own_rows], explained.rows[explained.own_rows :]
    assert sum(row.counted for row in own) == 3
    assert [(row.day.day, row.counted, row.minutes, row.why) for row in more] == [
        (23, False, 120, Why.MADE_UP)
    ]


def test_what_has_no_limit_is_not_moved_by_a_pause():
    assert reckon(vn(20), Limit(Unit.NONE), office_week(), [Pause(vn(21, 8), vn(22, 8))]).due_at is None
    assert due(vn(20), Limit(Unit.NONE), office_week()) is None


def test_time_that_can_never_be_made_up_is_an_error_with_its_day():
    class Closing:
        """Open in 2023 alone."""

        def spans(self, day):
            return (MORNING,) if day.year == 2023 else ()

        def open_minutes_between(self, start, end):
            return 50 * 270

    with pytest.raises(NeverOpen):
        reckon(vn(20, 8), Limit(Unit.HOUR, 1), Closing(), [Pause(vn(1, 8), vn(20, 9, month=12))])


stretches = st.lists(
    st.tuples(st.integers(0, 60 * 24 * 90), st.integers(0, 60 * 24 * 30)), min_size=0, max_size=4
)


def pauses_after(arrived, gaps):
    """Pauses one after the other, each so many minutes after the one before it, and so long."""
    found, since = [], arrived.replace(second=0, microsecond=0)
    for gap, length in gaps:
        since += timedelta(minutes=gap)
        found.append(Pause(since, since + timedelta(minutes=length)))
        since = found[-1].until
    return found


@given(moments, limits, calendars)
def test_the_quick_way_gives_what_the_rows_give(arrived, limit, calendar):
    assert due(arrived, limit, calendar) == reckon(arrived, limit, calendar).due_at


@given(moments, limits, calendars, stretches)
def test_moved_pause_by_pause_it_comes_to_what_is_reckoned_at_once(arrived, limit, calendar, gaps):
    pauses = pauses_after(arrived, gaps)
    step_by_step = due(arrived, limit, calendar)
    for pause in pauses:
        minutes = calendar.open_minutes_between(pause.since, pause.until)
        step_by_step = moved(step_by_step, minutes, calendar)
    assert step_by_step == reckon(arrived, limit, calendar, pauses).due_at


@given(moments, limits, calendars, stretches)
def test_a_pause_never_shortens_and_moves_by_exactly_what_it_lasted(arrived, limit, calendar, gaps):
    pauses = pauses_after(arrived, gaps)
    without, explained = due(arrived, limit, calendar), reckon(arrived, limit, calendar, pauses)
    assert explained.due_at >= without
    stood = sum(calendar.open_minutes_between(*pause) for pause in pauses)
    assert calendar.open_minutes_between(without, explained.due_at) == stood
    assert sum(row.minutes for row in explained.rows[explained.own_rows :]) == stood


@given(moments, limits, calendars, stretches)
def test_with_pauses_too_it_is_never_due_in_closed_time(arrived, limit, calendar, gaps):
    found = reckon(arrived, limit, calendar, pauses_after(arrived, gaps)).due_at
    assert any(span.opens <= found.time() <= span.closes for span in calendar.spans(found.date()))


@given(moments, limits, days_off, odd_days, days)
def test_a_day_closed_more_never_makes_it_due_earlier(arrived, limit, closed, odd, storm):
    before = due(arrived, limit, office_week(closed, odd))
    assert due(arrived, limit, office_week({*closed, storm}, odd)) >= before


@given(moments, limits, calendars)
def test_of_one_limit_a_later_arrival_is_never_due_earlier(arrived, limit, calendar):
    if limit.unit in {Unit.WORKING_DAY, Unit.HOUR}:
        later = arrived + timedelta(hours=5)
        assert due(later, limit, calendar) >= due(arrived, limit, calendar)


def test_a_swapped_saturday_is_worked():
    saturday = date(2023, 11, 25)
    swapped = office_week(other={saturday: (MORNING,)})
    assert due(vn(24, 10), Limit(Unit.WORKING_DAY, 1), swapped) == vn(25, 10)
    assert due(vn(24, 15), Limit(Unit.WORKING_DAY, 1), swapped) == vn(25, 11, 30)
    assert due(vn(24, 16), Limit(Unit.SAME_DAY, 0, time(15)), swapped) == vn(25, 11, 30)
