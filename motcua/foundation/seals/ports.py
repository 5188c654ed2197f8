"""What is plugged in: whoever signs PDFs and knows whom to trust."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Verdict:
    """What a signature in a PDF is worth: who, when, whether the bytes are his, whether he is trusted.

    `signer` and `signed_at` are what the signature says of itself; `holder` is whose certificate it is.
    """

    field: str
    signer: str
    holder: str
    reason: str
    signed_at: datetime | None
    intact: bool
    trusted: bool
    covers_all: bool
    sentence: str

    @property
    def valid(self) -> bool:
        """Whether the signature may be relied on."""
        return self.intact and self.trusted and self.covers_all


class Sealer(Protocol):
    """Signs PDFs and judges signatures."""

    @property
    def name(self) -> str:
        """What people call it: "khóa của hệ thống", "VGCA" …"""

    def seal_pdf(self, pdf: bytes, *, signer_name: str, reason: str, location: str, at: datetime) -> bytes:
        """Give the PDF with one more signature; all earlier bytes stay as they are.

        Raises PdfUnreadable, SealKeyMissing or SealerUnavailable.
        """

    def verify_pdf(self, pdf: bytes, *, at: datetime) -> list[Verdict]:
        """Judge every signature as of a moment, in the order they were made. Raises PdfUnreadable."""


class _Book:
    """The sealer in use, joined once by `wiring`."""

    def __init__(self) -> None:
        self.sealer: Sealer | None = None

    def join(self, sealer: Sealer) -> None:
        """Take it; a second call replaces it."""
        self.sealer = sealer


SEAL_BOOK = _Book()
