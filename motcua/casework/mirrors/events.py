"""What this room tells: that a mirror was opened, what the other system said, that the result was given."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class MirrorOpened(Told):
    """Something was taken in at a unit for an agency whose own system keeps it."""

    SUBJECT: ClassVar[str] = "mirror"
    mirror_id: UUID
    unit_id: UUID
    agency_id: UUID
    number: int


@dataclass(frozen=True)
class MirrorHeard(Told):
    """The other system was heard to say where it stands, and the day it promises."""

    SUBJECT: ClassVar[str] = "mirror"
    mirror_id: UUID
    state: str
    heard_at: datetime
    central_number: str
    due_at: datetime | None


@dataclass(frozen=True)
class MirrorHandedOver(Told):
    """What came of it was given at our counter."""

    SUBJECT: ClassVar[str] = "mirror"
    mirror_id: UUID


@dataclass(frozen=True)
class MirrorSlipReprinted(Told):
    """The slip of what was taken in was printed once more."""

    SUBJECT: ClassVar[str] = "mirror"
    mirror_id: UUID
    reprint: int
