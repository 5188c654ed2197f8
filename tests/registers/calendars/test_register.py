"""Declaring and withdrawing days, setting hours, and whose word counts where."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.calendars import errors, queries
from motcua.registers.calendars.actions import (
    DayDraft,
    announce_year,
    declare_day_off,
    declare_days,
    declare_half_day,
    declare_work_day,
    set_office_hours,
    withdraw_day,
)
from motcua.registers.calendars.models import CalendarYear, DayRule, OfficeHours
from motcua.registers.calendars.queries import calendar_for
from motcua.registers.places.actions import Move, change_places
from motcua.registers.places.models import Place
from motcua.registers.places.queries import place_by_code
from tests.registers.places.land import AT, draft, small_land

pytestmark = pytest.mark.django_db

USUAL = ["07:00-11:30", "13:30-17:00"]
WEEK = [USUAL] * 5 + [[], []]
MONDAY = date(2023, 11, 20)
SATURDAY = date(2023, 11, 25)
BY = {"by": SYSTEM, "at": AT}


@pytest.fixture
def land() -> dict[str, Place]:
    set_office_hours(WEEK, valid_from=date(2021, 1, 1), **BY)
    announce_year(2023, **BY)
    return small_land()


def told() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def test_nothing_can_be_reckoned_without_office_hours() -> None:
    with pytest.raises(errors.NoOfficeHours):
        calendar_for()


def test_a_day_off_everywhere_closes_every_place(land: dict[str, Place]) -> None:
    declare_day_off(MONDAY, "Lễ", **BY)
    for place_id in (None, land["52"].id, land["21553"].id):
        assert calendar_for(place_id).spans(MONDAY) == ()
    assert told()[-1] == "calendars.DayDeclared"


def test_a_storm_in_one_district_closes_it_and_what_lies_below_only(land: dict[str, Place]) -> None:
    declare_day_off(MONDAY, "Bão số 5", place_id=land["540"].id, **BY)
    assert not calendar_for(land["540"].id).is_working_day(MONDAY)
    assert not calendar_for(land["21553"].id).is_working_day(MONDAY)
    assert calendar_for(land["52"].id).is_working_day(MONDAY)
    assert calendar_for().is_working_day(MONDAY)
    assert calendar_for(land["21553"].id).note(MONDAY) == "thứ Hai: Bão số 5"


def test_the_nearest_word_goes_before(land: dict[str, Place]) -> None:
    declare_day_off(MONDAY, "Lễ", **BY)
    declare_work_day(MONDAY, "Trực bão", place_id=land["540"].id, **BY)
    declare_half_day(MONDAY, "Mở sáng", ["07:00-11:30"], place_id=land["21553"].id, **BY)
    assert calendar_for(land["52"].id).minutes(MONDAY) == 0
    assert calendar_for(land["21556"].id).minutes(MONDAY) == 480
    assert calendar_for(land["21553"].id).minutes(MONDAY) == 270


def test_a_unit_may_keep_other_hours_from_a_day_on(land: dict[str, Place]) -> None:
    unit = new_id()
    saturday_too = [*WEEK[:5], ["07:30-11:00"], []]
    set_office_hours(saturday_too, valid_from=SATURDAY, unit_id=unit, **BY)
    own = calendar_for(land["540"].id, unit_id=unit)
    assert own.minutes(SATURDAY) == 210
    assert own.minutes(SATURDAY - timedelta(days=7)) == 0
    assert calendar_for(land["540"].id).minutes(SATURDAY) == 0
    declare_day_off(SATURDAY, "Dời trụ sở", unit_id=unit, **BY)
    assert calendar_for(land["540"].id, unit_id=unit).minutes(SATURDAY) == 0


def test_a_swapped_saturday_is_worked_like_the_day_it_replaces(land: dict[str, Place]) -> None:
    short_friday = [USUAL] * 4 + [["07:00-11:30"], [], []]
    set_office_hours(short_friday, valid_from=date(2023, 6, 1), **BY)
    declare_work_day(SATURDAY, "làm bù ngày 24/11", replaces=date(2023, 11, 24), **BY)
    assert calendar_for().minutes(SATURDAY) == 270
    declare_work_day(SATURDAY + timedelta(days=7), "làm bù", **BY)
    assert calendar_for().minutes(SATURDAY + timedelta(days=7)) == 480


def test_a_withdrawn_day_is_what_it_was_and_can_be_declared_anew(land: dict[str, Place]) -> None:
    rule = declare_day_off(MONDAY, "Nhầm", **BY)
    withdraw_day(rule.id, why="nhầm ngày", **BY)
    assert calendar_for().is_working_day(MONDAY)
    assert told()[-1] == "calendars.DayWithdrawn"
    with pytest.raises(errors.DayWithdrawnBefore):
        withdraw_day(rule.id, why="lần nữa", **BY)
    declare_day_off(MONDAY, "Đúng", **BY)
    assert not calendar_for().is_working_day(MONDAY)
    assert [r.name for r in queries.day_rules(MONDAY, MONDAY)] == ["Đúng"]
    assert [r.name for r in queries.day_rules(MONDAY, MONDAY, withdrawn=True)] == ["Nhầm", "Đúng"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (DayDraft(MONDAY, "OFF", "Lần hai"), errors.DayDeclaredBefore),
        (DayDraft(SATURDAY, "HALF", "Không giờ"), errors.HoursMissing),
        (DayDraft(SATURDAY, "HALF", "Ngược", ("11:00-07:00",)), errors.HoursUnreadable),
        (DayDraft(SATURDAY, "WORK", "Chồng", ("07:00-11:00", "10:00-12:00")), errors.HoursUnreadable),
        (DayDraft(SATURDAY, "WORK", "Bù chính nó", replaces=SATURDAY), errors.ReplacedDayWrong),
        (
            DayDraft(SATURDAY, "OFF", "Hai nơi", place_id=UUID(int=1), unit_id=UUID(int=2)),
            errors.ScopeUnclear,
        ),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_declared(
    land: dict[str, Place], wrong: DayDraft, refusal: type[Refused]
) -> None:
    declare_day_off(MONDAY, "Lễ", **BY)
    before, heard = DayRule.objects.count(), len(told())
    with pytest.raises(refusal):
        declare_days([DayDraft(date(2023, 12, 1), "OFF", "Đi cùng"), wrong], **BY)
    assert (DayRule.objects.count(), len(told())) == (before, heard)


def test_two_words_of_one_scope_in_one_go_are_refused(land: dict[str, Place]) -> None:
    twice = [DayDraft(MONDAY, "OFF", "Một"), DayDraft(MONDAY, "HALF", "Hai", ("07:00-11:00",))]
    with pytest.raises(errors.DayDeclaredBefore, match="Một"):
        declare_days(twice, **BY)
    assert not DayRule.objects.exists()


def test_only_keepers_change_the_calendar(land: dict[str, Place]) -> None:
    rule = declare_day_off(MONDAY, "Lễ", **BY)
    heard = len(told())
    nobody = {"by": NOBODY, "at": AT}
    with pytest.raises(NotAllowed):
        declare_day_off(SATURDAY, "Lễ", **nobody)
    with pytest.raises(NotAllowed):
        withdraw_day(rule.id, why="", **nobody)
    with pytest.raises(NotAllowed):
        set_office_hours(WEEK, valid_from=SATURDAY, **nobody)
    with pytest.raises(NotAllowed):
        announce_year(2025, **nobody)
    assert (DayRule.objects.count(), OfficeHours.objects.count(), CalendarYear.objects.count()) == (1, 1, 1)
    assert DayRule.objects.get().withdrawn_at is None
    assert len(told()) == heard


def test_a_declaration_nobody_made_cannot_be_withdrawn(land: dict[str, Place]) -> None:
    with pytest.raises(errors.DayRuleUnknown):
        withdraw_day(new_id(), why="", **BY)


def test_new_hours_end_the_old_on_the_eve(land: dict[str, Place]) -> None:
    summer = [["06:30-11:00", "13:30-17:00"]] * 5 + [[], []]
    set_office_hours(summer, valid_from=MONDAY, **BY)
    latest, earlier = queries.office_hours()
    assert (earlier.valid_to, latest.valid_from) == (MONDAY - timedelta(days=1), MONDAY)
    assert told()[-2:] == ["calendars.OfficeHoursEnded", "calendars.OfficeHoursSet"]
    calendar = calendar_for()
    assert calendar.opening_of(MONDAY) == datetime(2023, 11, 20, 6, 30, tzinfo=VN)
    assert calendar.opening_of(date(2023, 11, 17)) == datetime(2023, 11, 17, 7, tzinfo=VN)


@pytest.mark.parametrize(
    ("week", "since", "until", "refusal"),
    [
        (WEEK, date(2020, 1, 1), None, errors.HoursOverlap),
        (WEEK, date(2021, 1, 1), None, errors.HoursOverlap),
        (WEEK, MONDAY, SATURDAY, errors.HoursWithin),  # would cut the standing hours in two
        ([[]] * 7, MONDAY, None, errors.HoursMissing),
        (WEEK[:5], MONDAY, None, errors.HoursMissing),
        ([["08:00-07:00"]] * 7, MONDAY, None, errors.HoursUnreadable),
    ],
)
def test_hours_that_do_not_fit_are_refused(
    land: dict[str, Place], week: list[list[str]], since: date, until: date | None, refusal: type[Refused]
) -> None:
    heard = len(told())
    with pytest.raises(refusal):
        set_office_hours(week, valid_from=since, valid_to=until, **BY)
    assert OfficeHours.objects.get().valid_to is None
    assert len(told()) == heard


def test_hours_for_one_week_within_open_ones_are_refused_with_a_way_that_works(
    land: dict[str, Place],
) -> None:
    short = [["08:00-11:00"]] * 5 + [[], []]
    with pytest.raises(errors.HoursWithin) as refused:
        set_office_hours(short, valid_from=MONDAY, valid_to=SATURDAY, **BY)
    assert str(refused.value) == (
        "Giờ làm việc từ 01/01/2021 còn áp dụng sau ngày 25/11/2023. Muốn đổi giờ cho một quãng: lưu giờ mới "
        "từ 20/11/2023 và để trống “Đến hết ngày”, rồi lưu lại giờ cũ từ 26/11/2023."
    )
    set_office_hours(short, valid_from=MONDAY, **BY)
    set_office_hours(WEEK, valid_from=SATURDAY + timedelta(days=1), **BY)
    days = [MONDAY - timedelta(days=3), MONDAY, SATURDAY + timedelta(days=2)]
    assert [calendar_for().minutes(day) for day in days] == [480, 180, 480]


def test_a_day_names_the_text_that_declared_it(land: dict[str, Place]) -> None:
    declare_work_day(SATURDAY, "họp dân", replaces=date(2023, 11, 24), source="Công văn 15/UBND", **BY)
    assert calendar_for().note(SATURDAY) == "thứ Bảy: làm bù ngày 24/11/2023, họp dân"
    assert [calendar_for().source(day) for day in (SATURDAY, MONDAY)] == ["Công văn 15/UBND", ""]


def test_a_year_is_planned_then_announced(land: dict[str, Place]) -> None:
    assert queries.nth_working_day(date(2023, 12, 29), 1).doubt == "lịch nghỉ năm 2024 chưa công bố"
    announce_year(2024, announced=False, **BY)
    assert not queries.nth_working_day(date(2023, 12, 29), 1).certain
    announce_year(2024, **BY)
    answer = queries.nth_working_day(date(2023, 12, 29), 1)
    assert (answer.value, answer.certain) == (date(2024, 1, 1), True)
    with pytest.raises(errors.YearSaidBefore):
        announce_year(2024, **BY)


def test_answers_carry_their_doubt(land: dict[str, Place]) -> None:
    late = datetime(2023, 12, 29, 17, tzinfo=VN)
    opening = queries.next_opening(late)
    assert (opening.value, opening.certain) == (datetime(2024, 1, 1, 7, tzinfo=VN), False)
    minutes = queries.open_minutes_between(datetime(2023, 11, 20, 9, tzinfo=VN), late)
    assert minutes.certain
    assert minutes.value == 30 * 480 - 120
    with pytest.raises(errors.BeyondCalendar, match="từ 01/01/2021 đến 31/12/2033"):
        queries.next_opening(datetime(2040, 1, 1, tzinfo=VN))


def test_a_calendar_is_kept_until_something_changes(land: dict[str, Place]) -> None:
    first = calendar_for(land["21553"].id)
    assert calendar_for(land["21553"].id) is first
    assert calendar_for(land["21556"].id) is first  # nothing is said of either: they share one
    rule = declare_day_off(MONDAY, "Lễ", **BY)
    second = calendar_for(land["21553"].id)
    assert second is not first
    withdraw_day(rule.id, why="", **BY)
    assert calendar_for(land["21553"].id).is_working_day(MONDAY)


def declare_then_fail() -> None:
    with transaction.atomic():
        declare_day_off(MONDAY, "Lễ", **BY)
        assert not calendar_for().is_working_day(MONDAY)
        withdraw_day(new_id(), why="", **BY)


def test_a_change_that_is_rolled_back_leaves_no_calendar_behind(land: dict[str, Place]) -> None:
    with pytest.raises(errors.DayRuleUnknown):
        declare_then_fail()
    assert calendar_for().is_working_day(MONDAY)


def test_a_place_is_followed_through_its_changes(land: dict[str, Place]) -> None:
    storm, later = date(2024, 10, 28), date(2024, 11, 4)
    change_places(
        "T",
        day=date(2024, 11, 1),
        title="Đổi tên",
        opens=[draft("21553", "Tên Mới", since=date(2024, 11, 1))],
        moves=[Move("21553", "21553")],
        **BY,
    )
    old, new = land["21553"], place_by_code("21553", later)
    declare_day_off(storm, "Bão", place_id=old.id, **BY)
    declare_day_off(later, "Lụt", place_id=new.id, **BY)
    for row in (old, new):
        calendar = calendar_for(row.id)
        assert not calendar.is_working_day(storm)
        assert not calendar.is_working_day(later)
    assert calendar_for(land["21556"].id).is_working_day(storm)


def test_a_word_said_of_a_place_counts_only_while_the_place_exists(land: dict[str, Place]) -> None:
    change_places("T", day=date(2024, 11, 1), title="Giải thể", ends=["540"], **BY)
    declare_day_off(date(2024, 12, 2), "Sau khi giải thể", place_id=land["540"].id, **BY)
    assert calendar_for(land["21553"].id).is_working_day(date(2024, 12, 2))


def test_the_year_at_a_glance_has_a_reason_for_every_closed_day(land: dict[str, Place]) -> None:
    declare_day_off(MONDAY, "Lễ", source="Thông báo 1", **BY)
    view = queries.year_view(2023, land["21553"].id)
    assert view.doubt == ""
    assert view.working_days == queries.working_days_of_year(2023).value == 259
    days = [day for month in view.months for week in month.weeks for day in week if day]
    assert len(days) == 365
    assert all(day.working or ":" in day.note for day in days)
    assert [(day.day, day.declared.source) for day in view.declared if day.declared] == [
        (MONDAY, "Thông báo 1")
    ]
    assert {len(week) for month in view.months for week in month.weeks} == {7}
    assert all(day.day.weekday() == i for m in view.months for w in m.weeks for i, day in enumerate(w) if day)


def test_the_database_itself_keeps_one_word_per_day_and_scope(land: dict[str, Place]) -> None:
    declare_day_off(MONDAY, "Lễ", **BY)
    with pytest.raises(IntegrityError, match="day_rule_one_per_day_and_scope"), transaction.atomic():
        DayRule.objects.create(day=MONDAY, kind="OFF", name="Lén")
    with pytest.raises(IntegrityError, match="office_hours_alone_each_day"), transaction.atomic():
        OfficeHours.objects.create(week=WEEK, valid_from=date(2022, 1, 1))
    with pytest.raises(IntegrityError, match="day_rule_half_says_its_hours"), transaction.atomic():
        DayRule.objects.create(day=SATURDAY, kind="HALF", name="Không giờ")


def test_every_state_stands_as_its_last_event_saw_it(land: dict[str, Place]) -> None:
    rule = declare_day_off(MONDAY, "Lễ", **BY)
    withdraw_day(rule.id, why="", **BY)
    set_office_hours(WEEK, valid_from=MONDAY, **BY)
    announce_year(2024, announced=False, **BY)
    announce_year(2024, **BY)
    assert verify().findings == []
