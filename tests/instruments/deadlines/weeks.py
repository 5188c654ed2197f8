"""Calendars to reckon with: the office week of Bình Định with closed days and half-days, compiled."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from hypothesis import strategies as st

from motcua.foundation.clock import VN
from motcua.instruments.deadlines.rules import Limit, Unit
from motcua.registers.calendars.rules import (
    DayKind,
    Declared,
    Hours,
    Span,
    WorkingTime,
    compile_working_time,
)

MORNING = Span(time(7), time(11, 30))
AFTERNOON = Span(time(13, 30), time(17))
FULL = (MORNING, AFTERNOON)
FIRST, LAST = date(2022, 1, 1), date(2034, 12, 31)


def office_week(
    closed: Iterable[date] = (), other: Mapping[date, tuple[Span, ...]] | None = None
) -> WorkingTime:
    """Monday to Friday 07:00–11:30 and 13:30–17:00, but for the days named."""
    declared = [Declared(1, day, DayKind.HALF, "nửa ngày", spans) for day, spans in (other or {}).items()]
    declared += [Declared(2, day, DayKind.OFF, "nghỉ") for day in closed]
    week = (FULL, FULL, FULL, FULL, FULL, (), ())
    return compile_working_time([Hours(0, FIRST, None, week)], declared, (), first=FIRST, last=LAST)


moments = st.datetimes(
    datetime(2023, 1, 1),  # noqa: DTZ001  # the strategy wants naive ends and gives the zone itself
    datetime(2024, 12, 31),  # noqa: DTZ001
    timezones=st.just(VN),
)
days = st.dates(date(2023, 1, 1), date(2025, 6, 1))
days_off = st.sets(days, max_size=30)
odd_days = st.dictionaries(
    days,
    st.sampled_from([(MORNING,), (AFTERNOON,), (Span(time(8), time(11)),), (Span(time(9), time(15)),)]),
    max_size=30,
)
calendars = st.builds(office_week, days_off, odd_days)
limits = st.one_of(
    st.builds(Limit, st.sampled_from([Unit.HOUR, Unit.WORKING_DAY, Unit.DAY]), st.integers(1, 60)),
    st.builds(Limit, st.just(Unit.MONTH), st.integers(1, 6)),
    st.builds(Limit, st.just(Unit.SAME_DAY), st.just(0), st.sampled_from([time(11), time(12), time(15)])),
)
