"""A dossier that waits, that is put off once with an apology, that is stopped: what stands, what is told."""

from datetime import date, datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import (
    GroundDraft,
    apologise,
    finish_step,
    go_on,
    halt,
    receive_supplement,
    record_result,
    reprint_apology,
    reprint_stoppage,
    request_supplement,
    set_halt_ground,
    stop,
    submit,
    withdraw,
)
from motcua.casework.dossiers.errors import (
    GroundOverlaps,
    GroundUnknown,
    NotAPaperOfIt,
    ReasonMissing,
    StateMoved,
    StopTooEarly,
)
from motcua.casework.dossiers.models import HaltGround, State
from motcua.casework.dossiers.queries import apology_of, course_of, halt_grounds, halts_of, stoppage_of
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.queries import history, verify
from motcua.foundation.notices.models import Notice
from motcua.instruments.deadlines.errors import (
    ExtendedBefore,
    ExtensionTooLate,
    ExtensionTooShort,
    ExtensionUnreasoned,
    NotExtendable,
)
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of, why
from motcua.instruments.documents.queries import documents_of, originals_here
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.models import FAR_AWAY
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.test_letters import a_reader
from tests.casework.dossiers.world import AT, DUE, a_result, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
UNTIL = datetime(2023, 11, 28, 10, tzinfo=VN)
REASON = "Chờ trích lục từ cơ quan lưu trữ"


@pytest.fixture
def world():
    """The ward, an applicant who can be written to, and the grounds of its day."""
    world = a_world()
    a_reader(world)
    for code, effect, days in (
        ("nghia_vu", "PAUSE", None),
        ("de_nghi", "STOP", None),
        ("khong_bo_sung", "STOP", 30),
    ):
        draft = GroundDraft(code, effect, f"Căn cứ {code}", valid_from=date(2023, 1, 1), after_days=days)
        set_halt_ground(draft, by=SYSTEM, at=AT)
    return world


def told(one):
    return [record.kind.removeprefix("dossiers.") for record in history("dossier", one.id)]


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def last_letter():
    found = Notice.objects.order_by("-id").first()
    return found.template, found.text


def test_an_apology_puts_the_day_off_once_and_the_first_day_stays_beside_it(world):
    one = world.taken_in()
    apology = apologise(one.id, until=UNTIL, reason=f" {REASON} ", by=world.ward.leader(), at=LATER)
    one.refresh_from_db()
    assert (one.due_at, one.original_due_at, one.first_due_at) == (UNTIL, DUE, DUE)
    assert (apology.due_before, apology.due_after, apology.reason) == (DUE, UNTIL, REASON)
    assert apology.sheet_number == 1
    promise = promise_of("dossier", one.id)
    assert (promise.due_at, promise.original_due_at, why(promise).due_at) == (UNTIL, DUE, UNTIL)
    assert task_of(one).urgent_at == UNTIL
    assert told(one)[-1] == "ApologySaid"
    template, text = last_letter()
    assert template == "dossiers.apology"
    assert "được hẹn trả kết quả lúc 8 giờ, thứ Năm 23" in text.replace("\u00a0", " ")
    assert "xin lỗi anh, chị" in text
    assert "hẹn lại: 10 giờ, thứ Ba 28" in text.replace("\u00a0", " ")
    assert course_of(one.id).past[0].title == "Xin lỗi và hẹn lại ngày trả"
    assert verify().holds


def test_a_second_apology_is_refused_and_so_is_one_that_comes_late(world):
    one, other = world.taken_in(), world.taken_in()
    leader = world.ward.leader()
    assert one.first_due_at is None
    near = datetime(2023, 11, 22, 8, 30, tzinfo=VN)  # less than a working day before Thursday 8:00
    refused(ExtensionTooLate, apologise, other.id, until=UNTIL, reason=REASON, by=leader, at=near)
    refused(ExtensionUnreasoned, apologise, other.id, until=UNTIL, reason=" ", by=leader, at=LATER)
    refused(ExtensionTooShort, apologise, other.id, until=LATER, reason=REASON, by=leader, at=LATER)
    clerk = world.ward.civil_status_officer()
    refused(NotAllowed, apologise, other.id, until=UNTIL, reason=REASON, by=clerk, at=LATER)
    apologise(one.id, until=UNTIL, reason=REASON, by=leader, at=LATER)
    again = {"until": UNTIL + timedelta(days=7), "reason": REASON, "by": leader, "at": LATER}
    assert "mỗi hồ sơ chỉ được hẹn lại một lần" in refused(ExtendedBefore, apologise, one.id, **again)


def test_what_does_not_run_is_not_put_off(world):
    leader, waiting, ended = world.ward.leader(), world.taken_in(), world.taken_in()
    halt(waiting.id, "nghia_vu", by=leader, at=LATER)
    withdraw(ended.id, reason="Thôi", by=world.ward.clerk(), at=LATER)
    for one in (waiting, ended):
        refused(StateMoved, apologise, one.id, until=UNTIL, reason=REASON, by=leader, at=LATER)
    unpromised = world.taken_in()
    Promise.objects.filter(subject_id=unpromised.id).update(state="MISSED", missed_at=LATER)
    refused(NotExtendable, apologise, unpromised.id, until=UNTIL, reason=REASON, by=leader, at=LATER)
    assert [apology_of(one.id) for one in (waiting, ended, unpromised)] == [None, None, None]


def test_while_it_waits_for_a_duty_the_clock_stands_and_then_moves_by_as_long(world):
    one, officer = world.taken_in(), world.ward.civil_status_officer()
    made = halt(one.id, "nghia_vu", words="Thông báo thuế số 12", by=officer, at=LATER)
    one.refresh_from_db()
    assert (one.state, one.due_at, made.due_before) == (State.PAUSED, DUE, DUE)
    assert promise_of("dossier", one.id).state == Promise.State.PAUSED
    task = task_of(one)
    assert (task.urgent_at, task.waits_for) == (FAR_AWAY, "Tạm dừng: Căn cứ nghia_vu")
    assert last_letter()[0] == "dossiers.halted"
    assert "Thông báo thuế số 12" in last_letter()[1]
    refused(StateMoved, halt, one.id, "nghia_vu", by=officer, at=LATER)
    go_on(one.id, by=world.ward.clerk(), at=LATER + timedelta(days=2))  # two working days, to the minute
    one.refresh_from_db()
    due = datetime(2023, 11, 27, 8, tzinfo=VN)
    assert (one.state, one.due_at, one.first_due_at) == (State.IN_PROGRESS, due, DUE)
    assert (task_of(one).urgent_at, task_of(one).waits_for) == (due, "")
    (ended,) = halts_of(one.id)
    assert (ended.ended_at, ended.due_after) == (LATER + timedelta(days=2), due)
    assert last_letter()[0] == "dossiers.goes_on"
    assert told(one)[-2:] == ["DossierHalted", "DossierGoesOn"]
    assert verify().holds


def test_who_may_let_it_wait_and_on_which_grounds(world):
    one, officer, clerk = world.taken_in(), world.ward.civil_status_officer(), world.ward.clerk()
    refused(NotAllowed, halt, one.id, "nghia_vu", by=clerk, at=LATER)
    refused(GroundUnknown, halt, one.id, "de_nghi", by=officer, at=LATER)  # it stops, it lets nobody wait
    refused(GroundUnknown, halt, one.id, "khong_co", by=officer, at=LATER)
    refused(StateMoved, go_on, one.id, by=officer, at=LATER)
    halt(one.id, "nghia_vu", by=officer, at=LATER)
    stranger = world.ward.someone("ho-tich", "civil_status_officer")
    refused(NotAllowed, go_on, one.id, by=stranger, at=LATER)
    withdraw(one.id, reason="Thôi", by=clerk, at=LATER)
    assert halts_of(one.id)[0].ended_at == LATER


def test_a_dossier_that_cannot_be_settled_is_stopped_and_goes_back(world):
    one, leader = world.taken_in(), world.ward.leader()
    made = stop(one.id, "de_nghi", reason="Đơn đề nghị ngày 20/11", by=leader, at=LATER)
    one.refresh_from_db()
    assert (one.state, one.ended_at, one.end_reason) == (State.STOPPED, LATER, "Đơn đề nghị ngày 20/11")
    assert (made.sheet_number, made.stage, made.paid) == (1, "Thẩm tra, tra cứu", 0)
    assert stoppage_of(one.id).ground.code == "de_nghi"
    assert promise_of("dossier", one.id).state == Promise.State.CANCELLED
    assert [row.state for row in charges_of("dossier", one.id)] == ["VOID"]
    assert not originals_here(documents_of("dossier", one.id))
    assert one.id not in waiting_of("dossier", [one.id])
    assert last_letter()[0] == "dossiers.stopped"
    assert told(one)[-1] == "DossierStopped"
    refused(StateMoved, stop, one.id, "de_nghi", reason="x", by=leader, at=LATER)
    assert verify().holds


def test_a_stop_has_a_ground_a_reason_and_comes_before_the_result(world):
    leader, officer = world.ward.leader(), world.ward.civil_status_officer()
    one, resolved = world.taken_in(), world.taken_in()
    given = {"reason": "x", "at": LATER}
    refused(NotAllowed, stop, one.id, "de_nghi", by=officer, **given)
    refused(GroundUnknown, stop, one.id, "nghia_vu", by=leader, **given)
    refused(ReasonMissing, stop, one.id, "de_nghi", reason=" ", by=leader, at=LATER)
    waiting = submit(world.filing(), by=world.ward.clerk(), at=AT)
    refused(StateMoved, stop, waiting.id, "de_nghi", by=leader, **given)
    finish_step(resolved.id, task_of(resolved).id, by=officer, at=LATER)
    record_result(resolved.id, a_result(leader), by=leader, at=LATER)
    refused(StateMoved, stop, resolved.id, "de_nghi", by=leader, **given)
    assert [stoppage_of(row.id) for row in (one, waiting, resolved)] == [None, None, None]


def test_who_brings_nothing_is_waited_for_as_long_as_the_ground_says(world):
    one, leader = world.taken_in(), world.ward.leader()
    refused(StateMoved, stop, one.id, "khong_bo_sung", reason="x", by=leader, at=LATER)
    officer = world.ward.civil_status_officer()
    request_supplement(one.id, ["Ảnh"], reason="Thiếu", by=officer, at=LATER)
    last_day = LATER + timedelta(days=30)
    given = {"reason": "Không bổ sung", "by": leader}
    assert "đến hết ngày 20/12/2023" in refused(
        StopTooEarly, stop, one.id, "khong_bo_sung", at=last_day, **given
    )
    stop(one.id, "khong_bo_sung", at=last_day + timedelta(days=1), **given)
    one.refresh_from_db()
    assert (one.state, one.supplements.get().state) == (State.STOPPED, "DROPPED")
    assert one.due_at == promise_of("dossier", one.id).due_at == datetime(2023, 12, 26, 8, tzinfo=VN)
    assert one.ended_at < one.due_at  # its clock stood: nobody was late
    assert verify().holds


def test_the_limit_counted_anew_after_a_supplement_may_not_be_put_off_a_second_time(world):
    one, leader = world.taken_in(), world.ward.leader()
    apologise(one.id, until=UNTIL, reason=REASON, by=leader, at=LATER)
    request_supplement(one.id, ["Ảnh"], reason="Thiếu", by=world.ward.civil_status_officer(), at=LATER)
    receive_supplement(one.id, [], by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert one.due_at == datetime(2023, 11, 23, 10, tzinfo=VN)
    refused(ExtendedBefore, apologise, one.id, until=UNTIL, reason=REASON, by=leader, at=LATER)
    assert apology_of(one.id).due_after == UNTIL


def test_copies_of_the_apology_and_the_stop_notice_are_counted(world):
    one, clerk, leader = world.taken_in(), world.ward.clerk(), world.ward.leader()
    refused(NotAPaperOfIt, reprint_apology, one.id, by=clerk, at=LATER)
    refused(NotAPaperOfIt, reprint_stoppage, one.id, by=clerk, at=LATER)
    apologise(one.id, until=UNTIL, reason=REASON, by=leader, at=LATER)
    refused(NotAllowed, reprint_apology, one.id, by=leader, at=LATER)
    assert [reprint_apology(one.id, by=clerk, at=LATER).reprints for _ in range(2)] == [1, 2]
    stop(one.id, "de_nghi", reason="Thôi", by=leader, at=LATER)
    refused(NotAllowed, reprint_stoppage, one.id, by=leader, at=LATER)
    assert reprint_stoppage(one.id, by=clerk, at=LATER).reprints == 1


def test_the_list_of_grounds_stands_on_its_days_and_says_each_once(world):
    since = date(2024, 7, 1)
    new = GroundDraft("nghia_vu", "PAUSE", "Chờ nộp tiền sử dụng đất", valid_from=since)
    refused(GroundOverlaps, set_halt_ground, new, by=SYSTEM, at=AT)
    refused(NotAllowed, set_halt_ground, new, by=world.ward.leader(), at=AT)
    old = GroundDraft(
        "nghia_vu",
        "PAUSE",
        "Căn cứ nghia_vu",
        valid_from=date(2023, 1, 1),
        valid_to=since - timedelta(days=1),
    )
    set_halt_ground(old, by=SYSTEM, at=AT)
    set_halt_ground(new, by=SYSTEM, at=AT)
    set_halt_ground(new, by=SYSTEM, at=AT)  # says the same again
    on = HaltGround.Effect.PAUSE
    assert [one.title for one in halt_grounds(on, since)] == ["Chờ nộp tiền sử dụng đất"]
    assert [one.title for one in halt_grounds(on, AT.date())] == ["Căn cứ nghia_vu"]
