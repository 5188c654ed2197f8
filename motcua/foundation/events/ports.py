"""What rooms above plug in: reactions to events."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from motcua.foundation.events.events import Told


class Acting(Protocol):
    """Whoever acts; to an event he is a plain id."""

    @property
    def id(self) -> UUID:
        """Give the id that goes on record."""
        ...


@dataclass(frozen=True)
class Record:
    """An event as it stands in the table, beside what was told."""

    id: int
    subject_kind: str
    subject_id: UUID
    position: int
    kind: str
    actor_id: UUID
    at: datetime
    told: Told


Reaction = Callable[[Any, Record], None]  # Any: each reaction takes its own kind of Told


class _Reactions:
    """Which reaction answers which event, by name; joined once by `wiring`."""

    def __init__(self) -> None:
        self.by_kind: dict[type[Told], tuple[str, ...]] = {}
        self.by_name: dict[str, Reaction] = {}
        self.wake: Callable[[], None] = lambda: None

    def join(self, reactions: Mapping[type[Told], Sequence[Reaction]], wake: Callable[[], None]) -> None:
        """Take the whole map; a second call replaces it."""
        self.by_kind = {kind: tuple(name_of(r) for r in many) for kind, many in reactions.items()}
        self.by_name = {name_of(r): r for many in reactions.values() for r in many}
        self.wake = wake


def name_of(reaction: Reaction) -> str:
    """Name a reaction as the delivery rows do: `<room>.<function>`."""
    return f"{reaction.__module__.split('.')[-2]}.{reaction.__name__}"


REACTIONS = _Reactions()
