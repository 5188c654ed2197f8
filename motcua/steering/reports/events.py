"""What this room tells: frozen, in the past tense, ids and plain facts only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class LateListDrawn(Told):
    """A list of a month was drawn up from the facts, as an edition of its own."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    month: date
    edition: int
    agencies: int
    posts: int
    dossiers: int


@dataclass(frozen=True)
class LateListRedrawn(Told):
    """A draft's figures were read from the facts anew; what was said of lines that are still there stays."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    agencies: int
    posts: int
    dossiers: int


@dataclass(frozen=True)
class LateLineExplained(Told):
    """A line was explained, or what was said of it changed."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    line_id: UUID


@dataclass(frozen=True)
class LateLineStruck(Told):
    """A line was struck, with a reason that is kept."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    line_id: UUID


@dataclass(frozen=True)
class LateLineRestored(Told):
    """A line that had been struck stands again."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    line_id: UUID


@dataclass(frozen=True)
class LateListSigned(Told):
    """A person signed a list off: it is public, and its figures are frozen under this digest."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    digest: str


@dataclass(frozen=True)
class LateListReplaced(Told):
    """A public list was replaced by a newer edition of its month; it stays to be seen."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
    by_list_id: UUID


@dataclass(frozen=True)
class LateListDropped(Told):
    """A draft was dropped without having been public."""

    SUBJECT: ClassVar[str] = "late_list"
    list_id: UUID
