"""Assignments beside casework tasks: one list by urgency, counted in the same bands."""

import re
from datetime import date

import pytest

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.models import Agency, PostHolding
from motcua.registers.organisations.queries import posts_on
from motcua.steering.plans.models import Assignment
from tests.casework.dossiers.world import AT
from tests.faces.command.test_plans import words
from tests.steering.plans.province import GIVEN_AT, a_plan

DESK = "/ban-lam-viec/"
ROWS = (
    "1\tBáo cáo quý\tBáo cáo\tUBND tỉnh\t\tQuý III/2023",
    "2\tTự kiểm tra\tBáo cáo\tUBND tỉnh\t\tTrước ngày 25/11/2023",
    "3\tTuyên truyền\t\tUBND tỉnh\t\t",
)


@pytest.fixture
def plan(ward):
    """Three assignments of the agency at which the officer sits, who may now carry them out."""
    holding = PostHolding.objects.select_related("post").get(officer__account_id=ward.officer.actor.id)
    (role,) = posts_on(date(2023, 11, 20)).get(id=holding.post_id).role_codes
    rights = [*ward.officer.actor.rights, "plans.carry_out"]
    set_role(role, name=role, rights=sorted(rights), by=SYSTEM, at=GIVEN_AT)
    made = a_plan(ROWS)
    Assignment.objects.filter(plan=made).update(lead=Agency.objects.get(id=holding.post.agency_id))
    return made


def test_assignments_stand_among_tasks_by_their_urgency(ward, plan):
    one = ward.world.taken_in(by=ward.clerk.actor)
    page = ward.officer.read(DESK)
    order = [
        re.sub(r"\s+", " ", row)
        for row in re.findall(r"Báo cáo quý|Tự kiểm tra|Tuyên truyền|" + one.code, page)
    ]
    assert list(dict.fromkeys(order)) == ["Báo cáo quý", one.code, "Tự kiểm tra", "Tuyên truyền"]
    text = words(page)
    assert "3 nhiệm vụ của kế hoạch" in text
    assert "Quá hạn 51 ngày" in text
    assert "4 Tất cả" in text


def test_bands_and_filters_narrow_them_too(ward, plan):
    ward.world.taken_in(by=ward.clerk.actor)
    late = ward.officer.read(f"{DESK}?khi=qua-han")
    assert "Báo cáo quý" in late
    assert "Tự kiểm tra" not in late
    assert "Báo cáo quý" not in ward.officer.read(f"{DESK}?ai=chua-nhan")


def test_who_carries_out_nothing_is_not_asked_for(ward, plan, django_assert_max_num_queries):
    assert "Báo cáo quý" not in ward.leader.read(DESK)
    ward.officer.read(DESK)
    with django_assert_max_num_queries(11):
        assert "Báo cáo quý" in ward.officer.read(DESK)
    assert AT.year == 2023
