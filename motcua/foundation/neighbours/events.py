"""What this room tells: a name and a moment."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class NeighbourFell(Told):
    """A system outside did not answer any more."""

    SUBJECT: ClassVar[str] = "neighbour"
    neighbour_id: UUID
    name: str


@dataclass(frozen=True)
class NeighbourCameBack(Told):
    """It answered again."""

    SUBJECT: ClassVar[str] = "neighbour"
    neighbour_id: UUID
    name: str
