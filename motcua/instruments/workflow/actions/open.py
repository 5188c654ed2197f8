"""The beginning and the stopping of a case's way through a process."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache, partial
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell_many
from motcua.foundation.events.events import Told
from motcua.foundation.ready import TEXT_HOLE, ReadyNouns, is_one_moment
from motcua.foundation.writing import insert
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.workflow import access
from motcua.instruments.workflow.actions.rows import moment_done, new_task, opened_event, take
from motcua.instruments.workflow.actions.walk import Answers, Walk, judged_outcome
from motcua.instruments.workflow.errors import AlreadyRunning, NotRunning, ProcessUnsound
from motcua.instruments.workflow.events import ProcessEnded, ProcessOpened, TaskCancelled, TaskDone
from motcua.instruments.workflow.models import DONE, Advance, Card, Process, Run, Step, Task
from motcua.instruments.workflow.rules import Draft, StepsUnsound, digest, draft_digest, sound, to_json
from motcua.registers.organisations.queries import stamp as organisations_stamp

_MOST_KEPT: Final = 4096
_KEPT: dict[tuple[UUID, str], Process] = {}
"""Processes that are written down for good, by the house's own stamp and their digest: nobody changes one."""

_WRITING: Final = 0x6D63_7770
"""The advisory lock under which one process at a time is written down."""


@act
def open_process(
    subject_kind: str,
    subject_id: UUID,
    *,
    steps: Sequence[Step],
    agencies: Mapping[str, UUID],
    card: Card,
    urgent_at: datetime | None,
    where: Workplace,
    drawing: Draft | None = None,
    answers: Answers | None = None,
    done: int = 0,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> Advance:
    """Mở quy trình for a case and put its first step in the hands that do it.

    `agencies` says where each step (by key) is done; a `drawing` how they lie where they do not follow one
    another, `answers` what was declared, for one that branches on it. `done` first steps are what the actor
    has just done himself, at the agency they belong to. A case that `is_new`, made in this very act, is not
    asked for. Raises ProcessUnsound, AlreadyRunning, NotYourTask.
    """
    way = _sound(steps)
    if not is_new and _is_running(subject_kind, subject_id):
        raise AlreadyRunning
    run = _begun(process_of(way, drawing), (subject_kind, subject_id), agencies, where, at)
    shown = asdict(card)
    if drawing is not None:
        walk = Walk(run, [], where, answers or {})
        set_out(walk, shown, urgent_at, done, by=by, at=at)
        return _written(walk, done, by=by, at=at)
    steps_now = enumerate(way[: done + 1], start=1)
    tasks = [new_task(run, s, n, card=shown, urgent_at=urgent_at, where=where, at=at) for n, s in steps_now]
    _finish(tasks[:done], by, at)
    insert(tasks)
    _tell_opened(run, tasks, done, by=by, at=at)
    return Advance(run, tasks[done - 1] if done else None, tasks[done] if done < len(way) else None)


def _begun(
    process: Process, case: tuple[str, UUID], agencies: Mapping[str, UUID], where: Workplace, at: datetime
) -> Run:
    run = Run(
        process=process,
        subject_kind=case[0],
        subject_id=case[1],
        agencies={key: str(agency) for key, agency in agencies.items()},
        place_id=where.place_id,
        unit_id=where.unit_id,
        opened_at=at,
    )
    insert([run])
    return run


def _written(walk: Walk, done: int, *, by: Actor, at: datetime) -> Advance:
    """Write what a walk has made, tell it, and say where the case lies."""
    run = walk.run
    insert(walk.opened)
    begun: Told = ProcessOpened(run.id, run.process_id, run.subject_kind, run.subject_id)
    tell_many([begun, *(one for one, _ in walk.told)], by=by, at=at)
    waiting, last = walk.waiting, walk.tasks[done - 1] if done else None
    return Advance(run, last, waiting[0], tuple(waiting[1:]), stands_still=walk.stands_still)


def set_out(
    walk: Walk, card: dict[str, object], urgent_at: datetime | None, done: int, *, by: Actor, at: datetime
) -> None:
    """Begin a walk, the actor having done so many of its first steps himself. Raises NotYourTask."""
    walk.begin(card, urgent_at, at=at)
    for _ in range(done):
        task = walk.waiting[0]
        _finish([task], by, at)
        task.outcome = judged_outcome(task, "")
        walk.told.append((TaskDone(task.id, task.outcome), task))
        walk.finish(task, task.outcome, urgent_at=urgent_at, at=at)


def _tell_opened(run: Run, tasks: Sequence[Task], done: int, *, by: Actor, at: datetime) -> None:
    told: Told = ProcessOpened(run.id, run.process_id, run.subject_kind, run.subject_id)
    tell_many([told, *(opened_event(task) for task in tasks)], by=by, at=at)
    tell_many((TaskDone(task.id, DONE) for task in tasks[:done]), by=by, at=at)


def _is_running(subject_kind: str, subject_id: UUID) -> bool:
    runs = Run.objects.filter(subject_kind=subject_kind, subject_id=subject_id, state=Run.State.RUNNING)
    return runs.exists()


@act
def stop_process(subject_kind: str, subject_id: UUID, *, by: Actor, at: datetime) -> Run:
    """Dừng quy trình of a case that ends before its way does. Raises NotRunning.

    Whether the case may end is for the room that keeps it to say; this is a part of its act.
    """
    run = (
        Run.objects.select_for_update(of=("self",))
        .filter(subject_kind=subject_kind, subject_id=subject_id, state=Run.State.RUNNING)
        .first()
    )
    if run is None:
        raise NotRunning
    told: list[Told] = []
    for task in Task.objects.select_for_update(of=("self",)).filter(run=run, done_at__isnull=True):
        task.state, task.done_at = Task.State.CANCELLED, moment_done(task, at)
        task.save(update_fields=["state", "done_at"])
        told.append(TaskCancelled(task.id))
    run.state, run.ended_at = Run.State.CANCELLED, at
    run.save(update_fields=["state", "ended_at"])
    tell_many([*told, ProcessEnded(run.id, run.state)], by=by, at=at)
    return run


def _sound(steps: Sequence[Step]) -> tuple[Step, ...]:
    try:
        return sound(steps)
    except StepsUnsound as why:
        raise ProcessUnsound(keys=str(why)) from why


def _finish(tasks: Sequence[Task], by: Actor, at: datetime) -> None:
    """Make tasks what the actor has done himself; they are not written."""
    for task in tasks:
        take(task, access.must_sit_at(by, task), by, at)
        task.state, task.done_at, task.outcome = Task.State.DONE, at, DONE


def process_of(steps: Sequence[Step], drawing: Draft | None = None) -> Process:
    """Give the process of these steps, or of their drawing, written down if it is new."""
    name = digest(steps) if drawing is None else draft_digest(drawing)
    house = organisations_stamp() if is_one_moment() else None
    kept = _KEPT.get((house, name)) if house else None
    if kept is not None:
        return kept
    found = _ready_process().noun(digest=name) or _written_down(name, steps, drawing)
    if house is not None:
        transaction.on_commit(partial(_keep, (house, name), found))
    return found


def _written_down(name: str, steps: Sequence[Step], drawing: Draft | None) -> Process:
    """Write a process down once: whoever else writes one waits, so that two never wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_WRITING])
    found = Process.objects.filter(digest=name).first()
    return found or Process.objects.create(digest=name, steps=to_json(steps), way=drawing)


def _keep(key: tuple[UUID, str], process: Process) -> None:
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[key] = process


@cache
def _ready_process() -> ReadyNouns[Process]:
    return ReadyNouns(Process.objects.filter(digest=TEXT_HOLE), {"digest": TEXT_HOLE})
