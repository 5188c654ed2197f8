"""The holidays and hours of the packs, and where a pack's mistakes are pointed at."""

from datetime import date, datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.registers.calendars import queries
from motcua.registers.calendars.errors import HoursOverlap
from motcua.registers.calendars.models import DayRule
from motcua.registers.calendars.packs import CalendarDayKind, CalendarYearKind, OfficeHoursKind
from motcua.registers.calendars.queries import calendar_for
from motcua.registers.legal_texts.packs import LegalTextKind
from tests.registers.from_packs import items
from tests.registers.places.land import AT, small_land

pytestmark = pytest.mark.django_db

KINDS = (
    (LegalTextKind(), "vietnam"),
    (CalendarYearKind(), "vietnam"),
    (CalendarDayKind(), "vietnam"),
    (OfficeHoursKind(), "binhdinh"),
)


def load() -> LoadReport:
    report = LoadReport()
    for kind, pack in KINDS:
        report += kind.load(items(pack, kind.name), by=SYSTEM, at=AT)
    return report


def test_the_packs_on_disk_are_sound_and_load_once() -> None:
    context = Context("vietnam", {"legal_text": items("vietnam", "legal_text")})
    for kind, pack in KINDS:
        assert kind.check(items(pack, kind.name), context) == []
    first = load()
    assert (first.same, first.changed) == (0, 0)
    assert load() == LoadReport(same=first.added)
    for kind, pack in KINDS:
        assert {change.verb for change in kind.diff(items(pack, kind.name))} == {"same"}


@pytest.mark.parametrize(
    ("year", "days"), [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249)]
)
def test_every_year_has_its_official_number_of_working_days(year: int, days: int) -> None:
    load()
    answer = queries.working_days_of_year(year)
    assert (answer.value, answer.certain) == (days, True)


def test_a_planned_year_is_reckoned_and_doubted() -> None:
    load()
    answer = queries.working_days_of_year(2027)
    assert (answer.value, answer.doubt) == (249, "lịch nghỉ năm 2027 chưa công bố")


def test_the_days_round_tet_2025_are_reckoned_as_by_hand() -> None:
    load()
    calendar = calendar_for()
    assert calendar.nth_working_day(date(2025, 1, 24), 5) == date(2025, 2, 7)
    assert calendar.next_opening(datetime(2025, 1, 24, 17, tzinfo=VN)) == datetime(2025, 2, 3, 7, tzinfo=VN)
    assert calendar.note(date(2025, 1, 29)) == "thứ Tư: Tết Ất Tỵ"


def test_swapped_saturdays_are_worked() -> None:
    load()
    calendar = calendar_for()
    for saturday in (date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)):
        assert calendar.minutes(saturday) == 480
    for off in (date(2024, 4, 29), date(2025, 5, 2), date(2026, 1, 2), date(2026, 8, 31)):
        assert calendar.minutes(off) == 0


def test_the_announcement_of_a_planned_year_takes_days_back_and_declares_others() -> None:
    load()
    final = [
        {"day": "2027-02-04", "kind": "REGULAR"},
        {"day": "2027-02-05", "kind": "OFF", "name": "Tết Đinh Mùi", "mark": "S"},
        {"day": "2027-02-11", "kind": "OFF", "name": "Tết Đinh Mùi", "mark": "S"},
        {"day": "2027-02-12", "kind": "REGULAR"},
    ]
    kind = CalendarDayKind()
    assert [change.verb for change in kind.diff(final)] == ["new_version", "new_version", "add", "same"]
    assert kind.load(final, by=SYSTEM, at=AT) == LoadReport(added=1, same=1, changed=2)
    assert kind.load(final, by=SYSTEM, at=AT) == LoadReport(same=4)
    calendar = calendar_for()
    assert calendar.is_working_day(date(2027, 2, 4))
    assert calendar.note(date(2027, 2, 5)) == "thứ Sáu: Tết Đinh Mùi"
    assert DayRule.objects.filter(withdrawn_at__isnull=False).count() == 2
    said = CalendarYearKind().load([{"year": 2027, "announced": True}], by=SYSTEM, at=AT)
    assert said == LoadReport(changed=1)
    assert queries.working_days_of_year(2027).certain


def test_mistakes_among_days_are_pointed_at() -> None:
    small_land()
    wrong = [
        {"day": "2027-01-01", "kind": "OFF"},
        {"day": "2027-01-02", "kind": "HALF", "name": "Nửa ngày"},
        {"day": "2027-01-03", "kind": "OFF", "name": "Nghỉ", "spans": ["07:00-08:00"]},
        {"day": "2027-01-04", "kind": "WORK", "name": "Làm", "spans": ["07:00-09:00", "08:00-10:00"]},
        {"day": "2027-01-05", "kind": "WORK", "name": "Làm", "replaces": "2027-01-05"},
        {"day": "2027-01-06", "kind": "OFF", "name": "Bão", "place": "99999"},
        {"day": "2027-01-07", "kind": "OFF", "name": "Lễ", "legal_text": "9/2030/NĐ-CP"},
        {"day": "2027-01-08", "kind": "OFF", "name": "Bão", "place": "540"},
    ]
    assert [problem.path for problem in CalendarDayKind().check(wrong, Context())] == [
        (0, "day"),
        (1, "kind"),
        (2, "kind"),
        (3, "spans"),
        (4, "replaces"),
        (5, "place"),
        (6, "legal_text"),
    ]


def test_mistakes_among_hours_are_pointed_at_and_standing_hours_not_rewritten() -> None:
    load()
    kind = OfficeHoursKind()
    wrong = [
        {"valid_from": "2028-01-01", "valid_to": "2027-01-01", "week": {"mon": ["07:00-11:00"]}},
        {"valid_from": "2028-01-02", "week": {"tue": ["11:00-07:00"]}},
        {"valid_from": "2028-01-03", "place": "99999", "week": {"tue": ["07:00-11:00"]}},
    ]
    assert [problem.path for problem in kind.check(wrong, Context())] == [
        (0, "valid_to"),
        (1, "week", "tue"),
        (2, "place"),
    ]
    mornings = {"week": {"mon": ["07:00-11:00"]}}
    overlapping = [
        {"valid_from": "2022-01-01", "valid_to": "2022-12-31", **mornings},  # would cut what stands in two
        {"valid_from": "2031-01-01", "valid_to": "2031-12-31", "place": "540", **mornings},
        {"valid_from": "2031-06-01", "place": "540", **mornings},
        {"valid_from": "2032-06-01", "place": "540", **mornings},
    ]
    small_land()
    found = kind.check(overlapping, Context())
    assert [problem.path for problem in found] == [(0, "valid_from"), (1, "valid_from"), (2, "valid_from")]
    assert found[0].sentence == "Chồng lên giờ làm việc từ 01/01/2021 của cùng phạm vi."
    other = {"valid_from": "2021-01-01", "week": {"mon": ["08:00-11:00"]}}
    assert [change.verb for change in kind.diff([other])] == ["conflict"]
    with pytest.raises(HoursOverlap):
        kind.load([other], by=SYSTEM, at=AT)
    assert calendar_for().minutes(date(2023, 11, 20)) == 480


def test_hours_and_days_of_one_place_come_in_by_pack() -> None:
    load()
    land = small_land()
    hours = {"valid_from": "2023-06-01", "place": "540", "week": {"mon": ["08:00-12:00"]}}
    OfficeHoursKind().load([hours], by=SYSTEM, at=AT)
    CalendarDayKind().load(
        [{"day": "2023-11-20", "kind": "OFF", "name": "Bão", "place": "21553"}], by=SYSTEM, at=AT
    )
    assert calendar_for(land["21550"].id).minutes(date(2023, 11, 20)) == 240
    assert calendar_for(land["21553"].id).minutes(date(2023, 11, 20)) == 0
    assert calendar_for(land["52"].id).minutes(date(2023, 11, 20)) == 480
    assert [row.place for row in queries.special_hours()] == [land["540"]]
