"""What this room tells, in the list's own chain."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PapersHandedOn(Told):
    """A unit handed papers on to who decides."""

    SUBJECT: ClassVar[str] = "transfer"
    transfer_id: UUID
    unit_id: UUID
    agency_id: UUID
    dossiers: int


@dataclass(frozen=True)
class PapersReceived(Told):
    """Who decides has the papers of a list, but for those that were not in it."""

    SUBJECT: ClassVar[str] = "transfer"
    transfer_id: UUID
    received: int
    missing: int
