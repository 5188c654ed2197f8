"""Who is away and who stands in: written by the unit's leader, seen in the unit, refused to others."""

import pytest

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.models import Leave
from motcua.registers.organisations.queries import leaves_of, officer_of_account
from tests.faces.ward_pages import ROLES, signed_in
from tests.registers.organisations.town import AT

UNIT = "/ban-lam-viec/don-vi/"
DAYS = {"since": "20/11/2023", "until": "22/11/2023"}


@pytest.fixture
def led(ward):
    rights = (*ROLES["commune_leader"], "organisations.leave")
    set_role("commune_leader", name="commune_leader", rights=rights, by=SYSTEM, at=AT)
    return ward


@pytest.fixture
def other(led):
    return signed_in(led, "officer2", "Trần Văn Hai", "ho-tich")


def of(visitor):
    return officer_of_account(visitor.account.id)


def page_of(visitor, path=""):
    return f"{UNIT}nghi/{of(visitor).id}/{path}"


def test_a_leave_with_who_stands_in_is_written_and_shows_in_the_unit(led, other):
    assert "Trần Văn Hai – " in led.leader.read(page_of(led.officer))
    led.leader.send(page_of(led.officer), cover=str(of(other).id), **DAYS)
    (leave,) = leaves_of(of(led.officer).id)
    assert (str(leave.valid_from), str(leave.valid_to)) == ("2023-11-20", "2023-11-22")
    assert leave.covered_by == of(other)
    page = led.leader.read(page_of(led.officer))
    assert "Đã ghi Trần Văn Tịch nghỉ từ 20/11/2023 đến hết 22/11/2023; Trần Văn Hai làm thay." in page
    assert "đang nghỉ" in led.leader.read(UNIT)


def test_a_leave_without_anybody_standing_in_says_so(led):
    led.leader.send(page_of(led.officer), cover="", **DAYS)
    page = led.leader.read(page_of(led.officer))
    assert "chưa cử người làm thay" in page
    assert "đang nghỉ, chưa có người làm thay" in led.leader.read(UNIT)


def test_another_stands_in_from_today(led, other):
    led.leader.send(page_of(led.officer), cover="", **DAYS)
    (leave,) = leaves_of(of(led.officer).id)
    led.leader.send(page_of(led.officer, f"{leave.id}/thay/"), cover=str(of(other).id))
    leave.refresh_from_db()
    assert leave.covered_by == of(other)
    led.leader.send(page_of(led.officer, f"{leave.id}/thay/"), cover="")
    assert "Hãy chọn người làm thay." in led.leader.read(page_of(led.officer))


def test_who_is_back_works_from_today(led, other):
    led.leader.send(page_of(led.officer), cover=str(of(other).id), **DAYS)
    (leave,) = leaves_of(of(led.officer).id)
    led.leader.send(page_of(led.officer, f"{leave.id}/het/"))
    assert not Leave.objects.exists()
    assert "Trần Văn Tịch làm việc từ hôm nay." in led.leader.read(page_of(led.officer))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"since": "22/11/2023", "until": "20/11/2023"}, "20/11/2023"),
        ({"since": "hôm nay", "until": "22/11/2023"}, "Lỗi"),
        ({"since": "20/11/2023", "until": "22/11/2023", "cover": "ai-do"}, "Lỗi"),
    ],
)
def test_days_that_cannot_be_are_a_sentence_and_nothing_is_written(led, typed, said):
    assert said in led.leader.send(page_of(led.officer), 422, **({"cover": ""} | typed))
    assert not Leave.objects.exists()


def test_the_same_days_twice_are_refused(led):
    led.leader.send(page_of(led.officer), cover="", **DAYS)
    page = led.leader.send(page_of(led.officer), 409, cover="", **DAYS)
    assert "đã có đợt nghỉ trùng những ngày này" in page
    assert Leave.objects.count() == 1


def test_an_officer_writes_no_leave_and_a_leader_none_elsewhere(led, ward):
    led.officer.read(page_of(led.officer), 403)
    led.officer.send(page_of(led.officer), 403, cover="", **DAYS)
    led.leader.read(page_of(led.clerk), 403)
    led.leader.read(f"{UNIT}nghi/00000000-0000-0000-0000-000000000000/", 404)
    assert not Leave.objects.exists()
