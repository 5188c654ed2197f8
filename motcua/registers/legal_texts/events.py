"""What this room tells."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class LegalTextRecorded(Told):
    """A text entered the register."""

    SUBJECT: ClassVar[str] = "legal_text"
    text_id: UUID
    number: str


@dataclass(frozen=True)
class LegalTextAmended(Told):
    """What the register says of a text was changed: its force, its successor, its title."""

    SUBJECT: ClassVar[str] = "legal_text"
    text_id: UUID
    number: str
    fields: tuple[str, ...]
