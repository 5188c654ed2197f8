"""The reckoning of due moments: cases worked by hand, and what must hold for every case."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.clock import VN
from motcua.instruments.deadlines.rules import (
    Limit,
    NeverOpen,
    Timeliness,
    Unit,
    Why,
    begins,
    months_later,
    reckon,
    timeliness,
)


class Span(NamedTuple):
    opens: time
    closes: time


MORNING = Span(time(7), time(11, 30))
AFTERNOON = Span(time(13, 30), time(17))
NAMES = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


class Week:
    """Monday to Friday 07:00–11:30 and 13:30–17:00, but for the days named."""

    def __init__(self, closed=(), other=None):
        self.closed = set(closed)
        self.other = other or {}

    def spans(self, day):
        if day in self.other:
            return self.other[day]
        return () if day.weekday() > 4 or day in self.closed else (MORNING, AFTERNOON)

    def note(self, day):
        return NAMES[day.weekday()]


def vn(day, hour=0, minute=0, month=11, year=2023):
    return datetime(year, month, day, hour, minute, tzinfo=VN)


def due(arrived, unit, quantity=0, working=None, **more):
    return reckon(arrived, Limit(unit, quantity, **more), working or Week()).due_at


@pytest.mark.parametrize(
    ("arrived", "days", "expected"),
    [
        (vn(20, 10), 3, vn(23, 10)),  # Monday 10:00 + 3 → Thursday 10:00
        (vn(23, 14, 15), 3, vn(28, 14, 15)),  # Thursday + 3 over a week-end → Tuesday
        (vn(24, 16, 59), 1, vn(27, 16, 59)),
        (vn(25, 9), 3, vn(30, 7)),  # Saturday: begins Monday 07:00
        (vn(20, 11, 30), 3, vn(23, 13, 30)),  # the closing minute is closed: begins 13:30
        (vn(20, 17), 1, vn(22, 7)),  # after hours: begins Tuesday 07:00
        (vn(20, 6), 1, vn(21, 7)),
    ],
)
def test_working_days_keep_the_clock_time(arrived, days, expected):
    assert due(arrived, Unit.WORKING_DAY, days) == expected


def test_where_the_clock_time_is_closed_the_last_open_moment_before_it_counts():
    half = Week(other={date(2023, 11, 23): (MORNING,)})
    assert due(vn(20, 14), Unit.WORKING_DAY, 3, half) == vn(23, 11, 30)


def test_where_the_day_opens_later_its_first_opening_counts():
    late = Week(other={date(2023, 11, 23): (Span(time(9), time(11, 30)),)})
    assert due(vn(20, 8), Unit.WORKING_DAY, 3, late) == vn(23, 9)


@pytest.mark.parametrize(
    ("arrived", "hours", "expected"),
    [
        (vn(20, 10), 8, vn(21, 10)),
        (vn(20, 7), 8, vn(20, 17)),  # used up at closing: due at that closing
        (vn(20, 7), 4, vn(20, 11)),
        (vn(20, 10, 30), 1, vn(20, 11, 30)),
        (vn(20, 10, 30), 2, vn(20, 14, 30)),
        (vn(24, 16), 8, vn(27, 16)),
    ],
)
def test_hours_count_open_minutes(arrived, hours, expected):
    assert due(arrived, Unit.HOUR, hours) == expected


@pytest.mark.parametrize(
    ("arrived", "unit", "quantity", "expected"),
    [
        (vn(20, 10), Unit.DAY, 4, vn(24, 17)),
        (vn(20, 10), Unit.DAY, 5, vn(27, 17)),  # Saturday rolls to Monday
        (vn(20, 10), Unit.MONTH, 1, vn(20, 17, month=12)),
        (vn(31, 10, month=1), Unit.MONTH, 1, vn(28, 17, month=2)),
        (vn(30, 10, month=10), Unit.MONTH, 4, vn(29, 17, month=2, year=2024)),
        (vn(20, 10), Unit.SAME_DAY, 0, vn(20, 17)),
        (vn(20, 15), Unit.SAME_DAY, 0, vn(20, 17)),
        (vn(20, 15, 1), Unit.SAME_DAY, 0, vn(21, 17)),
        (vn(24, 16), Unit.SAME_DAY, 0, vn(27, 17)),
        (vn(20, 10), Unit.NONE, 0, None),
    ],
)
def test_calendar_limits_end_at_closing(arrived, unit, quantity, expected):
    assert due(arrived, unit, quantity) == expected


def test_the_cut_off_hour_is_data():
    assert due(vn(20, 15), Unit.SAME_DAY, cut_off=time(14)) == vn(21, 17)


def test_each_day_says_what_it_is_to_the_limit():
    rows = reckon(vn(23, 10), Limit(Unit.WORKING_DAY, 3), Week(closed=[date(2023, 11, 27)])).rows
    assert [(row.day.day, row.why, row.counted, row.minutes) for row in rows] == [
        (23, Why.START, False, 0),
        (24, Why.COUNTED, True, 480),
        (25, Why.CLOSED, False, 0),
        (26, Why.CLOSED, False, 0),
        (27, Why.CLOSED, False, 0),
        (28, Why.COUNTED, True, 480),
        (29, Why.COUNTED, True, 480),
    ]
    assert rows[2].note == "thứ Bảy"


def test_hours_say_how_many_minutes_each_day_gave():
    rows = reckon(vn(24, 16), Limit(Unit.HOUR, 8), Week()).rows
    assert [(row.day.day, row.minutes) for row in rows] == [(24, 60), (25, 0), (26, 0), (27, 420)]


def test_calendar_days_count_closed_days_and_roll_over_them():
    rows = reckon(vn(20, 10), Limit(Unit.DAY, 5), Week()).rows
    assert [row.why for row in rows] == [
        Why.START,
        *[Why.COUNTED] * 4,
        Why.CLOSED_BUT_COUNTED,
        Why.CLOSED,
        Why.ROLLED_TO,
    ]


def test_a_same_day_limit_after_the_cut_off_says_so():
    rows = reckon(vn(24, 16), Limit(Unit.SAME_DAY), Week()).rows
    assert [row.why for row in rows] == [Why.AFTER_CUT_OFF, Why.CLOSED, Why.CLOSED, Why.COUNTED]


def test_a_place_that_never_opens_is_an_error_with_its_day():
    class Shut(Week):
        def spans(self, day):
            return ()

    with pytest.raises(NeverOpen):
        reckon(vn(20, 10), Limit(Unit.WORKING_DAY, 1), Shut())


@pytest.mark.parametrize(
    ("unit", "quantity"), [(Unit.HOUR, 0), (Unit.DAY, -1), (Unit.NONE, 3), (Unit.SAME_DAY, 1)]
)
def test_a_limit_has_a_quantity_where_its_unit_counts_and_nowhere_else(unit, quantity):
    with pytest.raises(ValueError, match=str(unit)):
        Limit(unit, quantity)


def test_seconds_do_not_count():
    assert due(vn(20, 10).replace(second=59, microsecond=5), Unit.WORKING_DAY, 3) == vn(23, 10)


@pytest.mark.parametrize(
    ("done", "now", "left", "expected"),
    [
        (vn(22, 17), vn(24), 0, Timeliness.EARLY),
        (vn(23, 10), vn(24), 0, Timeliness.ON_TIME),
        (vn(23, 10, 1), vn(24), 0, Timeliness.LATE),
        (None, vn(20, 10), 1440, Timeliness.WITHIN),
        (None, vn(22, 10), 480, Timeliness.NEAR),
        (None, vn(23, 10), 0, Timeliness.NEAR),
        (None, vn(23, 10, 1), 0, Timeliness.OVERDUE),
    ],
)
def test_timeliness(done, now, left, expected):
    assert timeliness(vn(23, 10), done, now=now, minutes_left=left, near=480) == expected


def test_what_has_no_limit_is_never_late():
    assert timeliness(None, None, now=vn(23), minutes_left=0, near=480) == Timeliness.UNLIMITED


moments = st.datetimes(
    datetime(2023, 1, 1),  # noqa: DTZ001  # the strategy wants naive ends and gives the zone itself
    datetime(2024, 12, 31),  # noqa: DTZ001
    timezones=st.just(VN),
)
days_off = st.sets(
    st.dates(date(2023, 1, 1), date(2025, 6, 1)),
    max_size=30,
)
limits = st.one_of(
    st.builds(Limit, st.sampled_from([Unit.HOUR, Unit.WORKING_DAY, Unit.DAY]), st.integers(1, 60)),
    st.builds(Limit, st.just(Unit.MONTH), st.integers(1, 6)),
    st.just(Limit(Unit.SAME_DAY)),
)
half_days = st.dictionaries(
    st.dates(date(2023, 1, 1), date(2025, 6, 1)),
    st.sampled_from([(MORNING,), (AFTERNOON,), (Span(time(8), time(11)),)]),
    max_size=20,
)


@given(moments, limits, days_off, half_days)
def test_a_promise_is_never_due_in_closed_time(arrived, limit, closed, other):
    working = Week(closed, {day: spans for day, spans in other.items() if day not in closed})
    found = reckon(arrived, limit, working).due_at
    assert any(span.opens <= found.time() <= span.closes for span in working.spans(found.date()))
    assert found >= begins(arrived.replace(second=0, microsecond=0), working)


@given(moments, limits, days_off)
def test_the_counted_rows_make_the_limit(arrived, limit, closed):
    rows = reckon(arrived, limit, Week(closed)).rows
    if limit.unit is Unit.HOUR:
        assert sum(row.minutes for row in rows) == limit.quantity * 60
    else:
        assert sum(row.counted for row in rows) == (limit.quantity or 1)
    if limit.unit is not Unit.MONTH:
        assert [row.day for row in rows] == [rows[0].day + timedelta(days=n) for n in range(len(rows))]


@given(moments, limits, days_off, st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_adding_a_closed_day_never_makes_a_promise_due_earlier(arrived, limit, closed, storm):
    before = reckon(arrived, limit, Week(closed)).due_at
    assert reckon(arrived, limit, Week(closed | {storm})).due_at >= before


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 40))
def test_months_later_is_in_the_month_asked_for(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
