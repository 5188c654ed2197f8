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
class LongDocumentSent(Told):
    """A long document was taken in, to be read outside the request."""

    SUBJECT: ClassVar[str] = "plan_intake"
    intake_id: UUID
    file_id: UUID


@dataclass(frozen=True)
class LongDocumentRefused(Told):
    """A long document could not be read, and was not kept."""

    SUBJECT: ClassVar[str] = "plan_intake"
    intake_id: UUID
    code: str


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


@dataclass(frozen=True)
class TargetEnded(Told):
    """A target does not bind any more, by a later document."""

    SUBJECT: ClassVar[str] = "target"
    target_id: UUID
    plan_id: UUID
    later_id: UUID


@dataclass(frozen=True)
class AssignmentAccepted(Told):
    """Its agency took an assignment on."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID


@dataclass(frozen=True)
class ProgressReported(Told):
    """How far an assignment has come was told."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    report_id: UUID
    evidence: int


@dataclass(frozen=True)
class ProductHandedIn(Told):
    """A product was handed in and waits to be looked at."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    submission_id: UUID
    round: int


@dataclass(frozen=True)
class ProductReturned(Told):
    """A product was sent back."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    submission_id: UUID


@dataclass(frozen=True)
class AssignmentDone(Told):
    """An assignment is done, as of the day its product was received."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    submission_id: UUID | None
    done_on: date


@dataclass(frozen=True)
class ExtensionAsked(Told):
    """More time was asked for."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    request_id: UUID
    until: date


@dataclass(frozen=True)
class ExtensionGranted(Told):
    """More time was given; the original due day stays on record."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    request_id: UUID
    due_before: date
    due_on: date


@dataclass(frozen=True)
class ExtensionRefused(Told):
    """More time was not given."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    request_id: UUID


@dataclass(frozen=True)
class AssignmentSuspended(Told):
    """An assignment rests until it is taken up again."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID


@dataclass(frozen=True)
class AssignmentResumed(Told):
    """An assignment that rested is taken up again."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID


@dataclass(frozen=True)
class AssignmentWoken(Told):
    """What an assignment waited for has happened; it is due now."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    awaited_id: UUID
    due_on: date


@dataclass(frozen=True)
class AssignmentReminded(Told):
    """A step of the ladder was reached and people were told."""

    SUBJECT: ClassVar[str] = "assignment"
    assignment_id: UUID
    step: str
    due_on: date
    told: int


@dataclass(frozen=True)
class AwaitedEventEntered(Told):
    """An event that assignments of a plan waited for was entered."""

    SUBJECT: ClassVar[str] = "awaited_event"
    awaited_id: UUID
    plan_id: UUID
    happened_on: date
    woken: int


@dataclass(frozen=True)
class ReminderStepSet(Told):
    """A step of the ladder of reminders was set."""

    SUBJECT: ClassVar[str] = "reminder_step"
    step_id: UUID
    code: str


@dataclass(frozen=True)
class RecurrenceRuleSet(Told):
    """By when occurrences are due was set."""

    SUBJECT: ClassVar[str] = "recurrence_rule"
    rule_id: UUID
    every: str


@dataclass(frozen=True)
class PlanReportSigned(Told):
    """A report on a plan was signed; its figures are frozen under this digest."""

    SUBJECT: ClassVar[str] = "plan_report"
    report_id: UUID
    plan_id: UUID
    number: str
    as_of: date
    digest: str


@dataclass(frozen=True)
class TargetBound(Told):
    """How a target is measured was decided: by which indicator, or by reports alone where none is named."""

    SUBJECT: ClassVar[str] = "target_binding"
    binding_id: UUID
    target_id: UUID
    indicator: str
    proposed: bool


@dataclass(frozen=True)
class TargetFigureReported(Told):
    """What a target has come to in a period was reported, or a figure corrected."""

    SUBJECT: ClassVar[str] = "target_figure"
    figure_id: UUID
    target_id: UUID
    agency_id: UUID | None
    period: str
    corrects: UUID | None
    evidence: int


@dataclass(frozen=True)
class TargetWordsSet(Told):
    """The turns of phrase that speak of an indicator were set."""

    SUBJECT: ClassVar[str] = "target_words"
    words_id: UUID
    code: str
