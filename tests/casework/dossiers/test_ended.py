"""Refusing, withdrawing, the archive, notes, copies, many at once; and that a refusal writes nothing."""

from datetime import timedelta

import pytest

from motcua.casework.dossiers.actions import (
    Receiving,
    accept_dossier,
    archive,
    claim_step,
    claim_steps,
    finish_step,
    finish_steps,
    give_originals_back,
    hand_over,
    hand_step_on,
    hand_steps_on,
    receive_supplement,
    record_result,
    refuse,
    reprint_refusal,
    reprint_slip,
    request_supplement,
    return_step,
    submit,
    turn_away,
    withdraw,
    write_note,
)
from motcua.casework.dossiers.errors import (
    DossierUnknown,
    NotAPaperOfIt,
    NotAwaitingAcceptance,
    NoteEmpty,
    ReasonMissing,
    StateMoved,
)
from motcua.casework.dossiers.models import State
from motcua.casework.dossiers.queries import notes_of
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.documents.errors import OriginalsHere
from motcua.instruments.documents.queries import documents_of, originals_here
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.errors import ReceiverNotAtPost, TaskFinished, TaskTaken
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.refusals import record, refused
from tests.casework.dossiers.world import AT, a_result, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def world():
    return a_world()


def task_of(one):
    return waiting_of("dossier", [one.id]).get(one.id)


def told(one):
    return [record.kind.removeprefix("dossiers.") for record in history("dossier", one.id)]


def handed_over(world):
    one = world.taken_in()
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    finish_step(one.id, task_of(one).id, by=leader, at=AT)
    record_result(one.id, a_result(officer), by=officer, at=AT)
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    hand_over(one.id, Receiving(originals_returned=False), by=world.ward.clerk(), at=AT)
    one.refresh_from_db()
    return one


def test_what_came_to_no_result_is_put_away_when_no_original_is_here_any_more(world):
    one, clerk = world.taken_in(), world.ward.clerk()
    refuse(one.id, reason="Không đủ điều kiện", by=world.ward.leader(), at=LATER)
    said = refused(OriginalsHere, archive, one.id, by=clerk, at=LATER)
    assert said == "Bản chính giấy tờ của người nộp còn ở quầy: hãy trả lại trước khi lưu trữ hồ sơ."
    assert give_originals_back(one.id, by=clerk, at=LATER) == 1
    assert archive(one.id, by=clerk, at=LATER).state == State.ARCHIVED


def test_after_acceptance_who_approves_refuses_and_that_is_the_answer(world):
    one = world.taken_in()
    refuse(one.id, reason="Không đủ điều kiện", by=world.ward.leader(), at=LATER)
    one.refresh_from_db()
    assert (one.state, one.end_reason, one.refusal_number) == (State.REFUSED, "Không đủ điều kiện", 1)
    assert promise_of("dossier", one.id).state == Promise.State.MET
    assert task_of(one) is None
    assert {row.state for row in charges_of("dossier", one.id)} == {"VOID"}
    assert told(one) == ["DossierAccepted", "DossierRefused"]
    assert verify().holds


def test_who_may_refuse_and_when(world):
    one, leader, clerk = world.taken_in(), world.ward.leader(), world.ward.clerk()
    refused(NotAllowed, refuse, one.id, reason="x", by=clerk, at=LATER)
    refused(NotAllowed, refuse, one.id, reason="x", by=world.ward.civil_status_officer(), at=LATER)
    refused(ReasonMissing, refuse, one.id, reason=" ", by=leader, at=LATER)
    refused(DossierUnknown, refuse, new_id(), reason="x", by=leader, at=LATER)
    waiting = submit(world.filing(), by=clerk, at=AT)
    refused(NotAllowed, refuse, waiting.id, reason="x", by=leader, at=LATER)
    refused(NotAllowed, turn_away, world.filing(), reason="x", by=leader, at=LATER)
    ended = handed_over(world)
    said = refused(StateMoved, refuse, ended.id, reason="x", by=leader, at=LATER)
    assert "«đã trả»" in said
    assert "Trả kết quả, lúc 8" in said


def test_what_has_ended_is_archived_by_who_took_it_in_or_handled_it(world):
    for by in (world.ward.clerk(), world.ward.civil_status_officer()):
        one = handed_over(world)
        archive(one.id, by=by, at=LATER)
        one.refresh_from_db()
        assert (one.state, one.archived_at) == (State.ARCHIVED, LATER)
        assert told(one)[-1] == "DossierArchived"
        refused(StateMoved, archive, one.id, by=by, at=LATER)
    assert verify().holds


def test_what_runs_is_not_archived_nor_by_strangers(world):
    one, ended = world.taken_in(), handed_over(world)
    refused(StateMoved, archive, one.id, by=world.ward.clerk(), at=LATER)
    refused(NotAllowed, archive, ended.id, by=world.ward.leader(), at=LATER)
    for row in (one, ended):
        row.refresh_from_db()
    assert (one.state, ended.state, ended.archived_at) == ("ACCEPTED", "HANDED_OVER", None)


def test_originals_kept_back_go_to_their_owner_once_the_dossier_has_ended(world):
    running, ended = world.taken_in(), handed_over(world)
    keeper = world.ward.clerk()
    assert originals_here(documents_of("dossier", ended.id)) == 1
    refused(StateMoved, give_originals_back, running.id, by=keeper, at=LATER)
    refused(NotAllowed, give_originals_back, ended.id, by=world.ward.leader(), at=LATER)
    assert give_originals_back(ended.id, by=keeper, at=LATER) == 1
    before = record()
    assert give_originals_back(ended.id, by=keeper, at=LATER) == 0
    assert record() == before


def test_a_note_is_for_officers_who_may_read_the_dossier_in_whatever_state(world):
    one = world.taken_in()
    write_note(one.id, "  Đã gọi điện, hẹn chiều nay  ", by=world.ward.clerk(), at=AT)
    write_note(one.id, "Người nộp sẽ tới", by=world.ward.leader(), at=LATER)
    assert [note.words for note in notes_of(one, world.ward.leader())] == [
        "Người nộp sẽ tới",
        "Đã gọi điện, hẹn chiều nay",
    ]
    stranger = world.ward.someone("ho-tich", "civil_status_officer")
    refused(DossierUnknown, write_note, one.id, "x", by=stranger, at=LATER)
    refused(NoteEmpty, write_note, one.id, " \n ", by=world.ward.clerk(), at=LATER)
    refused(DossierUnknown, write_note, new_id(), "x", by=world.ward.clerk(), at=LATER)
    with pytest.raises(DossierUnknown):
        notes_of(one, stranger)
    assert "gọi điện" not in str(list(Event.objects.values_list("data", flat=True)))


def test_a_copy_of_a_slip_is_counted_and_only_the_counter_gives_one(world):
    one, clerk = world.taken_in(), world.ward.clerk()
    assert [reprint_slip(one.id, by=clerk, at=LATER).reprints for _ in range(2)] == [1, 2]
    refused(NotAllowed, reprint_slip, one.id, by=world.ward.leader(), at=LATER)
    refused(NotAPaperOfIt, reprint_refusal, one.id, by=clerk, at=LATER)
    waiting = submit(world.filing(), by=clerk, at=AT)
    refused(StateMoved, reprint_slip, waiting.id, by=clerk, at=LATER)
    away = turn_away(world.filing(), reason="Không thuộc thẩm quyền", by=clerk, at=AT)
    assert reprint_refusal(away.id, by=clerk, at=LATER).refusal_reprints == 1


def test_an_act_on_a_dossier_that_moved_on_says_what_happened_last(world):
    one = world.taken_in()
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    stale = task_of(one).id
    finish_step(one.id, stale, by=officer, at=LATER)
    refused(TaskFinished, finish_step, one.id, stale, by=officer, at=LATER)
    refused(TaskFinished, claim_step, one.id, stale, by=officer, at=LATER)
    refused(TaskFinished, return_step, one.id, stale, "tiep_nhan", reason="x", by=officer, at=LATER)
    withdraw(one.id, reason="Không cần nữa", by=world.ward.clerk(), at=LATER)
    for act, given in (
        (refuse, {"reason": "x", "by": leader}),
        (withdraw, {"reason": "x", "by": world.ward.clerk()}),
        (hand_over, {"receiving": Receiving(), "by": world.ward.clerk()}),
        (receive_supplement, {"papers": [], "by": world.ward.clerk()}),
    ):
        assert "Rút hồ sơ, lúc 10" in refused(StateMoved, act, one.id, **given, at=LATER)
    refused(StateMoved, request_supplement, one.id, ["x"], reason="x", by=officer, at=LATER)


def test_who_has_a_task_in_hand_keeps_it_from_others_by_name(world):
    one, first, second = (
        world.taken_in(),
        world.ward.civil_status_officer(),
        world.ward.civil_status_officer(),
    )
    claim_step(one.id, task_of(one).id, by=first, at=AT)
    given = {"by": second, "at": LATER}
    assert "lúc 8" in refused(TaskTaken, claim_step, one.id, task_of(one).id, **given)
    refused(TaskTaken, finish_step, one.id, task_of(one).id, **given)
    refused(TaskTaken, request_supplement, one.id, ["Ảnh"], reason="Thiếu", **given)
    refused(ReceiverNotAtPost, hand_step_on, one.id, task_of(one).id, new_id(), by=first, at=LATER)


class Seats:
    """Where one officer sits, for those who are handed something."""

    def __init__(self, actor):
        self.actor = actor

    def seats_of(self, account_id, day):
        return list(self.actor.seats) if account_id == self.actor.id else []


def test_of_many_at_once_each_is_done_by_itself_and_the_others_say_why_not(world, monkeypatch):
    officer, other = world.ward.civil_status_officer(), world.ward.civil_status_officer()
    mine, taken, gone = world.taken_in(), world.taken_in(), world.taken_in()
    pairs = [(one.id, task_of(one).id) for one in (mine, taken, gone)]
    claim_step(taken.id, task_of(taken).id, by=other, at=AT)
    withdraw(gone.id, reason="Không cần nữa", by=world.ward.clerk(), at=AT)
    claimed = claim_steps(pairs, by=officer, at=LATER)
    assert claimed.done == (mine.id,)
    assert {one: words.split("»")[1][:14] for one, words in claimed.refused} == {
        taken.id: " đã do  nhận l",
        gone.id: " không còn chờ",
    }
    monkeypatch.setattr(HOUSE_BOOK, "seats", Seats(other))
    handed = hand_steps_on([(mine.id, task_of(mine).id)], other.id, by=officer, at=LATER)
    assert (handed.done, task_of(mine).holder_id) == ((mine.id,), other.id)
    done = finish_steps([pairs[0], pairs[1]], by=other, at=LATER)
    assert (set(done.done), done.refused) == ({mine.id, taken.id}, ())
    assert told(mine) == ["DossierAccepted", "StepClaimed", "StepHandedOn", "StepDone"]
    assert told(gone) == ["DossierAccepted", "DossierWithdrawn"]
    before = record()
    nothing = finish_steps(pairs, by=world.ward.leader(), at=LATER)
    assert (nothing.done, len(nothing.refused)) == ((), 3)
    assert record() == before
    assert verify().holds


def test_only_what_was_submitted_is_accepted_and_only_there(world):
    one = world.taken_in()
    waiting = submit(world.filing(), by=world.ward.clerk(), at=AT)
    refused(NotAllowed, accept_dossier, waiting.id, by=world.ward.leader(), at=LATER)
    refused(DossierUnknown, accept_dossier, new_id(), by=world.ward.clerk(), at=LATER)
    refused(NotAwaitingAcceptance, accept_dossier, one.id, by=world.ward.clerk(), at=LATER)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.code) == ("SUBMITTED", None)
