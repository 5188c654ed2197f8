"""Where bytes lie (a folder, an S3 bucket), and what looks for malware in them, if anything does."""

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


@dataclass(frozen=True)
class Verdict:
    """What a scanner says of a content: the malware it found, by the scanner's own name, or nothing."""

    found: str = ""


class ScannerAway(Exception):
    """A scanner gave no verdict: no answer, not in time, not in its own words, or it is `too_long`."""

    def __init__(self, why: str, *, too_long: bool = False) -> None:
        super().__init__(why)
        self.too_long = too_long


class Scanner(Protocol):
    """Looks for malware. Every adapter passes the same contract test."""

    def scan(self, path: Path) -> Verdict:
        """Look through a file. Raises ScannerAway."""

    def version(self) -> str:
        """Say what it is and how old its signatures are. Raises ScannerAway."""


class _ScannerBook:
    """The scanner in use, joined once by `wiring`; none where the province has set none."""

    def __init__(self) -> None:
        self.scanner: Scanner | None = None

    def join(self, scanner: Scanner | None) -> None:
        """Take it; a second call replaces it."""
        self.scanner = scanner


SCANNER_BOOK = _ScannerBook()
