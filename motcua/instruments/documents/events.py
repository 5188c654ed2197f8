"""What this room tells. One chain for the papers of a case: `case_id` is the case's own id."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class DocumentsTaken(Told):
    """Papers were handed in for a case."""

    SUBJECT: ClassVar[str] = "papers"
    case_id: UUID
    documents: int
    originals: int
    copies: int


@dataclass(frozen=True)
class DocumentsSetAside(Told):
    """A list of papers that was put down wrongly was taken away, to be made anew."""

    SUBJECT: ClassVar[str] = "papers"
    case_id: UUID
    documents: int


@dataclass(frozen=True)
class FileAttached(Told):
    """A scan or an electronic file was put to a paper."""

    SUBJECT: ClassVar[str] = "papers"
    case_id: UUID
    document_id: UUID
    sha256: str


@dataclass(frozen=True)
class OriginalsReturned(Told):
    """The originals handed in for comparison went back to their owner."""

    SUBJECT: ClassVar[str] = "papers"
    case_id: UUID
    documents: int


@dataclass(frozen=True)
class ResultKept(Told):
    """The result of a case was kept, with its file."""

    SUBJECT: ClassVar[str] = "papers"
    case_id: UUID
    result_id: UUID
    sha256: str
    source: str
