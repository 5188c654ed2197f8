"""What this room tells. A task's chain says whose hands it was in; a run's, when it began and ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class ProcessOpened(Told):
    """A case began its way through a process."""

    SUBJECT: ClassVar[str] = "run"
    run_id: UUID
    process_id: UUID
    case_kind: str
    case_id: UUID


@dataclass(frozen=True)
class ProcessEnded(Told):
    """A run came to its last step's end, or was stopped."""

    SUBJECT: ClassVar[str] = "run"
    run_id: UUID
    state: str


@dataclass(frozen=True)
class BranchArrived(Told):
    """After a step it changed which branches wait for others where they meet; `waiting` counts them."""

    SUBJECT: ClassVar[str] = "run"
    run_id: UUID
    step: str
    waiting: int


@dataclass(frozen=True)
class RunMoved(Told):
    """A case under way went over to another process."""

    SUBJECT: ClassVar[str] = "run"
    run_id: UUID
    before_id: UUID
    process_id: UUID


@dataclass(frozen=True)
class TaskMoved(Told):
    """A step in hand became a step of another process, and lies where that one is done."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    from_step: str
    step: str
    agency_id: UUID
    role: str


@dataclass(frozen=True)
class TaskOpened(Told):
    """A step came into the hands of whoever bears its role at an agency."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    run_id: UUID
    step: str
    agency_id: UUID
    role: str


@dataclass(frozen=True)
class TaskClaimed(Told):
    """Someone took a task as his."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    holder_id: UUID
    post_id: UUID


@dataclass(frozen=True)
class TaskDone(Told):
    """A step was done, with an outcome."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    outcome: str


@dataclass(frozen=True)
class TaskReturned(Told):
    """A task went back to an earlier step; the reason stands in its row."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    to_step: str
    reason_key: str = ""


@dataclass(frozen=True)
class TaskHandedOn(Told):
    """A task went from one officer to another who bears the same role."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    holder_id: UUID
    post_id: UUID


@dataclass(frozen=True)
class TaskTakenOver(Told):
    """Who stands in for an absent officer took a task out of that officer's hand."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    holder_id: UUID
    post_id: UUID
    absent_id: UUID


@dataclass(frozen=True)
class TaskRedated(Told):
    """The moment by which a task's case must be done changed, or the task began or ceased to wait."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
    urgent_at: datetime | None
    waits: bool


@dataclass(frozen=True)
class TaskReleased(Told):
    """A task left its holder's hands and lies open again for its role."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID


@dataclass(frozen=True)
class ReturnReasonSet(Told):
    """A reason for sending a step back was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "return_reason"
    reason_id: UUID
    code: str


@dataclass(frozen=True)
class TaskCancelled(Told):
    """A task was stopped because its case was."""

    SUBJECT: ClassVar[str] = "task"
    task_id: UUID
