"""PAdES-B-B by pyHanko: signing with a key file, judging against certificates. Loaded when needed."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from asn1crypto import pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from motcua.foundation.seals.errors import PdfUnreadable, SealKeyMissing
from motcua.foundation.seals.ports import Verdict
from motcua.foundation.seals.rules import sentence_on

_WHOLE: Final = frozenset({SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION})


def seal(
    pdf: bytes, key: Path, certificate: Path, *, signer_name: str, reason: str, location: str, at: datetime
) -> bytes:
    """Add one signature in a new revision. Raises PdfUnreadable or SealKeyMissing."""
    signer = signers.SimpleSigner.load(str(key), str(certificate))  # type: ignore[no-untyped-call]  # pyHanko
    if not isinstance(signer, signers.SimpleSigner):
        raise SealKeyMissing(folder=key.parent)
    with _readable():
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        number = len(writer.prev.embedded_signatures) + 1
        about = signers.PdfSignatureMetadata(
            field_name=f"Seal{number}",
            name=signer_name,
            reason=reason,
            location=location or None,
            subfilter=SigSeedSubFilter.PADES,
            md_algorithm="sha256",
        )
        sealed = _SignsAt(about, signer, at=at).sign_pdf(writer)
    return bytes(sealed.getvalue())


def judge(pdf: bytes, trusted: Iterable[Path], *, at: datetime) -> list[Verdict]:
    """Judge every signature against the certificates that are trusted. Raises PdfUnreadable."""
    roots = [_certificate(path) for path in trusted]
    with _readable():
        signatures = list(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
        stray = bool(signatures) and _stray_after(pdf, signatures[-1])
    return [
        _verdict(one, ValidationContext(trust_roots=roots, moment=at, allow_fetching=False), stray=stray)
        for one in signatures
    ]


def _certificate(path: Path) -> x509.Certificate:
    """A certificate out of its PEM file."""
    _kind, _headers, content = pem.unarmor(path.read_bytes())  # type: ignore[no-untyped-call]  # asn1crypto
    found: x509.Certificate = x509.Certificate.load(content)  # type: ignore[no-untyped-call]  # asn1crypto
    return found


class _SignsAt(signers.PdfSigner):
    """Signs at the moment it is told; the library itself would read the machine's clock."""

    def __init__(
        self, about: signers.PdfSignatureMetadata, signer: signers.SimpleSigner, *, at: datetime
    ) -> None:
        super().__init__(about, signer)
        self._at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """Begin, at that moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


@contextmanager
def _readable() -> Iterator[None]:
    """Say PdfUnreadable where the library stumbles over the file."""
    try:
        yield
    except (PdfError, SigningError, ValueError) as broken:
        raise PdfUnreadable from broken


def _verdict(signature: EmbeddedPdfSignature, context: ValidationContext, *, stray: bool) -> Verdict:
    """Judge one signature; what cannot even be judged is not intact."""
    intact = trusted = covers_all = False
    holder = ""
    try:
        holder = str(signature.signer_cert.subject.native.get("common_name", ""))
        status = validate_pdf_signature(signature, context)
        intact = bool(status.intact and status.valid)
        trusted = bool(status.trusted)
        allowed = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or bool(
            status.modification_level and status.docmdp_ok
        )
        covers_all = status.coverage in _WHOLE and allowed and not stray
    except (PdfError, ValueError):
        intact = False
    signer = _text(signature, "/Name")
    return Verdict(
        field=str(signature.field_name),
        signer=signer or holder,
        holder=holder,
        reason=_text(signature, "/Reason"),
        signed_at=signature.self_reported_timestamp,
        intact=intact,
        trusted=trusted,
        covers_all=covers_all,
        sentence=sentence_on(signer, holder, intact=intact, trusted=trusted, covers_all=covers_all),
    )


def _stray_after(pdf: bytes, last: EmbeddedPdfSignature) -> bool:
    """Whether bytes follow the last signature that belong to no revision of the document."""
    _start, _length, second, length = (int(number) for number in last.byte_range)
    rest = pdf[second + length :].strip()
    return bool(rest) and not rest.endswith(b"%%EOF")


def _text(signature: EmbeddedPdfSignature, key: str) -> str:
    return str(signature.sig_object.get(key, ""))
