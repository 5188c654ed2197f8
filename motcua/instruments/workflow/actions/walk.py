"""Đi theo bản vẽ: a run on a way that branches, while it goes on: in memory, under the lock of its run.

What a move opens is made and told here; whoever moves writes the rows. A step of the house is done on the
way and kept as a task that nobody had to do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.events import Told
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.workflow.actions.rows import moment_done, new_task, opened_event
from motcua.instruments.workflow.errors import (
    AutomaticActUnknown,
    OutcomeMissing,
    OutcomeUnknown,
    StepNotBefore,
)
from motcua.instruments.workflow.events import BranchArrived, ProcessEnded, TaskCancelled, TaskDone
from motcua.instruments.workflow.models import AUTOMATIC_STEP, FAR_AWAY, Run, Task
from motcua.instruments.workflow.ports import AUTOMATIC, AutomaticCase
from motcua.instruments.workflow.queries import way_of
from motcua.instruments.workflow.rules import (
    ONE_OUTCOME,
    Facts,
    Marking,
    Moved,
    Node,
    NodeKind,
    Way,
    begin,
    finish,
    gone_back,
)

Answers: TypeAlias = Mapping[str, Any]  # Any: JSON as it was declared
Doing: TypeAlias = Callable[[Run, Node, datetime], str]
Row: TypeAlias = Run | Task
_PLAIN: Final = (str, int, float, bool)


def do_automatic(run: Run, node: Node, at: datetime) -> str:
    """Let the house do what a node names, and give what it came to. Raises AutomaticActUnknown."""
    known = AUTOMATIC.get(node.act)
    if known is None:
        raise AutomaticActUnknown(act=node.act, title=node.title)
    return known.do(AutomaticCase(run.subject_kind, run.subject_id, node.title), by=SYSTEM, at=at)


def leave_undone(_run: Run, node: Node, _at: datetime) -> str:
    """Do nothing, as if it had come to what it mostly comes to: for what is past."""
    return node.outcomes[0]


@dataclass
class Walk:
    """One run while it moves: every task it ever had, in order, and what was made of it since."""

    run: Run
    tasks: list[Task]
    where: Workplace
    answers: Answers = field(default_factory=dict)
    do: Doing = do_automatic
    opened: list[Task] = field(default_factory=list)
    dropped: list[Task] = field(default_factory=list)
    told: list[tuple[Told, Row]] = field(default_factory=list)

    @property
    def way(self) -> Way:
        """Give the drawing."""
        way = way_of(self.run.process)
        assert way is not None, "only a run on a drawn way walks"
        return way

    @property
    def waiting(self) -> list[Task]:
        """Give what is in hand, in the order it came."""
        return [task for task in self.tasks if task.is_waiting]

    @property
    def stands_still(self) -> bool:
        """Say whether the clock stands in all that is in hand."""
        waiting = self.waiting
        return bool(waiting) and all(self.way.by_key[task.step].pauses for task in waiting)

    def begin(self, card: dict[str, object], urgent_at: datetime | None, *, at: datetime) -> None:
        """Put the run at the beginning of its way."""
        self._follow(begin(self.way, self._facts()), card, urgent_at, at)

    def finish(self, task: Task, outcome: str, *, urgent_at: datetime | None = None, at: datetime) -> None:
        """Go on from a task that is done with this outcome; the task itself is the caller's to write."""
        facts = self._facts()
        in_hand = self._marking().in_hand | {task.step}
        here = Marking(in_hand, frozenset((one, other) for one, other in self.run.arrived))
        moved = finish(self.way, here, task.step, facts, outcome=outcome)
        self._follow(moved, task.card, urgent_at or _urgent(task), at, after=task)

    def go_back(self, task: Task, to_step: str, *, at: datetime) -> Task:
        """Go back from a task that is returned. Raises StepNotBefore."""
        done = {one.step for one in self.tasks if one.state == Task.State.DONE}
        marking = self._marking()
        here = Marking(marking.in_hand | {task.step}, marking.arrived)
        back = gone_back(self.way, here, task.step, to_step, done)
        if back is None:
            raise StepNotBefore(title=task.title)
        for other in self.waiting:
            if other.step not in back.in_hand:
                other.state, other.done_at = Task.State.CANCELLED, moment_done(other, at)
                self.dropped.append(other)
                self.told.append((TaskCancelled(other.id), other))
        self._arrive(back, task.step)
        return self._open(self.way.by_key[to_step], task.card, _urgent(task), at, sent_back=True)

    def _marking(self) -> Marking:
        arrived = frozenset((one, other) for one, other in self.run.arrived)
        return Marking(frozenset(task.step for task in self.waiting), arrived)

    def _facts(self) -> Facts:
        outcomes = {task.step: task.outcome for task in self.tasks if task.state == Task.State.DONE}
        said = {
            path: value for path in self.way.paths if (value := answer_at(self.answers, path)) is not None
        }
        return Facts(outcomes, said)

    def _follow(
        self,
        moved: Moved,
        card: dict[str, object],
        urgent_at: datetime | None,
        at: datetime,
        after: Task | None = None,
    ) -> None:
        """Open the steps that a move leads to, and do what the house does on the way."""
        ahead = list(moved.opened)
        while ahead:
            node = ahead.pop(0)
            if node.kind is NodeKind.STEP:
                self._open(node, card, urgent_at, at)
                continue
            outcome = self.do(self.run, node, at)
            self._keep_automatic(node, outcome, card, after, at)
            moved = finish(self.way, moved.marking, node.key, self._facts(), outcome=outcome)
            ahead = [*moved.opened, *ahead]
        self._arrive(moved.marking, after.step if after else "")
        if moved.marking.is_over:
            self.run.state, self.run.ended_at = Run.State.DONE, at
            self.told.append((ProcessEnded(self.run.id, self.run.state), self.run))

    def _arrive(self, marking: Marking, step: str) -> None:
        """Note what waits at joins."""
        arrived = [list(flow) for flow in sorted(marking.arrived)]
        if arrived != self.run.arrived:
            self.run.arrived = arrived
            self.told.append((BranchArrived(self.run.id, step, len(arrived)), self.run))

    def _open(
        self,
        node: Node,
        card: dict[str, object],
        urgent_at: datetime | None,
        at: datetime,
        *,
        sent_back: bool = False,
    ) -> Task:
        assert node.step is not None, "a node of this kind carries its step"
        task = new_task(
            self.run,
            node.step,
            self._next_number(),
            card=card,
            urgent_at=urgent_at,
            where=self.where,
            at=at,
            sent_back=sent_back,
        )
        self._keep(task)
        self.told.append((opened_event(task), task))
        return task

    def _keep_automatic(
        self, node: Node, outcome: str, card: dict[str, object], after: Task | None, at: datetime
    ) -> None:
        where = after.agency_id if after else UUID(next(iter(self.run.agencies.values())))
        task = Task(
            run=self.run,
            subject_kind=self.run.subject_kind,
            subject_id=self.run.subject_id,
            number=self._next_number(),
            step=node.key,
            kind=AUTOMATIC_STEP,
            title=node.title,
            card=card,
            agency_id=where,
            state=Task.State.DONE,
            budget_minutes=0,
            opened_at=at,
            urgent_at=FAR_AWAY,
            done_at=at,
            outcome=outcome,
        )
        self._keep(task)
        self.told += [(opened_event(task), task), (TaskDone(task.id, outcome), task)]

    def _keep(self, task: Task) -> None:
        self.tasks.append(task)
        self.opened.append(task)

    def _next_number(self) -> int:
        return max((task.number for task in self.tasks), default=0) + 1


def judged_outcome(task: Task, outcome: str) -> str:
    """Give what a step came to, if it can. Raises OutcomeMissing, OutcomeUnknown."""
    way = way_of(task.run.process)
    if way is None:
        possible, names = ONE_OUTCOME, ""
    else:
        node = way.by_key[task.step]
        possible, names = node.outcomes, ", ".join(node.outcome_name(one) for one in node.outcomes)
    if not outcome and len(possible) == 1:
        return possible[0]
    if not outcome:
        raise OutcomeMissing(title=task.title, choices=names)
    if outcome not in possible:
        raise OutcomeUnknown(title=task.title, outcome=outcome)
    return outcome


def answer_at(answers: Answers, path: str) -> str | int | float | bool | None:
    """Give the plain value that was declared at a path with dots; nothing if none was."""
    found: Any = answers  # Any: JSON
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, _PLAIN) else None


def _urgent(task: Task) -> datetime | None:
    return task.urgent_at if task.urgent_at < FAR_AWAY else None
