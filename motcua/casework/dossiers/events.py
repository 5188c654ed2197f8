"""What this room tells: every act on a dossier, in the dossier's own chain. Ids and plain facts only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class DossierSubmitted(Told):
    """A dossier was handed in and waits to be taken in."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    submission_id: str
    procedure_code: str
    version_id: UUID
    unit_id: UUID
    channel: str


@dataclass(frozen=True)
class DossierAccepted(Told):
    """A dossier was taken in: it has its code, its number in the book and its promised moment."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    code: str
    procedure_code: str
    version_id: UUID
    unit_id: UUID
    decision_agency_id: UUID
    channel: str
    book_year: int
    book_number: int
    due_at: datetime | None
    process_id: UUID


@dataclass(frozen=True)
class SlipReprinted(Told):
    """A slip of the dossier was printed again, for so many times now; `form` names its series."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    form: str = "01"
    copy: int = 0


@dataclass(frozen=True)
class StepClaimed(Told):
    """An officer took a step of the dossier in hand."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    task_id: UUID
    step: str


@dataclass(frozen=True)
class StepDone(Told):
    """A step of the dossier was done; `next_step` says where it lies now."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    task_id: UUID
    step: str
    next_step: str


@dataclass(frozen=True)
class StepReturned(Told):
    """The dossier went back to an earlier step; the reason stands in the task."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    task_id: UUID
    step: str
    to_step: str


@dataclass(frozen=True)
class StepHandedOn(Told):
    """A step of the dossier went to another officer who bears the same role."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    task_id: UUID
    step: str
    holder_id: UUID


@dataclass(frozen=True)
class ScanPut(Told):
    """A paper of the dossier got its scan."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    document_id: UUID
    file_sha256: str


@dataclass(frozen=True)
class ResultRecorded(Told):
    """The result is there, with its file."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    result_id: UUID
    file_sha256: str
    timeliness: str


@dataclass(frozen=True)
class ResolvedWithoutPaper(Told):
    """All is done that the process asks for, and no paper comes of it."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    timeliness: str


@dataclass(frozen=True)
class DossierHandedOver(Told):
    """The result was handed over."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    method: str
    receiver: str
    originals_returned: int


@dataclass(frozen=True)
class DossierWithdrawn(Told):
    """The applicant took the dossier back."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID


@dataclass(frozen=True)
class DossierRefused(Told):
    """The dossier was refused, with a reason that stands in its row; after acceptance it is a result."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    after_acceptance: bool = False
    timeliness: str = ""


@dataclass(frozen=True)
class SupplementAsked(Told):
    """Everything that lacks was asked for at once; the words stand in the supplement's row."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    supplement_id: UUID
    round: int
    items: int
    before_acceptance: bool


@dataclass(frozen=True)
class SupplementReceived(Told):
    """What lacked came; after acceptance the limit is counted anew."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    supplement_id: UUID
    documents: int
    due_before: datetime | None
    due_at: datetime | None


@dataclass(frozen=True)
class DossierEnteredLate(Told):
    """The dossier had been taken in on paper before; why it was entered later stands in its row."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    received_at: datetime


@dataclass(frozen=True)
class ClockStood(Told):
    """The dossier lies in a step whose time is others' and is not counted."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    task_id: UUID


@dataclass(frozen=True)
class ClockWentOn(Told):
    """Time is counted again; the result is promised for the moment named."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    due_at: datetime | None


@dataclass(frozen=True)
class ProcessMoved(Told):
    """A dossier under way goes on by the process of another version."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    moving_id: UUID
    version_id: UUID


@dataclass(frozen=True)
class MovingBegun(Told):
    """Dossiers under way began to be moved to the process of a version."""

    SUBJECT: ClassVar[str] = "moving"
    moving_id: UUID
    version_id: UUID
    case_number: int | None


@dataclass(frozen=True)
class MovingDone(Told):
    """A moving went through all dossiers."""

    SUBJECT: ClassVar[str] = "moving"
    moving_id: UUID
    examined: int
    moved: int


@dataclass(frozen=True)
class DossierRedated(Told):
    """The day on which the result was promised is another: working time, or its parts, say otherwise."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    due_before: datetime
    due_at: datetime
    by_parts: bool = False


@dataclass(frozen=True)
class ApologySaid(Told):
    """The deciding agency apologised and promised another day, once; the reason stands in its row."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    apology_id: UUID
    due_before: datetime
    due_at: datetime


@dataclass(frozen=True)
class LateApologySaid(Told):
    """The deciding agency apologised for a moment that had passed; what was promised stays as it was."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    apology_id: UUID
    due_at: datetime
    expected_at: datetime | None


@dataclass(frozen=True)
class DossierHalted(Told):
    """The dossier waits for what the law does not count; its clock stands."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    halt_id: UUID
    ground: str


@dataclass(frozen=True)
class DossierGoesOn(Told):
    """What the dossier waited for has come; its moment moved by as long as the clock stood."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    halt_id: UUID
    due_before: datetime | None
    due_at: datetime | None


@dataclass(frozen=True)
class DossierStopped(Told):
    """The dossier is not settled: it was stopped before there was a result, and goes back."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    stoppage_id: UUID
    ground: str
    paid: int


@dataclass(frozen=True)
class HaltGroundSet(Told):
    """A ground for letting dossiers wait or stopping them was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "halt_ground"
    ground_id: UUID
    code: str


@dataclass(frozen=True)
class ApplicantCorrected(Told):
    """The wrong applicant had been chosen; put right before anybody acted."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    before_id: UUID
    after_id: UUID


@dataclass(frozen=True)
class ProcedureCorrected(Told):
    """The wrong procedure had been chosen; the dossier keeps its code, and is promised anew."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    before_id: UUID
    version_id: UUID
    procedure_code: str
    decision_agency_id: UUID
    due_at: datetime | None
    process_id: UUID


@dataclass(frozen=True)
class DossierReplaced(Told):
    """Another dossier stands in this one's place."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    by_dossier_id: UUID


@dataclass(frozen=True)
class NoteWritten(Told):
    """An officer wrote a note for officers."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    note_id: UUID


@dataclass(frozen=True)
class OriginalsGivenBack(Told):
    """Originals went back to their owner, outside of handing a result over."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    documents: int


@dataclass(frozen=True)
class DossierArchived(Told):
    """The dossier was put away."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID


@dataclass(frozen=True)
class PartsPlanned(Told):
    """A joint dossier was divided into so many parts; the day of the last of them is its own."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    parts: int
    due_at: datetime | None


@dataclass(frozen=True)
class PartBegun(Told):
    """A part of the dossier began, as a dossier of its own."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    part_id: UUID
    key: str
    part_dossier_id: UUID
    due_at: datetime | None


@dataclass(frozen=True)
class PartEnded(Told):
    """A part of the dossier ended: with its result, refused, or not carried out."""

    SUBJECT: ClassVar[str] = "dossier"
    dossier_id: UUID
    part_id: UUID
    key: str
    state: str
