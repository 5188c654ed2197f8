"""The laws of working time, held against a slow reckoner on random calendars."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motcua.registers.calendars.rules import (
    DayKind,
    Declared,
    Hours,
    Span,
    WorkingTime,
    compile_working_time,
    in_order,
    read_span,
)
from tests.registers.calendars.made import (
    DAY,
    FIRST,
    LAST,
    UTC,
    VN,
    Slow,
    calendars,
    compiled,
    days,
    declarations,
    distinct,
    hours,
    moments,
    usual,
)

WEEK = (usual,) * 5 + ((), ())
Both = tuple[WorkingTime, Slow]


def floored(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


@given(calendars(), moments)
def test_open_is_what_the_slow_reckoner_finds_open(both: Both, moment: datetime) -> None:
    calendar, slow = both
    assert calendar.is_open(moment) == slow.is_open(floored(moment))
    assert calendar.is_open(moment.astimezone(UTC)) == calendar.is_open(moment)


@given(calendars(), moments)
def test_the_next_opening_is_open_and_its_own_next_opening(both: Both, moment: datetime) -> None:
    calendar, slow = both
    expected = slow.next_opening(floored(moment))
    if expected is None:
        with pytest.raises(LookupError):
            calendar.next_opening(moment)
        return
    opening = calendar.next_opening(moment)
    assert opening == expected
    assert calendar.is_open(opening)
    assert calendar.next_opening(opening) == opening
    assert opening.utcoffset() == timedelta(hours=7)


@given(calendars(), moments)
def test_the_last_open_moment_has_no_open_minute_after_it(both: Both, moment: datetime) -> None:
    calendar, slow = both
    try:
        last = calendar.last_open(moment)
    except LookupError:
        assert slow.minutes_between(datetime.combine(FIRST, time.min, tzinfo=VN), floored(moment)) == 0
        return
    assert last <= moment
    assert calendar.open_minutes_between(last, moment) == 0
    assert calendar.is_open(last) == calendar.is_open(moment) or last == floored(moment)
    assert calendar.is_open(last) or calendar.is_open(last - timedelta(minutes=1))


@given(calendars(), moments, moments, moments)
def test_minutes_add_up_and_agree_with_the_slow_reckoner(
    both: Both, one: datetime, two: datetime, three: datetime
) -> None:
    calendar, slow = both
    between = calendar.open_minutes_between
    assert between(one, two) == slow.minutes_between(floored(one), floored(two))
    assert between(one, two) + between(two, three) == between(one, three)
    assert between(one, two) == -between(two, one)


@given(calendars(), moments, st.integers(-3000, 3000))
def test_adding_minutes_and_counting_them_agree(both: Both, moment: datetime, minutes: int) -> None:
    calendar, _slow = both
    with suppress(LookupError):
        there = calendar.add_open_minutes(moment, minutes)
        assert calendar.open_minutes_between(moment, there) == minutes
        if minutes > 0:  # no later than needed: the minute before is used
            assert calendar.is_open(there - timedelta(minutes=1))
        if minutes < 0:
            assert calendar.is_open(there)
        if minutes == 0:
            assert there == calendar.next_opening(moment)


@given(calendars(), moments, st.integers(1, 3000))
def test_adding_minutes_fails_only_when_the_calendar_has_too_few(
    both: Both, moment: datetime, minutes: int
) -> None:
    calendar, slow = both
    end = datetime.combine(LAST, time(23, 59), tzinfo=VN)
    left = slow.minutes_between(floored(moment), end)
    if left >= minutes:
        assert calendar.add_open_minutes(moment, minutes) <= end
    else:
        with pytest.raises(LookupError):
            calendar.add_open_minutes(moment, minutes)


@given(calendars(), days, st.integers(-30, 30))
def test_the_nth_working_day_is_counted_by_hand(both: Both, day: date, number: int) -> None:
    calendar, slow = both
    after = [one for one in slow.working_days() if one > day]
    upto = [one for one in slow.working_days() if one < day]
    on = [one for one in slow.working_days() if one >= day]
    expected = after[number - 1 : number] if number > 0 else upto[number:][:1] if number < 0 else on[:1]
    if number < 0 and len(upto) < -number:
        expected = []
    if not expected:
        with pytest.raises(LookupError):
            calendar.nth_working_day(day, number)
    else:
        assert calendar.nth_working_day(day, number) == expected[0]


@given(calendars(), days, days, st.integers(1, 20))
def test_the_nth_working_day_is_monotone_and_counts_itself(both: Both, one: date, two: date, n: int) -> None:
    calendar, _slow = both
    assume(one <= two)
    with suppress(LookupError):
        there = calendar.nth_working_day(one, n)
        assert there <= calendar.nth_working_day(two, n)
        assert calendar.working_days_between(one, there) == n
        assert calendar.nth_working_day(one, n + 1) > there
        assert calendar.is_working_day(there)


@given(calendars(), days)
def test_a_day_s_facts_agree_with_the_slow_reckoner(both: Both, day: date) -> None:
    calendar, slow = both
    facts = calendar.facts(day)
    assert facts.spans == slow.spans(day) == calendar.spans(day)
    assert facts.working == bool(facts.spans) == calendar.is_working_day(day)
    assert facts.minutes == calendar.open_minutes_between(
        datetime.combine(day, time.min, tzinfo=VN), datetime.combine(day, time(23, 59), tzinfo=VN)
    )
    assert (calendar.opening_of(day) is None) == (not facts.spans)
    if facts.spans:
        opening, closing = calendar.opening_of(day), calendar.closing_of(day)
        assert opening is not None
        assert closing is not None
        assert calendar.is_open(opening)
        assert not calendar.is_open(closing) or (closing.time(), closing) in [
            (span.opens, closing) for span in facts.spans
        ]


@given(
    st.lists(hours(), min_size=1, max_size=3),
    st.lists(declarations(), max_size=6).map(distinct),
    days,
    st.integers(0, 4),
    moments,
    moments,
)
def test_a_closed_day_more_never_gives_more_minutes_nor_an_earlier_day(
    said: list[Hours], declared: list[Declared], closed: date, rank: int, one: datetime, two: datetime
) -> None:
    assume((closed, rank) not in {(other.day, other.rank) for other in declared})
    before = compiled(said, declared)
    after = compiled(said, [*declared, Declared(rank, closed, DayKind.OFF, "bão")])
    start, end = min(one, two), max(one, two)
    if any(other.day == closed and other.rank > rank for other in declared):
        assert after.spans(closed) == before.spans(closed)  # a nearer word goes before
    assert after.open_minutes_between(start, end) <= before.open_minutes_between(start, end)
    with suppress(LookupError):
        assert after.next_opening(start) >= before.next_opening(start)
        assert after.nth_working_day(start.date(), 3) >= before.nth_working_day(start.date(), 3)


def office(*declared: Declared, announced: tuple[int, ...] = (2023, 2024)) -> WorkingTime:
    said = [Hours(0, date(2023, 1, 1), None, WEEK)]
    return compile_working_time(said, declared, announced, first=date(2023, 1, 1), last=date(2026, 12, 31))


def vn(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VN)  # type: ignore[misc,arg-type]  # year, month, day, hour, minute


def test_a_closing_minute_is_closed_and_an_opening_minute_open() -> None:
    calendar = office()
    assert calendar.is_open(vn(2023, 11, 20, 7, 0))
    assert calendar.is_open(vn(2023, 11, 20, 11, 29))
    assert not calendar.is_open(vn(2023, 11, 20, 11, 30))
    assert calendar.next_opening(vn(2023, 11, 20, 11, 30)) == vn(2023, 11, 20, 13, 30)
    assert calendar.next_opening(vn(2023, 11, 24, 17, 0)) == vn(2023, 11, 27, 7, 0)
    assert calendar.last_open(vn(2023, 11, 25, 9)) == vn(2023, 11, 24, 17)
    assert calendar.add_open_minutes(vn(2023, 11, 20, 7), 480) == vn(2023, 11, 20, 17)
    assert calendar.add_open_minutes(vn(2023, 11, 20, 10), 24 * 60) == vn(2023, 11, 23, 10)
    assert calendar.add_open_minutes(vn(2023, 11, 23, 10), -24 * 60) == vn(2023, 11, 20, 10)


def test_a_day_says_what_it_is() -> None:
    calendar = office(
        Declared(0, date(2024, 4, 29), DayKind.OFF, "nghỉ hoán đổi, làm bù 04/05"),
        Declared(0, date(2024, 5, 4), DayKind.WORK, "làm bù ngày 29/04", replaces=date(2024, 4, 29)),
    )
    assert calendar.note(date(2023, 11, 20)) == "thứ Hai"
    assert calendar.note(date(2023, 11, 25)) == "thứ Bảy: nghỉ cuối tuần"
    assert calendar.note(date(2024, 4, 29)) == "thứ Hai: nghỉ hoán đổi, làm bù 04/05"
    assert calendar.note(date(2024, 5, 4)) == "thứ Bảy: làm bù ngày 29/04"
    assert calendar.spans(date(2024, 5, 4)) == usual


def test_two_stretches_of_days_are_alike_where_each_day_is_open_at_the_same_hours() -> None:
    calendar = office(Declared(0, date(2023, 9, 4), DayKind.OFF, "Quốc khánh"))
    monday, friday = date(2023, 9, 11), date(2023, 9, 15)
    assert calendar.is_alike(monday, friday, 0)
    assert calendar.is_alike(monday, friday, 7)
    assert not calendar.is_alike(monday, friday, 1)  # a Saturday would be worked
    assert calendar.is_alike(monday, date(2023, 9, 14), 1)
    assert not calendar.is_alike(monday, friday, -7)  # of that week one day was off
    assert not calendar.is_alike(monday, friday, -7 * 53)  # the calendar does not reach so far
    assert not calendar.is_alike(monday, friday, 7 * 300)


@given(calendars(), days, st.integers(0, 20), st.integers(-30, 30), st.integers(1, 8))
def test_what_lies_alike_is_reckoned_alike(
    both: Both, first: date, length: int, later: int, number: int
) -> None:
    calendar, _slow = both
    last, shift = first + timedelta(length), timedelta(later)
    assume(calendar.first <= first <= last <= calendar.last and calendar.is_alike(first, last, later))
    with suppress(LookupError):
        nth = calendar.nth_working_day(first, number)
        if nth <= last:
            assert calendar.nth_working_day(first + shift, number) == nth + shift


def test_a_half_day_is_open_for_its_stretches_only() -> None:
    morning = (Span(time(7), time(11)),)
    calendar = office(Declared(2, date(2024, 2, 7), DayKind.HALF, "bão, nghỉ chiều", morning))
    assert calendar.minutes(date(2024, 2, 7)) == 240
    assert calendar.is_working_day(date(2024, 2, 7))
    assert calendar.next_opening(vn(2024, 2, 7, 11)) == vn(2024, 2, 8, 7)


def test_years_not_announced_are_reckoned_but_never_certain() -> None:
    calendar = office()
    assert calendar.certain(date(2023, 12, 1), date(2024, 12, 31))
    assert not calendar.certain(date(2024, 12, 31), date(2025, 1, 2))
    assert calendar.doubt(date(2025, 1, 2), date(2024, 12, 31)) == "lịch nghỉ năm 2025 chưa công bố"
    assert calendar.nth_working_day(date(2024, 12, 31), 1) == date(2025, 1, 1)


def test_days_without_office_hours_are_closed_and_doubted() -> None:
    said = [Hours(0, date(2023, 1, 1), date(2023, 6, 30), WEEK), Hours(0, date(2023, 8, 1), None, WEEK)]
    calendar = compile_working_time(said, [], [2023], first=date(2023, 1, 1), last=date(2023, 12, 31))
    assert calendar.spans(date(2023, 7, 3)) == ()
    assert calendar.certain(date(2023, 6, 30))
    assert (
        calendar.doubt(date(2023, 6, 1), date(2023, 8, 1)) == "chưa khai báo giờ làm việc cho ngày 01/07/2023"
    )


@given(days)
def test_days_outside_the_calendar_are_refused(day: date) -> None:
    calendar = compiled([Hours(0, FIRST, None, WEEK)], [])
    for outside in (FIRST - (LAST - day) - DAY, LAST + (day - FIRST) + DAY):
        moment = datetime.combine(outside, time(9), tzinfo=VN)
        for ask in (calendar.spans, calendar.is_working_day, calendar.facts, calendar.note):
            with pytest.raises(LookupError):
                ask(outside)
        for question in (calendar.is_open, calendar.next_opening, calendar.last_open):
            with pytest.raises(LookupError):
                question(moment)


def test_a_naive_moment_is_an_error_not_a_guess() -> None:
    with pytest.raises(TypeError):
        office().is_open(datetime(2023, 11, 20, 8))  # noqa: DTZ001  # the point of the test


@pytest.mark.parametrize(
    "written", ["", "07:00", "11:30-07:00", "07:00-07:00", "7-11", "07:00-25:00", "07:00:30-08:00"]
)
def test_what_is_no_stretch_of_time_is_not_read(written: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read_span(written)


def test_stretches_are_read_and_put_in_order() -> None:
    assert read_span("07:00–11:30") == read_span(" 07:00 - 11:30 ") == usual[0]
    assert str(usual[0]) == "07:00–11:30"
    assert in_order(usual)
    assert in_order([usual[0], Span(time(11, 30), time(12))])
    assert not in_order([usual[0], Span(time(11), time(12))])
