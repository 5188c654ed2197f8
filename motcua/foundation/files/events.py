"""What happens to files."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class FileKept(Told):
    """A content was kept that the house did not have."""

    SUBJECT: ClassVar[str] = "file"
    file_id: UUID
    sha256: str
    size: int
    kind: str


@dataclass(frozen=True)
class FilePurged(Told):
    """A content that nobody pointed at any more was taken away."""

    SUBJECT: ClassVar[str] = "file"
    file_id: UUID
    sha256: str


@dataclass(frozen=True)
class FileCleared(Told):
    """A content that was kept unscanned was scanned, and nothing was found."""

    SUBJECT: ClassVar[str] = "file"
    file_id: UUID
    sha256: str


@dataclass(frozen=True)
class FileFoundInfected(Told):
    """Malware was found in a content that was kept unscanned."""

    SUBJECT: ClassVar[str] = "file"
    file_id: UUID
    sha256: str
    malware: str
