"""What happens to packs."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class PackLoaded(Told):
    """A pack came in and changed something."""

    SUBJECT: ClassVar[str] = "pack"
    pack_id: UUID
    name: str
    version: str
    digest: str
    added: int
    same: int
    changed: int


@dataclass(frozen=True)
class PackProposed(Told):
    """A pack was handed in for approval."""

    SUBJECT: ClassVar[str] = "pack_upload"
    upload_id: UUID
    name: str
    version: str
    effective_on: date


@dataclass(frozen=True)
class PackApproved(Told):
    """A second person approved a proposed pack."""

    SUBJECT: ClassVar[str] = "pack_upload"
    upload_id: UUID
    name: str
    effective_on: date


@dataclass(frozen=True)
class PackRejected(Told):
    """A proposed pack was turned down."""

    SUBJECT: ClassVar[str] = "pack_upload"
    upload_id: UUID
    name: str


@dataclass(frozen=True)
class PackApplied(Told):
    """An approved pack was loaded on its day."""

    SUBJECT: ClassVar[str] = "pack_upload"
    upload_id: UUID
    name: str
    pack_id: UUID


@dataclass(frozen=True)
class PackHeldUp(Told):
    """An approved pack could not be loaded on its day; why stands on the upload."""

    SUBJECT: ClassVar[str] = "pack_upload"
    upload_id: UUID
    name: str
