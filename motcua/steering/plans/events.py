"""What this room tells: of a reading in its own chain, of a plan and of each assignment in theirs."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PlanDocumentRead(Told):
    """A document was taken in and read into draft lines."""

    SUBJECT: ClassVar[str] = "plan_reading"
    reading_id: UUID
    file_id: UUID
    assignments: int
    targets: int
    findings: int


@dataclass(frozen=True)
class DraftLineChanged(Told):
    """A person changed a draft line: edited, confirmed, dropped, taken back, split or merged it."""

    SUBJECT: ClassVar[str] = "plan_reading"
    reading_id: UUID
    line_id: UUID
    what: str
    version: int


@dataclass(frozen=True)
class DocumentHeadCorrected(Told):
    """A person put right what the reader took from around the text: number, date, title, issuer."""

    SUBJECT: ClassVar[str] = "plan_reading"
    reading_id: UUID
    version: int


@dataclass(frozen=True)
class ReadingSetAside(Told):
    """A reading was set aside; its document may be taken in again."""

    SUBJECT: ClassVar[str] = "plan_reading"
    reading_id: UUID


@dataclass(frozen=True)
class ReadingPublished(Told):
    """A reading became a plan."""

    SUBJECT: ClassVar[str] = "plan_reading"
    reading_id: UUID
    plan_id: UUID


@dataclass(frozen=True)
class PlanPublished(Told):
    """A plan was published: its assignments and targets are followed from now on."""

    SUBJECT: ClassVar[str] = "plan"
    plan_id: UUID
    reading_id: UUID
    number: str
    signed_on: date
    assignments: int
    targets: int


@dataclass(frozen=True)
class PlanChangedByAnother(Told):
    """A later document amended a plan, took its place, or ended it."""

    SUBJECT: ClassVar[str] = "plan"
    plan_id: UUID
    later_id: UUID
    relation: str


@dataclass(frozen=True)
class AssignmentGiven(Told):
    """An agency was given something to do; no agency where the document names one that is not registered."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    plan_id: UUID
    lead_id: UUID | None
    due_on: date | None


@dataclass(frozen=True)
class AssignmentEnded(Told):
    """An assignment is not to be carried out any more, by a later document."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    plan_id: UUID
    later_id: UUID


@dataclass(frozen=True)
class TargetSet(Told):
    """A target was set by a plan."""

    SUBJECT: ClassVar[str] = "target"
    target_id: UUID
    plan_id: UUID
