"""Nhiều lượt xử lý đã qua: the verbs of this room on rows that are written together, once all is known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.actions import Journal
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.workflow import access
from motcua.instruments.workflow.actions.open import process_of
from motcua.instruments.workflow.actions.rows import (
    must_be_free,
    must_not_wait,
    new_task,
    opened_event,
    take,
)
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
from motcua.instruments.workflow.rules import earlier, following, step_of


@dataclass
class PastRun:
    """A case's way in the making: its run, its tasks, its steps, by whose hours they run."""

    run: Run
    steps: tuple[Step, ...]
    where: Workplace
    tasks: list[Task] = field(default_factory=list)

    @property
    def task(self) -> Task:
        """Give the task in which the case lies. Raises NotRunning."""
        if self.run.state != Run.State.RUNNING:
            raise NotRunning
        return self.tasks[-1]


@dataclass
class PastRuns:
    """Runs that are written together with `write`; each verb as the one of its name, done in memory."""

    journal: Journal
    kept: list[PastRun] = field(default_factory=list)
    processes: dict[tuple[Step, ...], Process] = field(default_factory=dict)

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
        done: int,
        by: Actor,
        at: datetime,
    ) -> PastRun:
        """As `open_process`, of a case that is new. Raises NotYourTask."""
        if steps not in self.processes:
            self.processes[steps] = process_of(steps)
        run = Run(
            process=self.processes[steps],
            subject_kind=subject_kind,
            subject_id=subject_id,
            agencies={key: str(agency) for key, agency in agencies.items()},
            place_id=where.place_id,
            unit_id=where.unit_id,
            opened_at=at,
        )
        one = PastRun(run, steps, where)
        self.kept.append(one)
        shown = asdict(card)
        self.journal.note(ProcessOpened(run.id, run.process_id, subject_kind, subject_id), run, watched_run)
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
        if to_step not in {step.key for step in earlier(one.steps, task.step)}:
            raise StepNotBefore(title=task.title)
        if not reason.strip():
            raise ReasonMissing
        task.state, task.done_at, task.reason = Task.State.RETURNED, at, reason.strip()
        self.journal.note(TaskReturned(task.id, to_step), task, watched_task)
        self._open_next(one, task, step_of(one.steps, to_step), at, sent_back=True)

    def redate(self, one: PastRun, *, urgent_at: datetime | None, note: str = "", at: datetime) -> None:
        """As `redate_tasks`, the budget counted anew."""
        task = one.task
        if not note and task.waits_since is not None:
            task.step_due_at = one.where.working.add_open_minutes(at, task.budget_minutes)
        task.urgent_at = urgent_at or FAR_AWAY
        task.waits_since = (task.waits_since or at) if note else None
        task.waits_for = note
        self.journal.note(TaskRedated(task.id, urgent_at, bool(note)), task, watched_task)

    def stop(self, one: PastRun, *, at: datetime) -> None:
        """As `stop_process`. Raises NotRunning."""
        task = one.task
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
    since = "" if task.waits_since is None else f"|{round(task.waits_since.timestamp())}"
    return f"{task.state}|{task.step}|{task.holder_id or ''}{since}"


def watched_run(run: Run) -> str:
    """Say what `events verify` watches of a run (migration 0002_watched)."""
    return str(run.state)
