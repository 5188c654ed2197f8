"""What is done with a dossier's step: taken in hand, done, sent back, handed on."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.joint import part_ended
from motcua.casework.dossiers.actions.result import resolve_without_paper
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on
from motcua.casework.dossiers.actions.still import keep_clock
from motcua.casework.dossiers.errors import HandOverIsAnAct, ResultMissing, StepElsewhere
from motcua.casework.dossiers.events import StepClaimed, StepDone, StepHandedOn, StepReturned
from motcua.casework.dossiers.models import KIND, Dossier, DossierPart, State
from motcua.casework.dossiers.queries.acts import needs_result
from motcua.casework.dossiers.queries.answers import declared
from motcua.casework.dossiers.states import RUNNING
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.writing import update
from motcua.instruments.workflow.actions import claim_task, complete_task, hand_on, return_task
from motcua.instruments.workflow.models import Advance, Run, StepKind, Task
from motcua.instruments.workflow.queries import asks_answers, held_task, stands_still


@act
def claim_step(dossier_id: UUID, task_id: UUID, *, by: Actor, at: datetime) -> Task:
    """Nhận việc. Raises NotAllowed, StepElsewhere, and what `claim_task` raises."""
    dossier = locked_dossier(dossier_id)
    task = _task(dossier, task_id)
    _must_do(by, task)
    was_mine = task.holder_id == by.id
    claimed = claim_task(task.id, by=by, at=at)
    if not was_mine:
        tell(StepClaimed(dossier.id, task.id, task.step), by=by, at=at)
    return claimed


@act
def finish_step(
    dossier_id: UUID, task_id: UUID, *, outcome: str = "", words: str = "", by: Actor, at: datetime
) -> Advance:
    """Hoàn thành bước and pass the dossier on, with what the step came to and why where it asks for that.

    A dossier is IN_PROGRESS from its first finished step on; it comes to RESOLVED by its result, or, where
    its process makes no paper, by the last step before it is answered. Its clock stands while all that is
    in hand is waiting on others' time.
    Raises NotAllowed, StateMoved, StepElsewhere, ResultMissing, HandOverIsAnAct, and as `complete_task`.
    """
    dossier = locked_dossier(dossier_id)
    task = _task(dossier, task_id)
    _must_do(by, task)
    _must_be_doable(dossier, task)
    answers = declared(dossier) if asks_answers(task) else None
    way = complete_task(task, outcome=outcome, words=words, answers=answers, by=by, at=at)
    if dossier.state == State.ACCEPTED:
        dossier.state = State.IN_PROGRESS
        update(dossier, "state")
    next_step = way.opened.step if way.opened else ""
    tell(StepDone(dossier.id, task.id, task.step, next_step), by=by, at=at)
    keep_clock(dossier, way, by=by, at=at)
    is_last = _is_over(way) if dossier.whole_id else _is_answered_next(way)
    if is_last and dossier.resolved_at is None:
        resolve_without_paper(dossier, by=by, at=at)
    if _is_over(way):
        part_ended(dossier, DossierPart.State.DONE, by=by, at=at)
    return way


@act
def return_step(
    dossier_id: UUID,
    task_id: UUID,
    to_step: str,
    *,
    reason: str,
    reason_key: str = "",
    by: Actor,
    at: datetime,
) -> Advance:
    """Trả lại bước trước with a reason, and its key in the list of usual ones.

    Raises NotAllowed, StateMoved, StepElsewhere, and what `return_task` raises.
    """
    dossier = locked_dossier(dossier_id)
    task = _task(dossier, task_id)
    _must_do(by, task)
    if dossier.state not in RUNNING and not _waits_on_others(dossier, task):
        raise moved_on(dossier)
    way = return_task(task.id, to_step, reason=reason, reason_key=reason_key, by=by, at=at)
    tell(StepReturned(dossier.id, task.id, task.step, to_step), by=by, at=at)
    keep_clock(dossier, way, by=by, at=at)
    return way


@act
def hand_step_on(dossier_id: UUID, task_id: UUID, receiver_id: UUID, *, by: Actor, at: datetime) -> Task:
    """Giao việc cho người khác. Raises NotAllowed, StepElsewhere, and what `hand_on` raises."""
    dossier = locked_dossier(dossier_id)
    task = _task(dossier, task_id)
    handed = hand_on(task.id, receiver_id, by=by, at=at)
    tell(StepHandedOn(dossier.id, task.id, task.step, receiver_id), by=by, at=at)
    return handed


def _is_answered_next(way: Advance) -> bool:
    return any(one.kind == StepKind.HAND_OVER for one in way.all_opened)


def _is_over(way: Advance) -> bool:
    return way.run.state == Run.State.DONE


def _task(dossier: Dossier, task_id: UUID) -> Task:
    task = held_task(task_id)
    if (task.subject_kind, task.subject_id) != (KIND, dossier.id):
        raise StepElsewhere
    return task


def _must_do(by: Actor, task: Task) -> None:
    must(by, access.right_of(by, task), unit=task.agency_id)


def _must_be_doable(dossier: Dossier, task: Task) -> None:
    if task.kind == StepKind.HAND_OVER:
        raise HandOverIsAnAct(title=task.title)
    if dossier.resolved_at is None and needs_result(task):
        raise ResultMissing(title=task.title)
    if dossier.state not in RUNNING | {State.RESOLVED} and not _waits_on_others(dossier, task):
        raise moved_on(dossier)


def _waits_on_others(dossier: Dossier, task: Task) -> bool:
    """Say whether the dossier's clock stands for the very step."""
    return dossier.state == State.PAUSED and stands_still(task)
