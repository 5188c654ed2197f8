"""What is done with a task: claimed, finished, returned."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.events.events import Told
from motcua.foundation.text import day_figures
from motcua.foundation.writing import insert, update
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow import access
from motcua.instruments.workflow.actions.rows import (
    moment_done,
    must_be_free,
    must_not_wait,
    open_next,
    opened_event,
    take,
)
from motcua.instruments.workflow.actions.walk import Answers, Walk, judged_outcome
from motcua.instruments.workflow.errors import ReasonMissing, ReasonUnknown, StepNotBefore
from motcua.instruments.workflow.events import ProcessEnded, TaskClaimed, TaskDone, TaskReturned
from motcua.instruments.workflow.models import Advance, Run, Task
from motcua.instruments.workflow.queries import held_task, return_reason
from motcua.instruments.workflow.rules import Step, earlier, following, from_json, step_of

IN_HAND: Final = ("state", "holder_id", "post_id", "claimed_at")
"""What changes when a task comes into someone's hands."""


@act
def claim_task(task_id: UUID, *, by: Actor, at: datetime) -> Task:
    """Nhận việc. Whoever holds it already keeps it; who stands in for an absent holder takes it over.

    Raises TaskUnknown, NotYourTask, TaskTaken, TaskFinished.
    """
    task = held_task(task_id)
    seat = access.must_sit_at(by, task)
    must_be_free(task, by, at)
    if task.holder_id == by.id:
        return task
    taken_over = take(task, seat, by, at)
    update(task, *IN_HAND)
    tell(taken_over or TaskClaimed(task.id, by.id, seat.post_id), by=by, at=at)
    return task


@act
def complete_task(
    one: UUID | Task,
    *,
    outcome: str = "",
    words: str = "",
    answers: Answers | None = None,
    urgent_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Advance:
    """Hoàn thành bước, and open what comes next; after the last, the run is done.

    Where the step can come to several things, `outcome` says to which, and `words` why; `answers` are what
    was declared in the case, for a way that branches on them. A task nobody has claimed is claimed by being
    done. One that this act holds already (`queries.held_task`) is given as it is.
    Raises TaskUnknown, NotYourTask, TaskTaken, TaskFinished, TaskWaits, OutcomeMissing, OutcomeUnknown.
    """
    task = one if isinstance(one, Task) else held_task(one)
    told = _begin(task, by, at)
    outcome = judged_outcome(task, outcome)
    task.state, task.done_at, task.outcome = Task.State.DONE, moment_done(task, at), outcome
    task.reason = words.strip()
    update(task, *IN_HAND, "done_at", "outcome", *(["reason"] if task.reason else []))
    run = task.run
    told.append(TaskDone(task.id, outcome))
    if run.process.way is not None:
        walk = walk_of(task, answers or {})
        walk.finish(task, outcome, urgent_at=urgent_at, at=at)
        return written(walk, task, told, by=by, at=at)
    step = following(from_json(run.process.steps), task.step)
    opened = None
    if step is None:
        run.state, run.ended_at = Run.State.DONE, at
        update(run, "state", "ended_at")
        told.append(ProcessEnded(run.id, run.state))
    else:
        opened = open_next(task, step, urgent_at=urgent_at, at=at)
        told.append(opened_event(opened))
    tell_many(told, by=by, at=at)
    return Advance(run, task, opened)


@act
def return_task(
    task_id: UUID, to_step: str, *, reason: str = "", reason_key: str = "", by: Actor, at: datetime
) -> Advance:
    """Trả lại bước trước, with a reason of the list, in words, or both, to whoever did that step.

    Raises TaskUnknown, NotYourTask, TaskTaken, TaskFinished, TaskWaits, StepNotBefore, ReasonMissing,
    ReasonUnknown.
    """
    task = held_task(task_id)
    told = _begin(task, by, at)
    is_drawn = task.run.process.way is not None
    step = None if is_drawn else _step_before(task, to_step)
    why = _reason(reason, reason_key, at)
    task.state, task.done_at = Task.State.RETURNED, moment_done(task, at)
    task.reason, task.reason_key = why, reason_key
    update(task, *IN_HAND, "done_at", "reason", "reason_key")
    if step is None:
        walk = walk_of(task, {})
        told.append(TaskReturned(task.id, to_step, reason_key))
        walk.go_back(task, to_step, at=at)
        return written(walk, task, told, by=by, at=at)
    opened = open_next(task, step, at=at, sent_back=True)
    told += [TaskReturned(task.id, to_step, reason_key), opened_event(opened)]
    tell_many(told, by=by, at=at)
    return Advance(task.run, task, opened)


def walk_of(task: Task, answers: Answers) -> Walk:
    """Take a run under lock with every task it had; the one that moves it is the one given."""
    run = Run.objects.select_for_update(of=("self",)).select_related("process").get(id=task.run_id)
    task.run = run
    rows = Task.objects.filter(run=run).exclude(id=task.id).order_by("number")
    tasks = sorted([*rows, task], key=lambda one: one.number)
    return Walk(run, tasks, workplace(run.place_id, unit_id=run.unit_id), answers)


def written(walk: Walk, task: Task, told: list[Told], *, by: Actor, at: datetime) -> Advance:
    """Write what a walk made of its run, tell it, and say what came of it."""
    if walk.dropped:
        Task.objects.bulk_update(walk.dropped, ["state", "done_at"])
    if any(row is walk.run for _, row in walk.told):
        update(walk.run, "arrived", "state", "ended_at")
    insert(walk.opened)
    tell_many([*told, *(one for one, _ in walk.told)], by=by, at=at)
    return came_of(walk, task, [one for one in walk.opened if one.is_waiting])


def came_of(walk: Walk, task: Task | None, opened: Sequence[Task]) -> Advance:
    """Say what became of a run on a drawn way."""
    return Advance(
        walk.run, task, next(iter(opened), None), tuple(opened[1:]), stands_still=walk.stands_still
    )


def _begin(task: Task, by: Actor, at: datetime) -> list[Told]:
    """Let the actor do a task that is under lock, and give what is to be told of his taking it."""
    seat = access.must_sit_at(by, task)
    must_be_free(task, by, at)
    must_not_wait(task)
    if task.holder_id == by.id:
        return []
    taken_over = take(task, seat, by, at)
    return [taken_over] if taken_over else []


def _step_before(task: Task, to_step: str) -> Step:
    steps: Sequence[Step] = from_json(task.run.process.steps)
    if to_step not in {step.key for step in earlier(steps, task.step)}:
        raise StepNotBefore(title=task.title)
    return step_of(steps, to_step)


def _reason(reason: str, reason_key: str, at: datetime) -> str:
    """Give the reason in words: what was written, else the words of the list."""
    day = at.astimezone(VN).date()
    listed = return_reason(reason_key, day) if reason_key else None
    if reason_key and listed is None:
        raise ReasonUnknown(reason_key=reason_key, day=day_figures(day))
    if not reason.strip() and listed is None:
        raise ReasonMissing
    return reason.strip() or (listed.title if listed else "")
