"""What this room tells: ids and which fields changed, never what they say."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PersonRegistered(Told):
    """Someone came into the register."""

    SUBJECT: ClassVar[str] = "person"
    person_id: UUID
    source: str


@dataclass(frozen=True)
class PersonCorrected(Told):
    """Some words about someone were put right."""

    SUBJECT: ClassVar[str] = "person"
    person_id: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True)
class PeopleMerged(Told):
    """A person found that two rows are one human being; told of the row that was merged."""

    SUBJECT: ClassVar[str] = "person"
    merged_id: UUID
    kept_id: UUID


@dataclass(frozen=True)
class PeopleUnmerged(Told):
    """A merge was undone; told of the row that stands alone again."""

    SUBJECT: ClassVar[str] = "person"
    merged_id: UUID
    kept_id: UUID


@dataclass(frozen=True)
class PeopleSetApart(Told):
    """Two like rows were found to be two human beings."""

    SUBJECT: ClassVar[str] = "person"
    one_id: UUID
    other_id: UUID


@dataclass(frozen=True)
class LegalEntityRegistered(Told):
    """A legal entity came into the register."""

    SUBJECT: ClassVar[str] = "legal_entity"
    entity_id: UUID
    source: str


@dataclass(frozen=True)
class LegalEntityCorrected(Told):
    """Some words about a legal entity were put right."""

    SUBJECT: ClassVar[str] = "legal_entity"
    entity_id: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RepresentationBegun(Told):
    """Someone may act for another from a day on."""

    SUBJECT: ClassVar[str] = "representation"
    representation_id: UUID
    representative_id: UUID
    kind: str


@dataclass(frozen=True)
class RepresentationEnded(Told):
    """A representation ended before its day, or got one."""

    SUBJECT: ClassVar[str] = "representation"
    representation_id: UUID
