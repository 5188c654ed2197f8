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


@dataclass(frozen=True)
class DocumentReused(Told):
    """A paper of a vault stood in a case in place of one that would have been asked for."""

    SUBJECT: ClassVar[str] = "reuse"
    reuse_id: UUID
    document_id: UUID
    subject_kind: str
    case_id: UUID
    consent_id: UUID


@dataclass(frozen=True)
class VaultDocumentRemoved(Told):
    """A paper was taken out of a vault: it is offered no more."""

    SUBJECT: ClassVar[str] = "vault_removal"
    removal_id: UUID
    document_id: UUID


@dataclass(frozen=True)
class ConsentGiven(Told):
    """A person agreed to a version of the words, for one matter."""

    SUBJECT: ClassVar[str] = "consent"
    consent_id: UUID
    text_id: UUID
    subject_kind: str
    matter_id: UUID


@dataclass(frozen=True)
class ConsentWithdrawn(Told):
    """A person took his consent back."""

    SUBJECT: ClassVar[str] = "consent"
    consent_id: UUID


@dataclass(frozen=True)
class ConsentTextSet(Told):
    """The words of a consent were set for some days."""

    SUBJECT: ClassVar[str] = "consent_text"
    text_id: UUID
    code: str


@dataclass(frozen=True)
class PaperTypeSet(Told):
    """A sort of paper was set for some days."""

    SUBJECT: ClassVar[str] = "paper_type"
    type_id: UUID
    code: str
