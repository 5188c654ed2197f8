"""The API of calendars: a year day by day, and what deadlines ask."""

from datetime import date, datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.calendars.actions import announce_year, declare_day_off, set_office_hours
from tests.faces.api.conftest import Caller
from tests.registers.places.land import small_land

pytestmark = pytest.mark.django_db
AT = datetime(2023, 1, 1, 8, tzinfo=VN)
DAY = ["07:00-11:30", "13:30-17:00"]


@pytest.fixture(autouse=True)
def hours() -> None:
    set_office_hours([DAY] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)
    declare_day_off(date(2023, 9, 4), "Quốc khánh (nghỉ bù)", by=SYSTEM, at=AT)
    announce_year(2023, by=SYSTEM, at=AT)


def test_a_year_is_given_day_by_day_with_reasons(caller: Caller):
    year = caller.read("/calendars/2023")
    days = {day["day"]: day for day in year["days"]}
    assert len(days) == 365
    assert days["2023-11-20"] == {
        "day": "2023-11-20",
        "working": True,
        "minutes": 480,
        "spans": [{"opens": "07:00:00", "closes": "11:30:00"}, {"opens": "13:30:00", "closes": "17:00:00"}],
        "note": "thứ Hai",
        "certain": True,
        "declared": None,
    }
    assert (days["2023-09-04"]["working"], days["2023-09-04"]["declared"]) == (False, "OFF")
    assert days["2023-09-04"]["note"] == "thứ Hai: Quốc khánh (nghỉ bù)"
    assert (year["working_days"], year["doubt"]) == (259, "")


def test_a_year_that_is_not_announced_says_so(caller: Caller):
    assert caller.read("/calendars/2024")["doubt"] == "lịch nghỉ năm 2024 chưa công bố"


def test_a_place_may_have_a_calendar_of_its_own(caller: Caller):
    ward = small_land()["21556"]
    declare_day_off(date(2023, 11, 20), "Nghỉ tránh bão", place_id=ward.id, by=SYSTEM, at=AT)
    day = [day for day in caller.read("/calendars/2023", place="21556")["days"] if day["day"] == "2023-11-20"]
    assert day[0]["note"] == "thứ Hai: Nghỉ tránh bão"


@pytest.mark.parametrize(
    ("at", "is_open", "opens"),
    [
        ("2023-11-20T08:00:00+07:00", True, "2023-11-20T08:00:00+07:00"),
        ("2023-11-20T11:30:00+07:00", False, "2023-11-20T13:30:00+07:00"),
        ("2023-11-17T18:00", False, "2023-11-20T07:00:00+07:00"),
    ],
)
def test_whether_and_when_it_opens(caller: Caller, at: str, is_open: bool, opens: str):
    assert caller.read("/calendars/questions/open", at=at)["open"] is is_open
    assert caller.read("/calendars/questions/next-opening", at=at)["next_opening"] == opens


def test_a_plus_that_an_address_lost_is_understood(caller: Caller):
    response = caller.client.get("/api/v1/calendars/questions/open?at=2023-11-20T08:00:00+07:00")
    assert response.json()["open"] is True


def test_open_minutes_and_working_days(caller: Caller):
    between = {"start": "2023-11-17T16:00:00+07:00", "end": "2023-11-20T08:00:00+07:00"}
    assert caller.read("/calendars/questions/open-minutes", **between)["minutes"] == 120
    third = caller.read("/calendars/questions/working-day", day="2023-11-17", number=3)
    assert (third["working_day"], third["certain"]) == ("2023-11-22", True)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00", "9999-12-31T23:59:59-12:00", "hôm nay"])
def test_a_moment_out_of_reach_or_unreadable_is_refused(caller: Caller, moment: str):
    assert caller.problem("/calendars/questions/open", 422, at=moment)["errors"][0]["parameter"] == "at"


def test_a_day_beyond_the_calendar_is_a_conflict_with_its_days(caller: Caller):
    problem = caller.problem("/calendars/questions/working-day", 409, day="2150-01-01", number=1)
    assert problem["code"] == "calendars.beyond"
    assert caller.problem("/calendars/1989", 422)["errors"][0]["detail"] == "phải từ 1990 trở lên."


def test_a_calendar_already_compiled_costs_only_its_stamps(caller: Caller, django_assert_num_queries):
    caller.read("/calendars/2023")
    with django_assert_num_queries(1):  # those of all registers in one; the tag's own is asked for ready-made
        caller.read("/calendars/2023")
