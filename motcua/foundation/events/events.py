"""What every event is made of, and the events of this room itself."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from uuid import UUID

from pydantic import TypeAdapter

from motcua.foundation.events.errors import KindUnknown

ANCHORS: Final = UUID("019aa000-0000-7000-8000-0000000a4c40")
"""The one book of anchors, as the subject of what is told of them."""


class Told:
    """Something that happened, in the past tense: a frozen dataclass of ids and plain facts.

    Its first field is the subject's id; `SUBJECT` names the subject's kind. Never personal data:
    a person can be forgotten without breaking a chain.
    """

    SUBJECT: ClassVar[str]
    KINDS: ClassVar[dict[str, type["Told"]]] = {}

    def __init_subclass__(cls) -> None:
        """Enter the class in the list of kinds."""
        Told.KINDS[kind_of(cls)] = cls

    @property
    def subject_id(self) -> UUID:
        """Give the id of whom it happened to."""
        subject: UUID = getattr(self, names_of(type(self))[0])
        return subject


_NAMES: dict[type[Told], tuple[str, ...]] = {}


def names_of(cls: type[Told]) -> tuple[str, ...]:
    """Name the fields, the subject's first."""
    if cls not in _NAMES:
        _NAMES[cls] = tuple(one.name for one in dataclasses.fields(cls))  # type: ignore[arg-type]  # every Told is a dataclass: tested
    return _NAMES[cls]


def kind_of(cls: type[Told]) -> str:
    """Name a kind as the table does: `<room>.<Class>`."""
    return f"{cls.__module__.split('.')[-2]}.{cls.__name__}"


_ADAPTERS: dict[type[Told], TypeAdapter[Told]] = {}


def _adapter(cls: type[Told]) -> TypeAdapter[Told]:
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    return _ADAPTERS[cls]


def to_json(told: Told) -> str:
    """Write an event's fields as JSON."""
    return _adapter(type(told)).dump_json(told).decode()


def writer_of(cls: type[Told]) -> Callable[[Told], bytes]:
    """Give what writes the events of a class as JSON: for many."""
    return _adapter(cls).serializer.to_json


def from_data(kind: str, data: dict[str, Any]) -> Told:  # Any: JSON
    """Read an event back. Raises KindUnknown if no room tells that kind."""
    cls = Told.KINDS.get(kind)
    if cls is None:
        raise KindUnknown(kind=kind)
    return _adapter(cls).validate_python(data)


@dataclass(frozen=True)
class DeliveryReplayed(Told):
    """A delivery that had been given up was put back in the queue by a person."""

    SUBJECT: ClassVar[str] = "delivery"
    delivery_subject: UUID
    delivery_id: int
    reaction: str


@dataclass(frozen=True)
class WatchWidened(Told):
    """More of this subject's row is vouched for from here on; nothing of it changed."""

    SUBJECT: ClassVar[str] = "watch"
    whom: UUID


@dataclass(frozen=True)
class AnchorSigned(Told):
    """An anchor was signed; the record tells of it, so that taking the last anchor away leaves a gap."""

    SUBJECT: ClassVar[str] = "anchors"
    book: UUID
    anchor_id: int
    digest: str
