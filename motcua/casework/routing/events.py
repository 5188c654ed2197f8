"""What this room tells: that something waits for a place, and what became of it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class FilingHeld(Told):
    """What was sent to a unit waits until somebody says whose it is; `obstacle` is the refusal's code."""

    SUBJECT: ClassVar[str] = "held_filing"
    held_id: UUID
    number: str
    procedure_id: UUID
    unit_id: UUID
    obstacle: str


@dataclass(frozen=True)
class FilingRouted(Told):
    """It went to the unit that receives for who is competent, and is a dossier there."""

    SUBJECT: ClassVar[str] = "held_filing"
    held_id: UUID
    dossier_id: UUID
    unit_id: UUID


@dataclass(frozen=True)
class FilingTurnedBack(Told):
    """Nobody in the province is competent; it went back."""

    SUBJECT: ClassVar[str] = "held_filing"
    held_id: UUID
