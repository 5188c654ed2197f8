"""What this room tells. The subject is always the procedure."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class ProcedurePublished(Told):
    """The first version of a procedure was published."""

    SUBJECT: ClassVar[str] = "procedure"
    procedure_id: UUID
    version_id: UUID
    code: str
    valid_from: date


@dataclass(frozen=True)
class ProcedureAmended(Told):
    """A new version took the place of the one before."""

    SUBJECT: ClassVar[str] = "procedure"
    procedure_id: UUID
    version_id: UUID
    before_id: UUID
    code: str
    valid_from: date


@dataclass(frozen=True)
class ProcedureRepealed(Told):
    """A procedure was repealed; it holds until the end of its last day."""

    SUBJECT: ClassVar[str] = "procedure"
    procedure_id: UUID
    version_id: UUID
    code: str
    last_day: date


@dataclass(frozen=True)
class InternalProcedureDefined(Told):
    """The province laid down a procedure between its own agencies."""

    SUBJECT: ClassVar[str] = "procedure"
    procedure_id: UUID
    version_id: UUID
    code: str
    valid_from: date


@dataclass(frozen=True)
class NationalRecordLanded(Told):
    """A record of the national database came in new, or changed, and became a version."""

    SUBJECT: ClassVar[str] = "procedure"
    procedure_id: UUID
    version_id: UUID
    code: str
    shape: str
    digest: str
    doubts: int


@dataclass(frozen=True)
class DoubtSettled(Told):
    """A person settled a doubt, by a reason or by a version that mends it."""

    SUBJECT: ClassVar[str] = "procedure"
    procedure_id: UUID
    version_id: UUID
    doubt_id: UUID
    doubt: str
    mended_by: UUID | None


@dataclass(frozen=True)
class SynonymsChanged(Told):
    """Citizens' words for procedures were added."""

    SUBJECT: ClassVar[str] = "procedure_synonyms"
    book_id: UUID
    added: int


@dataclass(frozen=True)
class AbolishedPaperSet(Told):
    """What no procedure may ask for from a day on was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "abolished_paper"
    paper_id: UUID
    paper: str
    valid_from: date


@dataclass(frozen=True)
class FilingPortalSet(Told):
    """Whose portal takes filings from a day on was set, or said otherwise."""

    SUBJECT: ClassVar[str] = "filing_portal"
    portal_id: UUID
    portal: str
    valid_from: date
