"""The rows of work in hand, as the verbs of this room make and take them."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from motcua.foundation.access.models import Actor, Seat
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.drafts import draft
from motcua.foundation.events.events import Told
from motcua.foundation.text import moment_words
from motcua.foundation.writing import insert
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.errors import TaskFinished, TaskTaken, TaskWaits
from motcua.instruments.workflow.events import TaskOpened, TaskTakenOver
from motcua.instruments.workflow.models import FAR_AWAY, Run, Step, Task
from motcua.registers.organisations.queries import covered_by


def must_be_free(task: Task, by: Actor, at: datetime) -> None:
    """Pass what is to be done and is in nobody else's hands, or in those of someone the actor stands in for.

    Raises TaskFinished, TaskTaken.
    """
    if not task.is_waiting:
        raise TaskFinished(title=task.title, state=task.get_state_display())
    if task.holder_id in (None, by.id):
        return
    if (task.holder_id, task.post_id) not in covered_by(by.id, at.astimezone(VN).date()):
        holder = names_of([task.holder_id]).get(task.holder_id, "")
        since = moment_words((task.claimed_at or task.opened_at).astimezone(VN))
        raise TaskTaken(title=task.title, holder=holder, at=since)


def must_not_wait(task: Task) -> None:
    """Pass what waits for nothing from outside. Raises TaskWaits."""
    if task.waits_for:
        raise TaskWaits(title=task.title, waits_for=task.waits_for)


def moment_done(task: Task, at: datetime) -> datetime:
    """Give when a task ended: never before it came, were the clock that says so a little behind another's."""
    return max(at, task.opened_at)


def take(task: Task, seat: Seat, by: Actor, at: datetime) -> Told | None:
    """Put a task in the actor's hands, and give what is to be told of it if it comes out of another's.

    It is not written.
    """
    before = task.holder_id
    task.state, task.holder_id, task.post_id, task.claimed_at = Task.State.CLAIMED, by.id, seat.post_id, at
    return TaskTakenOver(task.id, by.id, seat.post_id, before) if before not in (None, by.id) else None


def new_task(
    run: Run,
    step: Step,
    number: int,
    *,
    card: dict[str, object],
    urgent_at: datetime | None,
    where: Workplace,
    at: datetime,
    sent_back: bool = False,
) -> Task:
    """Make a task of a step, in nobody's hands yet; it is not written."""
    return draft(
        Task,
        {"run": run},
        run_id=run.id,
        subject_kind=run.subject_kind,
        subject_id=run.subject_id,
        number=number,
        step=step.key,
        kind=step.kind,
        title=step.title,
        card=card,
        agency_id=_id_of(run.agencies[step.key]),
        role=step.role,
        budget_minutes=step.budget_minutes,
        opened_at=at,
        step_due_at=where.working.add_open_minutes(at, step.budget_minutes),
        urgent_at=urgent_at or FAR_AWAY,
        sent_back=sent_back,
    )


@lru_cache(4096)
def _id_of(said: str) -> UUID:
    return UUID(said)


def open_next(
    task: Task, step: Step, *, at: datetime, urgent_at: datetime | None = None, sent_back: bool = False
) -> Task:
    """Write the task that comes after one."""
    opened = new_task(
        task.run,
        step,
        task.number + 1,
        card=task.card,
        urgent_at=urgent_at or task.urgent_at,
        where=workplace(task.run.place_id, unit_id=task.run.unit_id),
        at=at,
        sent_back=sent_back,
    )
    insert([opened])
    return opened


def opened_event(task: Task) -> TaskOpened:
    """Tell that a task was opened."""
    return TaskOpened(task.id, task.run_id, task.step, task.agency_id, task.role)
