"""What this room tells: frozen, in the past tense, ids and plain facts only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PortalFilingCame(Told):
    """A filing of the national portal was kept under its own number."""

    SUBJECT: ClassVar[str] = "portal_filing"
    filing_id: UUID
    number: str
    procedure_code: str


@dataclass(frozen=True)
class PortalFilingPut(Told):
    """It became a dossier, or waits for who names its place; so many of its files were not taken."""

    SUBJECT: ClassVar[str] = "portal_filing"
    filing_id: UUID
    dossier_id: UUID | None
    held_id: UUID | None
    files_refused: int


@dataclass(frozen=True)
class PortalFilingStuck(Told):
    """It could not be put down; `why` is the code of the refusal. A keeper has it tried again."""

    SUBJECT: ClassVar[str] = "portal_filing"
    filing_id: UUID
    why: str


@dataclass(frozen=True)
class PortalFilingTriedAgain(Told):
    """A keeper has it tried again."""

    SUBJECT: ClassVar[str] = "portal_filing"
    filing_id: UUID


@dataclass(frozen=True)
class PortalReportRevived(Told):
    """A report that was given up goes again."""

    SUBJECT: ClassVar[str] = "portal_report"
    report_id: UUID
