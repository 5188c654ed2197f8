"""What is done with a task: claimed, finished, returned."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.events.events import Told
from motcua.instruments.workflow import access
from motcua.instruments.workflow.actions.rows import locked_task, must_be_free, open_next, opened_event, take
from motcua.instruments.workflow.errors import ReasonMissing, StepNotBefore
from motcua.instruments.workflow.events import ProcessEnded, TaskClaimed, TaskDone, TaskReturned
from motcua.instruments.workflow.models import DONE, Advance, Run, Task
from motcua.instruments.workflow.rules import earlier, following, from_json, step_of


@transaction.atomic
def claim_task(task_id: UUID, *, by: Actor, at: datetime) -> Task:
    """Nhận việc. Whoever holds it already keeps it.

    Raises TaskUnknown, NotYourTask, TaskTaken, TaskFinished.
    """
    task = locked_task(task_id)
    seat = access.must_sit_at(by, task)
    must_be_free(task, by)
    if task.state == Task.State.CLAIMED:
        return task
    take(task, seat, by, at)
    task.save(update_fields=["state", "holder_id", "post_id", "claimed_at"])
    tell(TaskClaimed(task.id, by.id, seat.post_id), by=by, at=at)
    return task


@transaction.atomic
def complete_task(
    task_id: UUID, *, outcome: str = DONE, urgent_at: datetime | None = None, by: Actor, at: datetime
) -> Advance:
    """Hoàn thành bước, and open the next one; after the last, the run is done.

    A task nobody has claimed is claimed by being done.
    Raises TaskUnknown, NotYourTask, TaskTaken, TaskFinished.
    """
    task = locked_task(task_id)
    seat = access.must_sit_at(by, task)
    must_be_free(task, by)
    if task.state == Task.State.OPEN:
        take(task, seat, by, at)
    task.state, task.done_at, task.outcome = Task.State.DONE, at, outcome
    task.save(update_fields=["state", "holder_id", "post_id", "claimed_at", "done_at", "outcome"])
    run = task.run
    step = following(from_json(run.process.steps), task.step)
    told: list[Told] = [TaskDone(task.id, outcome)]
    opened = None
    if step is None:
        run.state, run.ended_at = Run.State.DONE, at
        run.save(update_fields=["state", "ended_at"])
        told.append(ProcessEnded(run.id, run.state))
    else:
        opened = open_next(task, step, urgent_at=urgent_at, at=at)
        told.append(opened_event(opened))
    tell_many(told, by=by, at=at)
    return Advance(run, task, opened)


@transaction.atomic
def return_task(task_id: UUID, to_step: str, *, reason: str, by: Actor, at: datetime) -> Advance:
    """Trả lại bước trước, with a reason, to whoever did that step.

    Raises TaskUnknown, NotYourTask, TaskTaken, TaskFinished, StepNotBefore, ReasonMissing.
    """
    task = locked_task(task_id)
    seat = access.must_sit_at(by, task)
    must_be_free(task, by)
    steps = from_json(task.run.process.steps)
    if to_step not in {step.key for step in earlier(steps, task.step)}:
        raise StepNotBefore(title=task.title)
    if not reason.strip():
        raise ReasonMissing
    if task.state == Task.State.OPEN:
        take(task, seat, by, at)
    task.state, task.done_at, task.reason = Task.State.RETURNED, at, reason.strip()
    task.save(update_fields=["state", "holder_id", "post_id", "claimed_at", "done_at", "reason"])
    opened = open_next(task, step_of(steps, to_step), at=at, sent_back=True)
    tell_many([TaskReturned(task.id, to_step), opened_event(opened)], by=by, at=at)
    return Advance(task.run, task, opened)
