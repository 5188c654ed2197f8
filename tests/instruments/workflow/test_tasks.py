"""A case's way through its steps: opened, claimed by one, done, returned, handed on, stopped."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.instruments.workflow.actions import (
    claim_task,
    complete_task,
    hand_on,
    move_hand,
    open_process,
    return_task,
    stop_process,
)
from motcua.instruments.workflow.errors import (
    AlreadyRunning,
    NotRunning,
    NotYourTask,
    ProcessUnsound,
    ReasonMissing,
    ReceiverNotAtPost,
    StepNotBefore,
    TaskFinished,
    TaskTaken,
    TaskUnknown,
)
from motcua.instruments.workflow.models import FAR_AWAY, Card, Process, Run, Step, StepKind, Task
from motcua.instruments.workflow.queries import (
    card_of,
    load_of,
    may_do,
    steps_before,
    tasks_for,
    tasks_of,
    unit_tasks,
    waiting_of,
)
from tests.instruments.house import AT, STEPS, a_ward, hours

pytestmark = pytest.mark.django_db
CARD = Card(code="H08.31.01-20231120-0001", title="Cấp Giấy xác nhận tình trạng hôn nhân")
DUE = datetime(2023, 11, 23, 8, tzinfo=VN)


class Seats:
    """Knows who sits where, by account."""

    def __init__(self, seats):
        self.seats = seats

    def seats_of(self, account_id, day):
        return self.seats.get(account_id, ())


@pytest.fixture
def ward():
    return a_ward()


def opened(ward, *, subject=None, steps=STEPS, done=0, by=None, urgent_at=DUE):
    return open_process(
        "dossier",
        subject or new_id(),
        steps=steps,
        agencies=ward.agencies_of_steps,
        card=CARD,
        urgent_at=urgent_at,
        where=hours(),
        done=done,
        by=by or ward.clerk(),
        at=AT,
    )


def test_the_first_step_lies_open_for_its_role_at_its_agency(ward):
    clerk = ward.clerk()
    task = opened(ward).opened
    assert (task.step, task.state, task.holder_id, task.agency_id) == (
        "tiep_nhan",
        Task.State.OPEN,
        None,
        ward.one_stop,
    )
    assert list(tasks_for(clerk)) == [task]
    assert list(tasks_for(ward.civil_status_officer())) == []
    assert card_of(task) == CARD


def test_a_step_is_due_when_its_working_minutes_are_used_up(ward):
    assert opened(ward).opened.step_due_at == AT + timedelta(minutes=120)


def test_what_the_opener_has_just_done_himself_is_done_from_the_start(ward):
    clerk = ward.clerk()
    way = opened(ward, done=1, by=clerk)
    first, second = tasks_of("dossier", way.run.subject_id)
    assert (first.state, first.holder_id, first.done_at) == (Task.State.DONE, clerk.id, AT)
    assert (second.step, second.state, second.number) == ("tham_tra", Task.State.OPEN, 2)
    assert verify().holds


def test_who_does_not_sit_at_the_first_step_cannot_have_done_it(ward):
    with pytest.raises(NotYourTask):
        opened(ward, done=1, by=ward.leader())
    assert not Run.objects.exists()
    assert not Event.objects.filter(subject_kind__in=["run", "task"]).exists()


def test_cases_of_one_way_share_a_process(ward):
    one, other = opened(ward), opened(ward)
    assert one.run.process_id == other.run.process_id
    assert Process.objects.count() == 1


def test_a_case_goes_through_one_process_at_a_time(ward):
    subject = opened(ward).run.subject_id
    with pytest.raises(AlreadyRunning):
        opened(ward, subject=subject)
    assert Run.objects.count() == 1


def test_two_steps_of_one_key_are_no_process(ward):
    twice = (STEPS[0], Step("tiep_nhan", "Lại", "one_stop_clerk", StepKind.ACCEPT, 1))
    with pytest.raises(ProcessUnsound):
        opened(ward, steps=twice)
    assert not Run.objects.exists()


def test_whoever_claims_first_has_the_task_and_the_other_reads_who(ward):
    quick, slow = ward.civil_status_officer(), ward.civil_status_officer()
    task = opened(ward, done=1).opened
    claim_task(task.id, by=quick, at=AT)
    assert claim_task(task.id, by=quick, at=AT).holder_id == quick.id  # his already
    with pytest.raises(TaskTaken, match="đã do"):
        claim_task(task.id, by=slow, at=AT)
    with pytest.raises(TaskTaken):
        complete_task(task.id, by=slow, at=AT)
    assert list(tasks_for(slow)) == []
    assert list(tasks_for(quick)) == [task]
    assert Event.objects.filter(subject_kind="task", subject_id=task.id).count() == 2


def test_who_does_not_sit_there_can_neither_claim_nor_finish(ward):
    task = opened(ward, done=1).opened
    for act in (claim_task, complete_task):
        with pytest.raises(NotYourTask):
            act(task.id, by=ward.clerk(), at=AT)
    task.refresh_from_db()
    assert task.state == Task.State.OPEN
    assert Event.objects.filter(subject_kind="task", subject_id=task.id).count() == 1


def test_finishing_opens_the_next_step_and_the_last_ends_the_run(ward):
    way = opened(ward)
    by = {
        "one_stop_clerk": ward.clerk(),
        "civil_status_officer": ward.civil_status_officer(),
        "commune_leader": ward.leader(),
    }
    seen = []
    task = way.opened
    while task:
        seen.append(task.step)
        way = complete_task(task.id, by=by[task.role], at=AT)
        task = way.opened
    assert seen == [step.key for step in STEPS]
    run = Run.objects.get()
    assert (run.state, run.ended_at) == (Run.State.DONE, AT)
    assert [row.number for row in tasks_of("dossier", run.subject_id)] == [1, 2, 3, 4, 5]
    assert verify().holds


def test_a_clock_that_is_a_little_behind_stops_nobody(ward):
    officer, leader, behind = ward.civil_status_officer(), ward.leader(), AT - timedelta(milliseconds=3)
    first = opened(ward, done=1)
    signed = complete_task(first.opened.id, by=officer, at=behind).opened
    back = return_task(
        signed.id, "tham_tra", reason="Sai", by=leader, at=behind - timedelta(seconds=1)
    ).opened
    stop_process("dossier", first.run.subject_id, by=ward.clerk(), at=AT - timedelta(hours=1))
    rows = Task.objects.exclude(state=Task.State.OPEN).exclude(number=1).order_by("number")
    assert [(one.state, one.done_at == one.opened_at) for one in rows] == [
        (Task.State.DONE, True),
        (Task.State.RETURNED, True),
        (Task.State.CANCELLED, True),
    ]
    assert rows.last().id == back.id


def test_a_finished_task_is_not_done_again(ward):
    officer = ward.civil_status_officer()
    task = opened(ward, done=1).opened
    complete_task(task.id, by=officer, at=AT)
    with pytest.raises(TaskFinished, match="đã xong"):
        complete_task(task.id, by=officer, at=AT)
    assert Task.objects.count() == 3


def test_an_unknown_task_is_said_to_be_unknown():
    with pytest.raises(TaskUnknown):
        claim_task(new_id(), by=a_ward().clerk(), at=AT)


def test_a_task_goes_back_with_a_reason(ward):
    officer, leader = ward.civil_status_officer(), ward.leader()
    task = complete_task(opened(ward, done=1).opened.id, by=officer, at=AT).opened
    assert [step.key for step in steps_before(task)] == ["tham_tra", "tiep_nhan"]
    back = return_task(task.id, "tham_tra", reason=" Thiếu bản án ", by=leader, at=AT)
    assert (back.finished.state, back.finished.reason) == (Task.State.RETURNED, "Thiếu bản án")
    assert (back.opened.step, back.opened.sent_back, back.opened.number) == ("tham_tra", True, 4)
    assert list(tasks_for(officer)) == [back.opened]
    stored = Task.objects.values_list("reason", flat=True).filter(id=task.id)
    assert "Thiếu" not in str(stored.query)


@pytest.mark.parametrize(
    ("to_step", "reason", "refusal"),
    [("ky", "lý do", StepNotBefore), ("vao_so", "lý do", StepNotBefore), ("tham_tra", "  ", ReasonMissing)],
)
def test_a_task_goes_back_only_to_a_step_before_it_and_with_a_reason(ward, to_step, reason, refusal):
    task = complete_task(opened(ward, done=1).opened.id, by=ward.civil_status_officer(), at=AT).opened
    told = Event.objects.count()
    with pytest.raises(refusal):
        return_task(task.id, to_step, reason=reason, by=ward.leader(), at=AT)
    assert Event.objects.count() == told
    task.refresh_from_db()
    assert task.state == Task.State.OPEN


def test_a_leader_hands_a_task_on_to_who_bears_its_role(ward, monkeypatch):
    giver, receiver, leader = ward.civil_status_officer(), ward.civil_status_officer(), ward.leader()
    leader = ward.someone("chu-tich", "commune_leader", rights=())
    task = claim_task(opened(ward, done=1).opened.id, by=giver, at=AT)
    seats = {receiver.id: receiver.seats, giver.id: giver.seats, leader.id: leader.seats}
    monkeypatch.setattr(
        HOUSE_BOOK.seats, "seats_of", lambda account, day: seats.get(account, ()), raising=False
    )
    with pytest.raises(NotAllowed):
        hand_on(task.id, receiver.id, by=leader, at=AT)
    with pytest.raises(ReceiverNotAtPost):
        hand_on(task.id, leader.id, by=giver, at=AT)
    task.refresh_from_db()
    assert task.holder_id == giver.id
    assert hand_on(task.id, receiver.id, by=giver, at=AT).holder_id == receiver.id
    assert list(tasks_for(giver)) == []


def test_what_an_officer_has_in_hand_moves_to_his_successor_or_back_to_the_post(ward):
    giver, successor = ward.civil_status_officer(), ward.civil_status_officer()
    post = giver.seats[0].post_id
    one, two = opened(ward, done=1).opened, opened(ward, done=1).opened
    for task in (one, two):
        claim_task(task.id, by=giver, at=AT)
    assert move_hand((post, giver.id), (post, successor.id), by=giver, at=AT) == 2
    assert set(tasks_for(successor)) == {one, two}
    assert move_hand((post, successor.id), (post, None), by=giver, at=AT) == 2
    assert set(tasks_for(giver)) == {one, two}
    assert {task.state for task in tasks_for(giver)} == {Task.State.OPEN}
    assert verify().holds


def test_a_stopped_process_leaves_nothing_in_hand(ward):
    run = opened(ward, done=1).run
    stop_process("dossier", run.subject_id, by=ward.clerk(), at=AT)
    assert not Task.objects.filter(done_at=None).exists()
    assert Run.objects.get().state == Run.State.CANCELLED
    assert waiting_of("dossier", [run.subject_id]) == {}
    assert verify().holds
    with pytest.raises(NotRunning):
        stop_process("dossier", run.subject_id, by=ward.clerk(), at=AT)


def test_the_most_urgent_comes_first_and_what_has_no_limit_last(ward):
    officer = ward.civil_status_officer()
    days = [DUE, None, DUE - timedelta(days=2), DUE + timedelta(days=1)]
    for day in days:
        opened(ward, done=1, urgent_at=day)
    found = list(tasks_for(officer))
    assert [task.urgent_at for task in found] == [*sorted(day for day in days if day), FAR_AWAY]
    rest = tasks_for(officer).after(found[1].urgent_at, found[1].id)
    assert list(rest) == found[2:]


def test_the_load_counts_mine_free_and_late_in_one_question(ward, django_assert_num_queries):
    officer = ward.civil_status_officer()
    tasks = [opened(ward, done=1, urgent_at=AT + timedelta(days=n)).opened for n in (-1, 1, 2)]
    claim_task(tasks[0].id, by=officer, at=AT)
    with django_assert_num_queries(1):
        load = load_of(officer, now=AT)
    assert (load.mine, load.free, load.late, load.all) == (1, 2, 1, 3)


def test_an_inbox_is_one_question_however_many_tasks(ward, django_assert_num_queries):
    officer = ward.civil_status_officer()
    for _ in range(5):
        opened(ward, done=1)
    with django_assert_num_queries(1):
        assert len([card_of(task).title for task in tasks_for(officer).first(50)]) == 5


def test_who_may_do_a_task_is_asked_without_asking_the_database(ward, django_assert_num_queries):
    task = opened(ward, done=1).opened
    with django_assert_num_queries(0):
        assert may_do(ward.civil_status_officer(), task)
        assert not may_do(ward.clerk(), task)


def test_a_unit_s_tasks_are_seen_by_who_leads_it_whoever_holds_them(ward):
    task = claim_task(opened(ward, done=1).opened.id, by=ward.civil_status_officer(), at=AT)
    assert list(unit_tasks([ward.committee])) == [task]
    assert list(unit_tasks([ward.one_stop])) == []


def test_the_database_itself_keeps_a_step_in_hand_once_per_run(ward):
    task = opened(ward).opened
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(
            run=task.run,
            subject_kind="dossier",
            subject_id=task.subject_id,
            number=2,
            step="tiep_nhan",
            kind="ACCEPT",
            title="Ký",
            card={},
            agency_id=ward.committee,
            role="x",
            budget_minutes=1,
            opened_at=AT,
            urgent_at=AT,
        )


def test_finishing_a_step_costs_this_many_statements(ward, django_assert_num_queries):
    task = opened(ward, done=1).opened
    officer = ward.civil_status_officer()
    with django_assert_num_queries(7):
        complete_task(task.id, by=officer, at=AT)
