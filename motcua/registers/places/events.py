"""What this room tells."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PlaceOpened(Told):
    """A place entered the register, from a day on."""

    SUBJECT: ClassVar[str] = "place"
    place_id: UUID
    code: str
    valid_from: date


@dataclass(frozen=True)
class PlaceEnded(Told):
    """A place ended: `valid_to` is its last day."""

    SUBJECT: ClassVar[str] = "place"
    place_id: UUID
    code: str
    valid_to: date


@dataclass(frozen=True)
class PlaceCorrected(Told):
    """What was written of a place was corrected; the law changed nothing."""

    SUBJECT: ClassVar[str] = "place"
    place_id: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True)
class PlacesChanged(Told):
    """A decision took effect in the register: so many places ended, opened and passed on."""

    SUBJECT: ClassVar[str] = "place_change"
    change_id: UUID
    code: str
    day: date
    ended: int
    opened: int
    passed_on: int


@dataclass(frozen=True)
class PlaceChangeCorrected(Told):
    """How a change is called, or how sure it is, was corrected."""

    SUBJECT: ClassVar[str] = "place_change"
    change_id: UUID
    fields: tuple[str, ...]
