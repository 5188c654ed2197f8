"""Chuyển sang quy trình mới: runs go over to another process, with all that is in hand, at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import CharField
from django.db.models.functions import Cast

from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell_many
from motcua.foundation.events.events import Told
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.workflow.actions.open import process_of
from motcua.instruments.workflow.errors import MoveHindered
from motcua.instruments.workflow.events import RunMoved, TaskMoved
from motcua.instruments.workflow.models import Process, Run, Step, Task
from motcua.instruments.workflow.queries import Destination, RunStanding, why_not_move
from motcua.instruments.workflow.rules.moves import carried

_OF_TASK = ("step", "kind", "title", "role", "agency", "budget_minutes", "step_due_at")
_IN_HAND = ("state", "holder_id", "post_id", "claimed_at")


@dataclass(frozen=True)
class RunMove:
    """A run under lock, and where it goes: which process, which agencies do its steps, by whose hours."""

    standing: RunStanding
    to: Destination
    agencies: Mapping[str, UUID]
    where: Workplace


@transaction.atomic
def move_runs(moves: Sequence[RunMove], mapping: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    """Chuyển nhiều lượt xử lý: what is in hand becomes what the mapping says, in the hands it lies in.

    Where another post does the step, it lies open there at once: at no moment does a case lie nowhere.
    Whether cases may move is for the room that keeps them to say; this is a part of its act.
    Raises MoveHindered for one that was not found fit; then none moves.
    """
    told: list[Told] = []
    tasks: list[Task] = []
    crossing: list[UUID] = []
    processes: dict[int, Process] = {}
    for move in moves:
        before = {task.step for task in move.standing.waiting}
        told += _moved(move, mapping, processes, at)
        tasks += move.standing.waiting
        crossing += [task.id for task in move.standing.waiting if task.step in before]
    # two tasks of a run may change places: no step is in hand twice, not even while the rows are written
    Task.objects.filter(id__in=crossing).update(step=Cast("id", CharField()))
    Task.objects.bulk_update(tasks, [*_OF_TASK, *_IN_HAND])
    Run.objects.bulk_update([move.standing.run for move in moves], ["process", "agencies", "arrived"])
    tell_many(told, by=by, at=at)


def _moved(
    move: RunMove, mapping: Mapping[str, str], processes: dict[int, Process], at: datetime
) -> list[Told]:
    """Make a run and its tasks what they are on the new way, and give what is to be told."""
    one, run = move.standing, move.standing.run
    way = move.to.way
    if why := why_not_move(one, way, mapping):
        raise MoveHindered(why=why)
    marking = carried(one.way, way, one.standing, mapping)
    before = run.process_id
    to = hash(move.to.way)
    if to not in processes:
        processes[to] = process_of(move.to.steps, move.to.drawing)
    run.process = processes[to]
    run.agencies = {key: str(agency) for key, agency in move.agencies.items()}
    run.arrived = [list(flow) for flow in sorted(marking.arrived)]
    told: list[Told] = [RunMoved(run.id, before, run.process_id)]
    for task in one.waiting:
        step = way.by_key[mapping[task.step]].step
        assert step is not None, "a node in hand carries its step"
        told.append(_put_over(task, step, move, at))
    return told


def _put_over(task: Task, step: Step, move: RunMove, at: datetime) -> TaskMoved:
    from_step, agency_id = task.step, move.agencies[step.key]
    if (task.role, task.agency_id) != (step.role, agency_id):
        task.state, task.holder_id, task.post_id, task.claimed_at = Task.State.OPEN, None, None, None
    task.step, task.kind, task.title = step.key, step.kind, step.title
    task.role, task.agency_id, task.budget_minutes = step.role, agency_id, step.budget_minutes
    task.step_due_at = move.where.working.add_open_minutes(at, step.budget_minutes)
    return TaskMoved(task.id, from_step, step.key, agency_id, step.role)
