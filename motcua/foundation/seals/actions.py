"""What makes signatures."""

from datetime import datetime
from pathlib import Path

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.seals.adapters.key_files import make_seal_key
from motcua.foundation.seals.errors import SealerUnavailable
from motcua.foundation.seals.ports import SEAL_BOOK


def seal_pdf(
    pdf: bytes, *, signer_name: str, reason: str, by: Actor, at: datetime, location: str = ""
) -> bytes:
    """Ký số: give the PDF with one more signature, dated `at`, in the name of `signer_name`.

    Who may sign what is law, and decided by the room that calls; what was signed is told there, too.
    Raises SealerUnavailable, SealKeyMissing or PdfUnreadable.
    """
    if SEAL_BOOK.sealer is None:
        raise SealerUnavailable
    return SEAL_BOOK.sealer.seal_pdf(pdf, signer_name=signer_name, reason=reason, location=location, at=at)


def ensure_seal_key(holder: str, *, by: Actor, at: datetime) -> Path:
    """Make the house's own signing key where there is none yet; an existing one is never touched."""
    must(by, "seals.make_key")
    return make_seal_key(holder)
