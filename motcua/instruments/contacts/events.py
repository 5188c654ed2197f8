"""What this room tells: ids and channels, never an address."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class ContactAsked(Told):
    """Somebody named an address; a code went there."""

    SUBJECT: ClassVar[str] = "contact_point"
    contact_id: UUID
    channel: str


@dataclass(frozen=True)
class ContactConfirmed(Told):
    """Its owner typed the code and agreed: he is told there from now on."""

    SUBJECT: ClassVar[str] = "contact_point"
    contact_id: UUID
    channel: str
    consent_id: UUID


@dataclass(frozen=True)
class ContactEnded(Told):
    """Nothing goes there any more."""

    SUBJECT: ClassVar[str] = "contact_point"
    contact_id: UUID
    channel: str
