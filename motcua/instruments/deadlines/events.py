"""What this room tells, in the promise's own chain."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PromiseStarted(Told):
    """Something was promised for a case by a moment."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    purpose: str
    due_at: datetime | None


@dataclass(frozen=True)
class PromiseRestarted(Told):
    """A promise is counted anew from the moment of the telling: what was lacking has come."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    due_at: datetime | None


@dataclass(frozen=True)
class PromisePaused(Told):
    """A promise's clock stands; the reason stands in its row."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID


@dataclass(frozen=True)
class PromiseResumed(Told):
    """A promise's clock runs again, and its moment has moved by the open minutes of the pause."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    minutes: int
    due_at: datetime | None


@dataclass(frozen=True)
class PromiseFollowed(Told):
    """What is promised of a whole is counted as another part of it, or stands or goes on with it."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    due_before: datetime | None
    due_at: datetime | None


@dataclass(frozen=True)
class PromiseExtended(Told):
    """A promise was put off, once; the reason stands in its row."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    minutes: int
    due_before: datetime
    due_at: datetime


@dataclass(frozen=True)
class PromiseRedated(Told):
    """A promise's moment was reckoned anew, because working time was declared otherwise."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    redating_id: UUID
    due_before: datetime
    due_at: datetime


@dataclass(frozen=True)
class RedatingBegun(Told):
    """A redating of running promises was begun, for a reason that stands in its row."""

    SUBJECT: ClassVar[str] = "redating"
    redating_id: UUID
    first_day: date
    last_day: date


@dataclass(frozen=True)
class RedatingDone(Told):
    """A redating has gone through every promise."""

    SUBJECT: ClassVar[str] = "redating"
    redating_id: UUID
    examined: int
    changed: int


@dataclass(frozen=True)
class PromiseWarned(Told):
    """A promise is near, and whoever a step of the ladder names is to know it; once for each step."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    step: str
    audience: str
    due_at: datetime


@dataclass(frozen=True)
class PromiseMet(Told):
    """What was promised was done; `timeliness` says how that stands to its moment."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    timeliness: str


@dataclass(frozen=True)
class PromiseMissed(Told):
    """The moment of a promise passed, and it was not met."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
    case_kind: str
    case_id: UUID
    due_at: datetime


@dataclass(frozen=True)
class WarningStepSet(Told):
    """A step of the ladder of warnings was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "warning_step"
    step_id: UUID
    code: str


@dataclass(frozen=True)
class PromiseCancelled(Told):
    """A promise does not matter any more: its case ended in another way."""

    SUBJECT: ClassVar[str] = "promise"
    promise_id: UUID
