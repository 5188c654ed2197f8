"""What moves the moment by which a case must be done, in the tasks that wait; and lets them wait."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell_many
from motcua.foundation.ready import array_of, ready_cursor
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.ports import Moved
from motcua.instruments.deadlines.queries import workplaces
from motcua.instruments.workflow.events import TaskRedated
from motcua.instruments.workflow.models import FAR_AWAY, Task
from motcua.instruments.workflow.queries import WAITING
from motcua.registers.calendars.queries import WorkingTime

_FOLLOW: Final = """
update workflow_task t set urgent_at = moved.due_at
from unnest(%s::text[], %s::uuid[], %s::timestamptz[]) as moved (kind, id, due_at)
where (t.subject_kind, t.subject_id) = (moved.kind, moved.id)
  and t.state = any(%s::text[]) and t.urgent_at < %s::timestamptz
"""


@act
def redate_tasks(
    subject_kind: str,
    subject_id: UUID,
    *,
    urgent_at: datetime | None,
    note: str = "",
    anew: bool = True,
    by: Actor,
    at: datetime,
) -> int:
    """Đổi hạn các việc đang chờ of a case to `urgent_at` (none: far away), and count them.

    With a `note` ("Chờ bổ sung") they wait for what it says: their clock stands and nobody can do them.
    Without one, what had waited goes on: with its whole budget anew, or, if not `anew`, with what was left.
    Whether the case's moment may change is for the room that keeps it to say; this is a part of its act.
    """
    rows = Task.objects.select_for_update(of=("self",)).select_related("run")
    tasks = list(
        rows.filter(subject_kind=subject_kind, subject_id=subject_id, state__in=WAITING).order_by("id")
    )
    _redate(tasks, urgent_at, str(note).strip(), anew=anew, at=at)
    fields = ["urgent_at", "waits_for", "waits_since", "step_due_at"]
    Task.objects.bulk_update(tasks, fields)
    tell_many((TaskRedated(task.id, urgent_at, bool(task.waits_for)) for task in tasks), by=by, at=at)
    return len(tasks)


def _redate(
    tasks: Sequence[Task], urgent_at: datetime | None, note: str, *, anew: bool, at: datetime
) -> None:
    """Set the moments of tasks under lock; they are not written."""
    places = workplaces((task.run.place_id, task.run.unit_id) for task in tasks) if not note else {}
    for task in tasks:
        if not note and task.waits_since is not None:
            working = places[task.run.place_id, task.run.unit_id].working
            task.step_due_at = _step_due(task, task.waits_since, working, anew=anew, at=at)
        task.urgent_at = urgent_at or FAR_AWAY
        task.waits_since = (task.waits_since or at) if note else None
        task.waits_for = note


def _step_due(
    task: Task, waits_since: datetime, working: WorkingTime, *, anew: bool, at: datetime
) -> datetime | None:
    """Give the moment of a step whose clock runs again."""
    if anew or task.step_due_at is None:
        return working.add_open_minutes(at, task.budget_minutes)
    stood = working.open_minutes_between(waits_since, at)
    return working.add_open_minutes(task.step_due_at, stood) if stood > 0 else task.step_due_at


def follow_moves(moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
    """Đổi thứ tự việc chờ: the tasks that wait follow the moments of their cases, in one statement.

    A task's moment is read off its case's promise, whose chain tells of the move; the task's own does not.
    """
    results = [one for one in moves if one.purpose == Purpose.RESULT]
    if not results:
        return
    kinds = [one.subject_kind for one in results]
    cases, dues = (array_of(one.subject_id for one in results), array_of(one.due_at for one in results))
    with ready_cursor() as cursor:
        cursor.execute(_FOLLOW, [kinds, cases, dues, list(WAITING), FAR_AWAY.isoformat()])
