"""What is asked of signatures."""

from datetime import datetime

from motcua.foundation.seals.errors import SealerUnavailable
from motcua.foundation.seals.ports import SEAL_BOOK, Verdict

__all__ = ["Verdict", "verify_pdf"]


def verify_pdf(pdf: bytes, *, at: datetime) -> list[Verdict]:
    """Judge every signature in a PDF as of a moment; an unsigned PDF has none.

    Raises SealerUnavailable or PdfUnreadable.
    """
    if SEAL_BOOK.sealer is None:
        raise SealerUnavailable
    return SEAL_BOOK.sealer.verify_pdf(pdf, at=at)
