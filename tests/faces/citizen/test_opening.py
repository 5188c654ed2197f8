"""Home says whether offices are open, until when, and says nothing while no hours are known."""

from datetime import date, datetime

import pytest

from motcua.faces.citizen.opening import opening_at
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.calendars.actions import announce_year, set_office_hours

MORNING_AND_AFTERNOON = ["07:00–11:30", "13:30–17:00"]
WEEK = [*[MORNING_AND_AFTERNOON] * 5, [], []]

pytestmark = pytest.mark.django_db


def vn(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 11, day, hour, minute, tzinfo=VN)


@pytest.fixture
def _hours() -> None:
    set_office_hours(WEEK, valid_from=date(2023, 1, 1), by=SYSTEM, at=vn(1, 8))
    announce_year(2023, by=SYSTEM, at=vn(1, 8))


@pytest.mark.usefixtures("_hours")
@pytest.mark.parametrize(
    ("at", "is_open", "turns_at"),
    [
        (vn(20, 8), True, vn(20, 11, 30)),
        (vn(20, 11, 30), False, vn(20, 13, 30)),
        (vn(20, 13, 30), True, vn(20, 17)),
        (vn(24, 17), False, vn(27, 7)),
        (vn(25, 9), False, vn(27, 7)),
    ],
)
def test_offices_open_and_close_by_the_provinces_hours(
    at: datetime, is_open: bool, turns_at: datetime
) -> None:
    opening = opening_at(at, None)
    assert opening is not None
    assert (opening.is_open, opening.turns_at) == (is_open, turns_at)


@pytest.mark.usefixtures("_hours")
def test_the_hours_of_the_day_are_told_and_a_sunday_has_none() -> None:
    monday, sunday = opening_at(vn(20, 8), None), opening_at(vn(26, 8), None)
    assert monday is not None
    assert [str(span) for span in monday.spans] == MORNING_AND_AFTERNOON
    assert sunday is not None
    assert sunday.spans == ()


def test_nothing_is_said_while_no_hours_are_known() -> None:
    assert opening_at(vn(20, 8), None) is None


@pytest.mark.usefixtures("_hours")
def test_nothing_is_said_of_days_beyond_the_calendar() -> None:
    assert opening_at(datetime(1990, 1, 1, 8, tzinfo=VN), None) is None
