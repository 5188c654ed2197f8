"""A leader reads today what is late tomorrow, and the one act that saves each."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.casework.dossiers.actions import (
    apologise,
    claim_step,
    finish_step,
    halt,
    request_supplement,
    set_halt_ground,
)
from motcua.casework.dossiers.actions.grounds import GroundDraft
from motcua.casework.dossiers.queries import Saving, end_of_tomorrow, late_tomorrow, late_without_apology
from motcua.casework.dossiers.rules.saving import Danger, saving_of
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, DUE

PAGE = "/ban-lam-viec/don-vi/sap-tre/"
EVENING_BEFORE = datetime(2023, 11, 21, 16, tzinfo=VN)  # due on Thursday at 8:00


@pytest.mark.parametrize(
    ("danger", "saving"),
    [
        (Danger(600, 900, may_apologise=True, is_free=True, is_signing=False), Saving.APOLOGISE),
        (Danger(600, 900, may_apologise=False, is_free=True, is_signing=False), Saving.ASSIGN),
        (Danger(600, 500, may_apologise=True, is_free=False, is_signing=False), Saving.FINISH),
        (Danger(600, 500, may_apologise=True, is_free=True, is_signing=True), Saving.SIGN),
    ],
)
def test_each_danger_has_one_act(danger, saving):
    assert saving_of(danger) == saving


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id].id


def test_what_is_due_by_the_end_of_the_next_working_day_is_named_with_its_act(ward):
    units = [ward.world.ward.committee]
    first, waiting, later = (ward.world.taken_in(by=ward.clerk.actor) for _ in range(3))
    request_supplement(waiting.id, ["Ảnh"], reason="Thiếu", by=ward.officer.actor, at=AT)
    apologise(later.id, until=AT + timedelta(days=8), reason="Chờ", by=ward.leader.actor, at=AT)
    assert late_tomorrow(units, now=AT) == []  # due on Thursday, tomorrow is Tuesday
    (found,) = late_tomorrow(units, now=EVENING_BEFORE + timedelta(hours=14))  # Wednesday 6:00
    assert (found.dossier.id, [task.title for task in found.tasks]) == (first.id, ["Thẩm tra, tra cứu"])
    assert (found.minutes_left, found.minutes_needed, found.saving) == (540, 1200, Saving.APOLOGISE)
    assert found.apologise_by == datetime(2023, 11, 22, 8, tzinfo=VN)
    (found,) = late_tomorrow(units, now=datetime(2023, 11, 22, 9, tzinfo=VN))
    assert (found.saving, found.apologise_by) == (Saving.ASSIGN, None)  # too late to apologise
    claim_step(first.id, task_of(first), by=ward.officer.actor, at=AT)
    finish_step(first.id, task_of(first), by=ward.officer.actor, at=AT)
    (found,) = late_tomorrow(units, now=datetime(2023, 11, 22, 9, tzinfo=VN))
    assert (found.saving, found.minutes_needed) == (Saving.SIGN, 360)
    assert late_tomorrow([ward.world.ward.one_stop], now=DUE - timedelta(hours=1)) == []


def test_what_waits_on_a_ground_is_in_nobody_s_danger_and_what_is_late_without_apology_is_named(ward):
    set_halt_ground(GroundDraft("cho", "PAUSE", "Chờ", valid_from=AT.date()), by=SYSTEM, at=AT)
    units, one, halted = [ward.world.ward.committee], *(ward.world.taken_in() for _ in range(2))
    halt(halted.id, "cho", by=ward.officer.actor, at=AT)
    put_off = ward.world.taken_in()
    apologise(put_off.id, until=AT + timedelta(days=4), reason="Chờ", by=ward.leader.actor, at=AT)
    now = AT + timedelta(days=9)
    assert [row.id for row in late_without_apology(units, now=now)] == [one.id]


def test_friday_s_tomorrow_is_monday(ward):
    friday = datetime(2023, 11, 24, 9, tzinfo=VN)
    assert end_of_tomorrow(friday, workplace().working) == datetime(2023, 11, 27, 17, tzinfo=VN)


def test_the_page_names_the_act_and_leads_to_it_and_its_questions_do_not_grow(ward, settings):
    one = ward.world.taken_in(by=ward.clerk.actor)
    settings.MOTCUA_CLOCK_SHIFT = EVENING_BEFORE + timedelta(hours=14) - timezone.now()
    page = ward.leader.read(PAGE)
    for said in (one.code, "Thẩm tra, tra cứu", "chưa ai nhận", "Xin lỗi, hẹn lại", "các bước cần 2 ngày"):
        assert said in page, said
    assert f"/ban-lam-viec/ho-so/{one.id}/xin-loi/" in page
    with CaptureQueriesContext(connection) as of_one:
        ward.leader.read(PAGE)
    for _ in range(5):
        ward.world.taken_in(by=ward.clerk.actor)
    with CaptureQueriesContext(connection) as of_six:
        ward.leader.read(PAGE)
    assert len(of_six) <= len(of_one)
    assert len(of_one) <= 22
    settings.MOTCUA_CLOCK_SHIFT = DUE + timedelta(hours=1) - timezone.now()
    assert "Đã quá hạn, chưa có thư xin lỗi" in ward.leader.read(PAGE)
    ward.officer.read(PAGE, 403)
    assert PAGE in ward.leader.read("/ban-lam-viec/don-vi/")
