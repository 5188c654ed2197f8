"""A key of the house's own, in the key folder; PAdES is loaded when the first paper is signed or judged."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

from motcua.foundation.keys.queries import folder
from motcua.foundation.seals.adapters.key_files import CERTIFICATE_FILE, KEY_FILE, TRUSTED
from motcua.foundation.seals.ports import Verdict

_PADES = "motcua.foundation.seals.adapters.pades"


class LocalKeySealer:
    """Signs with `seal.pem` of the key folder; trusts its certificate and each `trusted-*.crt` beside it."""

    name = "khóa ký của hệ thống"

    def seal_pdf(self, pdf: bytes, *, signer_name: str, reason: str, location: str, at: datetime) -> bytes:
        """Add one signature in a new revision. Raises PdfUnreadable or SealKeyMissing."""
        seal: Callable[..., bytes] = _late("seal")
        keys = (folder() / KEY_FILE, folder() / CERTIFICATE_FILE)
        return seal(pdf, *keys, signer_name=signer_name, reason=reason, location=location, at=at)

    def verify_pdf(self, pdf: bytes, *, at: datetime) -> list[Verdict]:
        """Judge every signature. Raises PdfUnreadable."""
        judge: Callable[..., list[Verdict]] = _late("judge")
        return judge(pdf, list(_trusted()), at=at)


def _late(name: str) -> Any:  # Any: a function of the module, typed by who asks
    """Find a function of the PAdES module only now: it is slow to load, and few processes sign."""
    return import_string(f"{_PADES}.{name}")


def _trusted() -> Iterator[Path]:
    """The house's own certificate, and those laid beside it."""
    yield from (path for path in (folder() / CERTIFICATE_FILE,) if path.is_file())
    yield from sorted(folder().glob(TRUSTED))
