"""Tasks that wait, that move in bulk, are taken over in absence, leave hands that left; a unit's load."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.instruments.workflow.actions import (
    claim_task,
    claim_tasks,
    complete_task,
    complete_tasks,
    empty_left_hands,
    hand_on_many,
    open_process,
    redate_tasks,
    return_task,
)
from motcua.instruments.workflow.errors import (
    NotYourTask,
    ReasonUnknown,
    ReceiverNotAtPost,
    TaskFinished,
    TaskTaken,
    TaskUnknown,
    TaskWaits,
)
from motcua.instruments.workflow.models import FAR_AWAY, Card, ReturnReason, Task
from motcua.instruments.workflow.queries import load_at, tasks_for
from motcua.registers.organisations.actions import appoint, attach_account, take_leave
from tests.instruments.house import AT, STEPS, a_ward, hours
from tests.registers.organisations.town import DAY, SINCE, an_officer, keeper

pytestmark = pytest.mark.django_db
DUE = datetime(2023, 11, 23, 8, tzinfo=VN)
LATER = datetime(2023, 11, 21, 10, tzinfo=VN)


@pytest.fixture
def ward():
    return a_ward()


def opened(ward, urgent_at=DUE):
    return open_process(
        "dossier",
        new_id(),
        steps=STEPS,
        agencies=ward.agencies_of_steps,
        card=Card(code="H08.31.01-20231120-0001", title="Xác nhận", note="Phường Đống Đa"),
        urgent_at=urgent_at,
        where=hours(),
        done=1,
        by=ward.clerk(),
        at=AT,
    ).opened


def set_aside(task, at=AT):
    return redate_tasks("dossier", task.subject_id, urgent_at=None, note="Chờ bổ sung", by=SYSTEM, at=at)


def test_what_waits_lies_far_away_keeps_its_card_and_nobody_does_it(ward):
    officer, task = ward.civil_status_officer(), opened(ward)
    assert set_aside(task) == 1
    task.refresh_from_db()
    assert (task.waits_for, task.waits_since, task.urgent_at) == ("Chờ bổ sung", AT, FAR_AWAY)
    assert task.card["note"] == "Phường Đống Đa"
    told = Event.objects.count()
    with pytest.raises(TaskWaits, match="đang chờ: Chờ bổ sung"):
        complete_task(task.id, by=officer, at=LATER)
    with pytest.raises(TaskWaits):
        return_task(task.id, "tiep_nhan", reason="x", by=officer, at=LATER)
    assert Event.objects.count() == told
    assert verify().holds


@pytest.mark.parametrize(("anew", "minutes"), [(True, 840), (False, 840 - 120)])
def test_what_goes_on_has_its_budget_anew_or_what_was_left_of_it(ward, anew, minutes):
    task = opened(ward)
    set_aside(task, AT + timedelta(hours=2))
    redate_tasks("dossier", task.subject_id, urgent_at=DUE, anew=anew, by=SYSTEM, at=LATER)
    task.refresh_from_db()
    assert (task.waits_for, task.waits_since, task.urgent_at) == ("", None, DUE)
    assert hours().working.open_minutes_between(LATER, task.step_due_at) == minutes
    assert verify().holds


def test_a_case_without_tasks_in_hand_has_none_redated(ward):
    assert redate_tasks("dossier", new_id(), urgent_at=DUE, by=SYSTEM, at=AT) == 0


def test_the_database_itself_says_since_when_a_task_waits(ward):
    task = opened(ward)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(id=task.id).update(waits_for="Chờ bổ sung")


def columns():
    names = ("step", "state", "number", "holder_id", "post_id", "claimed_at", "done_at", "outcome")
    rows = Task.objects.exclude(step="tiep_nhan").values_list(*names, "step_due_at")
    return sorted(map(str, rows))


def told():
    return sorted(Event.objects.filter(subject_kind__in=["task", "run"]).values_list("kind", flat=True))


def test_many_at_once_leave_the_same_rows_as_one_by_one(ward):
    officer = ward.civil_status_officer()
    one, all_at_once = [opened(ward).id for _ in range(3)], [opened(ward).id for _ in range(3)]
    before = told()
    with transaction.atomic():
        for task_id in one:
            claim_task(task_id, by=officer, at=AT)
            complete_task(task_id, by=officer, at=LATER)
        singly = columns(), told()
    claim_tasks(all_at_once, by=officer, at=AT)
    assert len(complete_tasks(all_at_once, by=officer, at=LATER).done) == 3
    rows, kinds = columns(), told()
    for kind in ("workflow.TaskClaimed", "workflow.TaskDone"):
        assert [said.count(kind) - before.count(kind) for said in (singly[1], kinds)] == [3, 6]
    assert all(rows.count(row) % 2 == 0 for row in set(rows))
    assert verify().holds


def test_what_is_refused_among_many_is_named_and_the_rest_is_done(ward):
    mine, other = ward.civil_status_officer(), ward.civil_status_officer()
    free, taken, waits, gone = opened(ward), opened(ward), opened(ward), new_id()
    claim_task(taken.id, by=other, at=AT)
    set_aside(waits)
    batch = complete_tasks([free.id, taken.id, waits.id, gone], by=mine, at=AT)
    assert [one.finished.id for one in batch.done] == [free.id]
    assert [(key, type(why)) for key, why in batch.refused] == [
        (taken.id, TaskTaken),
        (waits.id, TaskWaits),
        (gone, TaskUnknown),
    ]
    assert [type(why) for _, why in claim_tasks([free.id], by=mine, at=AT).refused] == [TaskFinished]
    assert [type(why) for _, why in claim_tasks([waits.id], by=ward.clerk(), at=AT).refused] == [NotYourTask]


def test_many_are_handed_on_to_who_bears_their_role(ward, monkeypatch):
    receiver, leader = ward.civil_status_officer(), ward.leader()
    seats = {receiver.id: receiver.seats}
    monkeypatch.setattr(
        HOUSE_BOOK.seats, "seats_of", lambda account, day: seats.get(account, ()), raising=False
    )
    leader = ward.someone("chu-tich", "commune_leader", rights=("workflow.assign",))
    tasks = [opened(ward).id for _ in range(3)]
    assert [type(why) for _, why in hand_on_many(tasks, new_id(), by=leader, at=AT).refused] == [
        ReceiverNotAtPost
    ] * 3
    assert len(hand_on_many(tasks, receiver.id, by=leader, at=AT).done) == 3
    assert {task.holder_id for task in tasks_for(receiver)} == {receiver.id}
    assert verify().holds


def test_a_reason_of_the_list_is_reason_enough_and_an_unknown_one_is_refused(ward):
    ReturnReason.objects.create(code="thieu_giay_to", title="Thiếu giấy tờ", valid_from=SINCE)
    task = opened(ward)
    officer = ward.civil_status_officer()
    with pytest.raises(ReasonUnknown):
        return_task(task.id, "tiep_nhan", reason_key="khac_thuong", by=officer, at=AT)
    back = return_task(task.id, "tiep_nhan", reason_key="thieu_giay_to", by=officer, at=AT)
    assert (back.finished.reason_key, back.finished.reason) == ("thieu_giay_to", "Thiếu giấy tờ")


def test_who_stands_in_takes_over_what_the_absent_one_had_and_gives_it_back(ward):
    post = ward.posts["dong-da.ho-tich"]
    away, cover = ward.civil_status_officer(), ward.civil_status_officer()
    officers = [
        attach_account(an_officer(code, name).id, who.id, by=SYSTEM, at=AT)
        for who, code, name in ((away, "CB01", "Trần Thị Mẫu"), (cover, "CB02", "Lê Văn Thay"))
    ]
    appoint(officers[0].id, post.id, since=SINCE, by=keeper(), at=AT)
    task = claim_task(opened(ward).id, by=away, at=AT)
    with pytest.raises(TaskTaken):
        claim_task(task.id, by=cover, at=AT)
    take_leave(officers[0].id, since=DAY, until=DAY, covered_by=officers[1].id, by=keeper(), at=AT)
    assert claim_task(task.id, by=cover, at=AT).holder_id == cover.id
    event = Event.objects.get(kind="workflow.TaskTakenOver")
    assert (event.data["holder_id"], event.data["absent_id"]) == (str(cover.id), str(away.id))
    assert empty_left_hands(by=SYSTEM, at=AT) == 0
    assert empty_left_hands(by=SYSTEM, at=LATER) == 1  # the next day he is back
    task.refresh_from_db()
    assert task.holder_id == away.id
    assert verify().holds


def test_a_hand_that_holds_its_post_no_longer_leaves_its_tasks_free(ward):
    gone = ward.civil_status_officer()
    task = claim_task(opened(ward).id, by=gone, at=AT)
    assert empty_left_hands(by=SYSTEM, at=LATER) == 1  # nobody of this account sits anywhere
    task.refresh_from_db()
    assert (task.state, task.holder_id) == (Task.State.OPEN, None)
    assert empty_left_hands(by=SYSTEM, at=LATER) == 0


def test_the_load_of_a_unit_is_told_by_holder_and_by_step(ward, django_assert_max_num_queries):
    officer = ward.civil_status_officer()
    late, near, far, aside = (opened(ward, urgent_at=AT + timedelta(days=days)) for days in (-1, 1, 9, 2))
    claim_task(late.id, by=officer, at=AT)
    set_aside(aside)
    with django_assert_max_num_queries(3):
        load = load_at(ward.committee, at=AT)
    free, mine = load.by_holder
    assert (free.holder_id, free.waiting, free.near, free.late, free.set_aside) == (None, 2, 1, 0, 1)
    assert (mine.holder_id, mine.waiting, mine.late) == (officer.id, 1, 1)
    assert [(line.step, line.waiting) for line in load.by_step] == [("tham_tra", 3)]
    assert (load.whole.waiting, load.whole.late, load.whole.set_aside) == (3, 1, 1)
    assert load_at(new_id(), at=AT).whole.waiting == 0
    assert {near.state, far.state} == {Task.State.OPEN}
