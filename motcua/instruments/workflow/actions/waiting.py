"""Qua bước chờ: a step that waits for other cases is over when they are; nobody has to tick it off."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell_many
from motcua.foundation.events.events import Told
from motcua.instruments.workflow.actions.rows import moment_done, open_next, opened_event
from motcua.instruments.workflow.errors import NotRunning
from motcua.instruments.workflow.events import ProcessEnded, TaskDone
from motcua.instruments.workflow.models import DONE, Advance, Run, Task
from motcua.instruments.workflow.queries import WAITING
from motcua.instruments.workflow.rules import following, from_json


@act
def pass_waiting(
    subject_kind: str, subject_id: UUID, *, urgent_at: datetime | None, by: Actor, at: datetime
) -> Advance:
    """Qua bước chờ of a case, and open what comes after it, due by `urgent_at`. Raises NotRunning.

    Whether what was waited for is over is for the room that keeps the case to say; this is a part of its act.
    """
    rows = Task.objects.select_for_update(of=("self",)).select_related("run__process")
    task = rows.filter(subject_kind=subject_kind, subject_id=subject_id, state__in=WAITING).first()
    if task is None or not task.waits_for:
        raise NotRunning
    task.state, task.done_at, task.outcome = Task.State.DONE, moment_done(task, at), DONE
    task.waits_for, task.waits_since = "", None
    task.save(update_fields=["state", "done_at", "outcome", "waits_for", "waits_since"])
    step = following(from_json(task.run.process.steps), task.step)
    told: list[Told] = [TaskDone(task.id, DONE)]
    opened = None
    if step is None:
        task.run.state, task.run.ended_at = Run.State.DONE, at
        task.run.save(update_fields=["state", "ended_at"])
        told.append(ProcessEnded(task.run.id, task.run.state))
    else:
        opened = open_next(task, step, urgent_at=urgent_at, at=at)
        told.append(opened_event(opened))
    tell_many(told, by=by, at=at)
    return Advance(task.run, task, opened)
