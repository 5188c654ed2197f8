"""Xử lý hàng loạt: the same verbs for many tasks at once, in a handful of statements.

What is refused leaves the rest alone and is given back with its reason; what is told is the same.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor, Seat
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import tell_many
from motcua.foundation.events.events import Told
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.deadlines.queries import workplaces
from motcua.instruments.workflow import access
from motcua.instruments.workflow.actions.rows import (
    moment_done,
    must_be_free,
    must_not_wait,
    new_task,
    opened_event,
    take,
)
from motcua.instruments.workflow.actions.step import IN_HAND, complete_task
from motcua.instruments.workflow.errors import ReceiverNotAtPost, TaskFinished, TaskUnknown, WayBranches
from motcua.instruments.workflow.events import ProcessEnded, TaskClaimed, TaskDone, TaskHandedOn
from motcua.instruments.workflow.models import DONE, Advance, Batch, Run, Task
from motcua.instruments.workflow.queries import asks_answers, outcomes_of
from motcua.instruments.workflow.rules import following, from_json

_BATCH: Final = 1000


@transaction.atomic
def claim_tasks(task_ids: Iterable[UUID], *, by: Actor, at: datetime) -> Batch[Task]:
    """Nhận nhiều việc một lúc; each as `claim_task`, in the order given."""

    def claimable(task: Task) -> None:
        access.must_sit_at(by, task)
        must_be_free(task, by, at)

    batch = _sorted_out(task_ids, claimable)
    told: list[Told] = []
    taken: list[Task] = []
    for task in batch.done:
        if task.holder_id == by.id:
            continue
        seat = access.must_sit_at(by, task)
        told.append(take(task, seat, by, at) or TaskClaimed(task.id, by.id, seat.post_id))
        taken.append(task)
    Task.objects.bulk_update(taken, IN_HAND, batch_size=_BATCH)
    tell_many(told, by=by, at=at)
    return batch


@transaction.atomic
def hand_on_many(task_ids: Iterable[UUID], receiver_id: UUID, *, by: Actor, at: datetime) -> Batch[Task]:
    """Giao nhiều việc cho một người; each as `hand_on`, in the order given."""
    seats = HOUSE_BOOK.seats.seats_of(receiver_id, at.astimezone(VN).date())
    fitting: dict[UUID, Seat] = {}

    def givable(task: Task) -> None:
        access.must_hand_on(by, task)
        if not task.is_waiting:
            raise TaskFinished(title=task.title, state=task.get_state_display())
        seat = next((s for s in seats if s.agency_id == task.agency_id and task.role in s.roles), None)
        if seat is None:
            raise ReceiverNotAtPost(title=task.title)
        fitting[task.id] = seat

    batch = _sorted_out(task_ids, givable)
    told: list[Told] = []
    for task in batch.done:
        task.state, task.holder_id, task.claimed_at = Task.State.CLAIMED, receiver_id, at
        task.post_id = fitting[task.id].post_id
        told.append(TaskHandedOn(task.id, receiver_id, fitting[task.id].post_id))
    Task.objects.bulk_update(batch.done, IN_HAND, batch_size=_BATCH)
    tell_many(told, by=by, at=at)
    return batch


@transaction.atomic
def complete_tasks(
    task_ids: Iterable[UUID], *, outcome: str = DONE, by: Actor, at: datetime
) -> Batch[Advance]:
    """Hoàn thành nhiều bước một lúc; each as `complete_task`, in the order given.

    On ways that branch it is done where the step comes to one thing alone, or to `outcome`; what has to be
    looked at, because it may come to several or depends on what was declared, is refused. Raises nothing.
    """

    def doable(task: Task) -> None:
        if _must_be_looked_at(task, outcome):
            raise WayBranches(title=task.title)
        access.must_sit_at(by, task)
        must_be_free(task, by, at)
        must_not_wait(task)

    batch = _sorted_out(task_ids, doable)
    places = workplaces((task.run.place_id, task.run.unit_id) for task in batch.done)
    told: list[Told] = []
    advances = []
    on_ways = [task for task in batch.done if task.run.process.way is not None]
    for task in batch.done:
        if task in on_ways:
            continue
        taken_over = take(task, access.must_sit_at(by, task), by, at) if task.holder_id != by.id else None
        told += [taken_over] if taken_over else []
        where = places[task.run.place_id, task.run.unit_id]
        advances.append(_advance(task, outcome, where, told, at))
    _write(advances)
    tell_many(told, by=by, at=at)
    for task in on_ways:
        try:
            with transaction.atomic():
                advances.append(complete_task(task, outcome="" if outcome == DONE else outcome, by=by, at=at))
        except Refused as why:
            batch.refused.append((task.id, why))
    finished = {one.finished.id: one for one in advances if one.finished is not None}
    return Batch([finished[task.id] for task in batch.done if task.id in finished], batch.refused)


def _must_be_looked_at(task: Task, outcome: str) -> bool:
    """Say whether a step on a way that branches asks somebody to say what it came to, or for an answer."""
    possible = [key for key, _words in outcomes_of(task)]
    return asks_answers(task) or bool(possible and outcome not in possible)


def _sorted_out(task_ids: Iterable[UUID], judge: Callable[[Task], None]) -> Batch[Task]:
    """Lock tasks and part those that pass from those refused, in the order given."""
    ids = list(dict.fromkeys(task_ids))
    rows = Task.objects.select_for_update(of=("self",)).select_related("run__process")
    found = {task.id: task for task in rows.filter(id__in=ids).order_by("id")}
    batch: Batch[Task] = Batch()
    for task_id in ids:
        try:
            if task_id not in found:
                raise TaskUnknown
            judge(found[task_id])
        except Refused as why:
            batch.refused.append((task_id, why))
        else:
            batch.done.append(found[task_id])
    return batch


def _advance(task: Task, outcome: str, where: Workplace, told: list[Told], at: datetime) -> Advance:
    """Make a task done and the next one of its way, or the end of its run; nothing is written."""
    task.state, task.done_at, task.outcome = Task.State.DONE, moment_done(task, at), outcome
    told.append(TaskDone(task.id, outcome))
    run = task.run
    step = following(from_json(run.process.steps), task.step)
    if step is None:
        run.state, run.ended_at = Run.State.DONE, at
        told.append(ProcessEnded(run.id, run.state))
        return Advance(run, task, None)
    opened = new_task(
        run, step, task.number + 1, card=task.card, urgent_at=task.urgent_at, where=where, at=at
    )
    told.append(opened_event(opened))
    return Advance(run, task, opened)


def _write(advances: Sequence[Advance]) -> None:
    """Write what became of some runs, finished tasks first: here a run has one task in hand at a time."""
    finished = [one.finished for one in advances if one.finished]
    Task.objects.bulk_update(finished, [*IN_HAND, "done_at", "outcome"], batch_size=_BATCH)
    ended = [one.run for one in advances if one.run.ended_at]
    Run.objects.bulk_update(ended, ["state", "ended_at"], batch_size=_BATCH)
    Task.objects.bulk_create([one.opened for one in advances if one.opened], batch_size=_BATCH)
