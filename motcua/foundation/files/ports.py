"""Where bytes lie: the port that a folder and an S3 bucket both fulfil."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol


@dataclass(frozen=True)
class Lying:
    """A content lying in the store: its SHA-256 in hex, its size, and when it was put there (real time)."""

    sha256: str
    size: int
    put_at: datetime


class Store(Protocol):
    """Keeps contents by their SHA-256. Every adapter passes the same contract test."""

    def workplace(self) -> Path:
        """A folder for unfinished files, on the same disk where that makes putting cheap."""

    def put(self, finished: Path, sha256: str) -> None:
        """Move a finished file in, whole or not at all; the file is gone from its workplace after.

        Putting a content that lies there already replaces it by its equal.
        """

    def open(self, sha256: str) -> IO[bytes]:
        """Open a content for reading. Raises FileNotFoundError if it does not lie there."""

    def delete(self, sha256: str) -> None:
        """Take a content away; one that is not there is no error."""

    def lying(self) -> Iterator[Lying]:
        """Walk over everything that lies there."""
