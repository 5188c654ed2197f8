"""What this room tells, in the list's own chain."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PapersHandedOn(Told):
    """One side of a list handed on what stands on it; `way` says which side."""

    SUBJECT: ClassVar[str] = "transfer"
    transfer_id: UUID
    unit_id: UUID
    agency_id: UUID
    dossiers: int
    way: str = "PAPERS"


@dataclass(frozen=True)
class PapersReceived(Told):
    """The other side has what stands on a list, but for what was not in it."""

    SUBJECT: ClassVar[str] = "transfer"
    transfer_id: UUID
    received: int
    missing: int
