"""Every late dossier is owed an apology: it is said once, moves nothing, and has a slip and a letter."""

from datetime import date, datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import apologise, apologise_late, finish_step, record_result
from motcua.casework.dossiers.errors import ReasonMissing, StateMoved
from motcua.casework.dossiers.models import Apology
from motcua.casework.dossiers.queries import apology_of, apology_sheet, course_of, late_without_apology
from motcua.casework.dossiers.queries.acts import Act, acts_on
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.queries import history, verify
from motcua.foundation.notices.models import Notice
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating, miss_promises
from motcua.instruments.deadlines.errors import (
    ApologisedBefore,
    ExpectedTooEarly,
    NotExtendable,
    NotLateYet,
)
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.workflow.queries import all_waiting_of
from motcua.registers.calendars.actions import declare_day_off
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.test_letters import a_reader
from tests.casework.dossiers.world import AT, DUE, a_result, a_world

pytestmark = pytest.mark.django_db
LATE = DUE + timedelta(hours=2)
EXPECTED = datetime(2023, 11, 27, 10, tzinfo=VN)
WHY = "Chờ trích lục từ cơ quan lưu trữ"


@pytest.fixture
def world():
    return a_reader(a_world())


def late(world, at=LATE):
    one = world.taken_in()
    while miss_promises(by=SYSTEM, at=at):
        pass
    return one


def said(one, world, **more):
    facts = {"expected_at": EXPECTED, "reason": WHY, "by": world.ward.leader(), "at": LATE} | more
    return apologise_late(one.id, **facts)


def test_a_late_apology_moves_nothing_and_is_told_with_the_day_that_is_expected(world):
    one = late(world)
    agency = one.decision_agency_id
    assert [row.id for row in late_without_apology([agency], now=LATE)] == [one.id]
    apology = said(one, world, reason=f" {WHY} ")
    one.refresh_from_db()
    assert (one.due_at, one.first_due_at) == (DUE, None)
    assert (apology.due_before, apology.due_after, apology.expected_at) == (DUE, None, EXPECTED)
    assert (apology.reason, apology.sheet_number) == (WHY, 1)
    promise = promise_of("dossier", one.id)
    assert (promise.state, promise.due_at) == (Promise.State.MISSED, DUE)
    assert history("dossier", one.id)[-1].kind == "dossiers.LateApologySaid"
    letter = Notice.objects.order_by("-id").first()
    text = letter.text.replace("\u00a0", " ")
    assert letter.template == "dossiers.late_apology"
    assert "được hẹn trả kết quả lúc 8 giờ, thứ Năm 23/11/2023, nhưng đến nay đã quá hạn." in text
    assert "Dự kiến trả kết quả: 10 giờ, thứ Hai 27/11/2023." in text
    assert course_of(one.id).past[0].title == "Xin lỗi vì quá hạn"
    assert late_without_apology([agency], now=LATE) == []
    assert apology_sheet(one, apology, link="https://vidu.vn/x").pdf.startswith(b"%PDF")
    assert verify().holds


def test_what_was_settled_late_is_owed_an_apology_without_a_day(world):
    one, officer, leader = late(world), world.ward.civil_status_officer(), world.ward.leader()
    for who in (officer, leader, officer):
        (task,) = all_waiting_of("dossier", [one.id])
        if who is officer and task.step != "tham_tra":
            record_result(one.id, a_result(who), by=who, at=LATE)
        finish_step(one.id, task.id, by=who, at=LATE)
    one.refresh_from_db()
    assert one.state == "RESOLVED"
    assert [row.id for row in late_without_apology([one.decision_agency_id], now=LATE)] == [one.id]
    apology = said(one, world)
    assert (apology.due_after, apology.expected_at) == (None, None)
    assert "Kết quả đã có" in Notice.objects.order_by("-id").first().text
    assert apology_sheet(one, apology, link="https://vidu.vn/x").pdf.startswith(b"%PDF")
    assert verify().holds


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"at": AT + timedelta(hours=1)}, NotLateYet),
        ({"reason": " "}, ReasonMissing),
        ({"expected_at": None}, ExpectedTooEarly),
        ({"expected_at": LATE}, ExpectedTooEarly),
        ({"by": "officer"}, NotAllowed),
    ],
)
def test_what_is_no_late_apology_is_refused_and_nothing_is_written(world, changed, refusal):
    one = late(world)
    by = world.ward.civil_status_officer() if changed.get("by") else world.ward.leader()
    facts = {"expected_at": EXPECTED, "reason": WHY, "at": LATE} | changed | {"by": by}
    refused(refusal, apologise_late, one.id, **facts)
    assert apology_of(one.id) is None


def test_a_second_is_refused_whichever_came_first(world):
    one, leader = late(world), world.ward.leader()
    refused(NotExtendable, apologise, one.id, until=EXPECTED, reason=WHY, by=leader, at=LATE)
    said(one, world)
    facts = {"expected_at": EXPECTED, "reason": WHY, "by": leader, "at": LATE}
    refused(ApologisedBefore, apologise_late, one.id, **facts)
    day = date(2023, 11, 22)
    declare_day_off(day, "Nghỉ tránh bão", by=SYSTEM, at=LATE)
    begun = begin_redating(day, day, reason="Bão số 5", by=SYSTEM, at=LATE - timedelta(hours=1))
    go_on_redating(begun.id, by=SYSTEM, at=LATE - timedelta(hours=1))
    one.refresh_from_db()
    assert one.due_at == DUE + timedelta(days=1)
    refused(ApologisedBefore, apologise, one.id, until=EXPECTED, reason=WHY, by=leader, at=AT)
    assert Apology.objects.count() == 1


def test_what_was_put_off_and_is_late_again_has_had_its_apology(world):
    one, leader = world.taken_in(), world.ward.leader()
    apologise(one.id, until=EXPECTED, reason=WHY, by=leader, at=AT)
    after = EXPECTED + timedelta(hours=1)
    facts = {"expected_at": after + timedelta(days=1), "reason": WHY, "by": leader, "at": after}
    refused(ApologisedBefore, apologise_late, one.id, **facts)
    assert apology_of(one.id) == Apology.objects.get()


def test_what_ended_is_not_apologised_for(world):
    one = late(world)
    type(one).objects.filter(id=one.id).update(state="AWAITING_SUPPLEMENT")
    with pytest.raises(StateMoved):
        said(one, world)
    assert apology_of(one.id) is None


def test_who_approves_is_offered_the_apology_that_may_still_be_said(world):
    one, leader = late(world), world.ward.leader()

    def offered(**how):
        acts = {act.act for act in acts_on(one, None, leader, **how)}
        return acts & {Act.APOLOGISE, Act.APOLOGISE_LATE}

    assert offered() == {Act.APOLOGISE}
    assert offered(is_late=True) == {Act.APOLOGISE_LATE}
    assert offered(is_late=True, put_off=True) == set()
