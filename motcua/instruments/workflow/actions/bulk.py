"""Nhiều lượt xử lý đã qua: the verbs of this room on rows that are written together, once all is known."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import seconds_of
from motcua.foundation.copying import copy_rows
from motcua.foundation.drafts import draft
from motcua.foundation.events.actions import Journal
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.workflow import access
from motcua.instruments.workflow.actions.open import process_of, set_out
from motcua.instruments.workflow.actions.rows import (
    must_be_free,
    must_not_wait,
    new_task,
    opened_event,
    take,
)
from motcua.instruments.workflow.actions.walk import Walk, leave_undone
from motcua.instruments.workflow.errors import NotRunning, ReasonMissing, StepNotBefore
from motcua.instruments.workflow.events import (
    ProcessEnded,
    ProcessOpened,
    TaskCancelled,
    TaskClaimed,
    TaskDone,
    TaskRedated,
    TaskReturned,
)
from motcua.instruments.workflow.models import DONE, FAR_AWAY, Card, Process, Run, Step, Task
from motcua.instruments.workflow.rules import Draft, draft_digest, earlier, following, step_of


@dataclass
class PastRun:
    """A case's way in the making: its run, its tasks, its steps, by whose hours they run."""

    run: Run
    steps: tuple[Step, ...]
    where: Workplace
    tasks: list[Task] = field(default_factory=list)
    walk: Walk | None = None
    """Of a way that branches: the same tasks, and how they came about."""

    @property
    def task(self) -> Task:
        """Give the task in which the case lies, of several at once the first. Raises NotRunning."""
        if self.run.state != Run.State.RUNNING:
            raise NotRunning
        return self.walk.waiting[0] if self.walk else self.tasks[-1]


@dataclass
class PastRuns:
    """Runs that are written together with `write`; each verb as the one of its name, done in memory."""

    journal: Journal
    kept: list[PastRun] = field(default_factory=list)
    processes: dict[tuple[tuple[Step, ...], str], Process] = field(default_factory=dict)
    shown: dict[int, tuple[Mapping[str, UUID], dict[str, str]]] = field(default_factory=dict)

    def open(
        self,
        subject_kind: str,
        subject_id: UUID,
        *,
        steps: tuple[Step, ...],
        agencies: Mapping[str, UUID],
        card: Card,
        urgent_at: datetime | None,
        where: Workplace,
        drawing: Draft | None = None,
        done: int,
        by: Actor,
        at: datetime,
    ) -> PastRun:
        """As `open_process`, of a case that is new. Raises NotYourTask."""
        run = self._new_run((subject_kind, subject_id), self._process(steps, drawing), agencies, where, at)
        one = PastRun(run, steps, where)
        self.kept.append(one)
        shown = asdict(card)
        self.journal.note(ProcessOpened(run.id, run.process_id, subject_kind, subject_id), run, watched_run)
        if drawing is not None:
            one.walk = Walk(run, one.tasks, where, do=leave_undone)
            set_out(one.walk, shown, urgent_at, done, by=by, at=at)
            self._note(one.walk)
            return one
        for number, step in enumerate(steps[: done + 1], start=1):
            task = new_task(run, step, number, card=shown, urgent_at=urgent_at, where=where, at=at)
            one.tasks.append(task)
            self.journal.note(opened_event(task), task, watched_task)
        for task in one.tasks[:done]:
            take(task, access.must_sit_at(by, task), by, at)
            task.state, task.done_at, task.outcome = Task.State.DONE, at, DONE
            self.journal.note(TaskDone(task.id, DONE), task, watched_task)
        return one

    def claim(self, one: PastRun, *, by: Actor, at: datetime) -> bool:
        """As `claim_task`; say whether he had not had it yet. Raises NotYourTask, TaskTaken."""
        task = one.task
        seat = access.must_sit_at(by, task)
        must_be_free(task, by, at)
        if task.holder_id == by.id:
            return False
        taken_over = take(task, seat, by, at)
        self.journal.note(taken_over or TaskClaimed(task.id, by.id, seat.post_id), task, watched_task)
        return True

    def finish(self, one: PastRun, *, by: Actor, at: datetime) -> Task | None:
        """As `complete_task`; give what was opened. Raises NotYourTask, TaskTaken, TaskWaits."""
        task = self._begin(one, by, at)
        if one.walk is not None:
            return self._finish_on_way(one.walk, task, at)
        task.state, task.done_at, task.outcome = Task.State.DONE, at, DONE
        self.journal.note(TaskDone(task.id, DONE), task, watched_task)
        step = following(one.steps, task.step)
        if step is None:
            one.run.state, one.run.ended_at = Run.State.DONE, at
            self.journal.note(ProcessEnded(one.run.id, one.run.state), one.run, watched_run)
            return None
        return self._open_next(one, task, step, at)

    def send_back(self, one: PastRun, to_step: str, *, reason: str, by: Actor, at: datetime) -> None:
        """As `return_task`, with a reason in words. Raises what it raises."""
        task = self._begin(one, by, at)
        if one.walk is not None:
            self._send_back_on_way(one.walk, task, to_step, reason, at)
            return
        if to_step not in {step.key for step in earlier(one.steps, task.step)}:
            raise StepNotBefore(title=task.title)
        if not reason.strip():
            raise ReasonMissing
        task.state, task.done_at, task.reason = Task.State.RETURNED, at, reason.strip()
        self.journal.note(TaskReturned(task.id, to_step), task, watched_task)
        self._open_next(one, task, step_of(one.steps, to_step), at, sent_back=True)

    def _finish_on_way(self, walk: Walk, task: Task, at: datetime) -> Task | None:
        """Go the straight way: every step comes to what it mostly comes to, and nothing was declared."""
        outcome = walk.way.by_key[task.step].outcomes[0]
        before = len(walk.opened)
        task.state, task.done_at, task.outcome = Task.State.DONE, at, outcome
        self.journal.note(TaskDone(task.id, outcome), task, watched_task)
        walk.finish(task, outcome, at=at)
        self._note(walk)
        return next((one for one in walk.opened[before:] if one.is_waiting), None)

    def _send_back_on_way(self, walk: Walk, task: Task, to_step: str, reason: str, at: datetime) -> None:
        if not reason.strip():
            raise ReasonMissing
        task.state, task.done_at, task.reason = Task.State.RETURNED, at, reason.strip()
        self.journal.note(TaskReturned(task.id, to_step), task, watched_task)
        walk.go_back(task, to_step, at=at)
        self._note(walk)

    def _note(self, walk: Walk) -> None:
        """Put down what a walk has told, and let it forget it."""
        for told, row in walk.told:
            if isinstance(row, Task):
                self.journal.note(told, row, watched_task)
            else:
                self.journal.note(told, row, watched_run)
        walk.told.clear()

    def _new_run(
        self,
        case: tuple[str, UUID],
        process: Process,
        agencies: Mapping[str, UUID],
        where: Workplace,
        at: datetime,
    ) -> Run:
        return draft(
            Run,
            {"process": process},
            process_id=process.id,
            subject_kind=case[0],
            subject_id=case[1],
            agencies=self._shown(agencies),
            place_id=where.place_id,
            unit_id=where.unit_id,
            opened_at=at,
        )

    def _shown(self, agencies: Mapping[str, UUID]) -> dict[str, str]:
        """Give where each step is done as a run keeps it, the same for all that go the same way."""
        key = id(agencies)
        if key not in self.shown:
            self.shown[key] = agencies, {step: str(agency) for step, agency in agencies.items()}
        return self.shown[key][1]

    def _process(self, steps: tuple[Step, ...], drawing: Draft | None) -> Process:
        key = (steps, draft_digest(drawing) if drawing is not None else "")
        if key not in self.processes:
            self.processes[key] = process_of(steps, drawing)
        return self.processes[key]

    def redate(self, one: PastRun, *, urgent_at: datetime | None, note: str = "", at: datetime) -> None:
        """As `redate_tasks`, the budget counted anew."""
        for task in one.walk.waiting if one.walk else [one.task]:
            if not note and task.waits_since is not None:
                task.step_due_at = one.where.working.add_open_minutes(at, task.budget_minutes)
            task.urgent_at = urgent_at or FAR_AWAY
            task.waits_since = (task.waits_since or at) if note else None
            task.waits_for = note
            self.journal.note(TaskRedated(task.id, urgent_at, bool(note)), task, watched_task)

    def stop(self, one: PastRun, *, at: datetime) -> None:
        """As `stop_process`. Raises NotRunning."""
        for task in one.walk.waiting if one.walk else [one.task]:
            task.state, task.done_at = Task.State.CANCELLED, at
            self.journal.note(TaskCancelled(task.id), task, watched_task)
        one.run.state, one.run.ended_at = Run.State.CANCELLED, at
        self.journal.note(ProcessEnded(one.run.id, one.run.state), one.run, watched_run)

    def write(self, *, by: Actor, at: datetime) -> None:
        """Write all rows; `by` brings them in at `at`."""
        del by, at  # each row says whose doing it was, and when
        copy_rows([one.run for one in self.kept])
        copy_rows([task for one in self.kept for task in one.tasks])

    def _begin(self, one: PastRun, by: Actor, at: datetime) -> Task:
        task = one.task
        seat = access.must_sit_at(by, task)
        must_be_free(task, by, at)
        must_not_wait(task)
        taken_over = take(task, seat, by, at) if task.holder_id != by.id else None
        if taken_over:
            self.journal.note(taken_over, task, watched_task)
        return task

    def _open_next(
        self, one: PastRun, task: Task, step: Step, at: datetime, *, sent_back: bool = False
    ) -> Task:
        opened = new_task(
            one.run,
            step,
            task.number + 1,
            card=task.card,
            urgent_at=task.urgent_at,
            where=one.where,
            at=at,
            sent_back=sent_back,
        )
        one.tasks.append(opened)
        self.journal.note(opened_event(opened), opened, watched_task)
        return opened


def watched_task(task: Task) -> str:
    """Say what `events verify` watches of a task (migration 0004_watched_more)."""
    holder = "" if task.holder_id is None else _text_of(task.holder_id)
    if task.waits_since is None:
        return "|".join((task.state, task.step, holder))
    return "|".join((task.state, task.step, holder, str(seconds_of(task.waits_since))))


_text_of = lru_cache(4096)(UUID.__str__)


def watched_run(run: Run) -> str:
    """Say what `events verify` watches of a run (migration 0007_runs_watched)."""
    arrived = f"|{json.dumps(run.arrived)}" if run.arrived else ""
    return f"{run.state!s}|{_text_of(run.process_id)}{arrived}"
