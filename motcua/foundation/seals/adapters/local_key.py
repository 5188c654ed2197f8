"""A key of the house's own: PAdES-B-B by pyHanko, its certificate self-signed, both in the key folder."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from asn1crypto import pem, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
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

from motcua.foundation.keys.queries import folder
from motcua.foundation.seals.errors import PdfUnreadable, SealKeyMissing
from motcua.foundation.seals.ports import Verdict
from motcua.foundation.seals.rules import sentence_on

KEY_FILE: Final = "seal.pem"
CERTIFICATE_FILE: Final = "seal.crt"
TRUSTED: Final = "trusted"
_BITS: Final = 3072
_BEGINS: Final = datetime(2015, 1, 1, tzinfo=UTC)  # a demo plays past days, and signs in them
_ENDS: Final = datetime(2045, 1, 1, tzinfo=UTC)
_OWNER_ONLY: Final = 0o600
_WHOLE: Final = frozenset({SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION})


class LocalKeySealer:
    """Signs with `seal.pem` of the key folder; trusts its own certificate and those in `trusted/`."""

    name = "khóa ký của hệ thống"

    def seal_pdf(self, pdf: bytes, *, signer_name: str, reason: str, location: str, at: datetime) -> bytes:
        """Add one signature in a new revision. Raises PdfUnreadable or SealKeyMissing."""
        signer = self._signer()
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

    def verify_pdf(self, pdf: bytes, *, at: datetime) -> list[Verdict]:
        """Judge every signature. Raises PdfUnreadable."""
        roots = list(self._roots())
        with _readable():
            signatures = list(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
        stray = bool(signatures) and _stray_after(pdf, signatures[-1])
        return [
            _verdict(one, ValidationContext(trust_roots=roots, moment=at, allow_fetching=False), stray=stray)
            for one in signatures
        ]

    def _signer(self) -> signers.SimpleSigner:
        """The house's signer. Raises SealKeyMissing."""
        place = folder()
        key, certificate = str(place / KEY_FILE), str(place / CERTIFICATE_FILE)
        loaded = signers.SimpleSigner.load(key, certificate)  # type: ignore[no-untyped-call]  # pyHanko
        if not isinstance(loaded, signers.SimpleSigner):
            raise SealKeyMissing(folder=place)
        return loaded

    def _roots(self) -> Iterator[x509.Certificate]:
        """The certificates that are trusted: the house's own and those laid beside it."""
        place = folder()
        for path in [place / CERTIFICATE_FILE, *sorted((place / TRUSTED).glob("*.crt"))]:
            if path.is_file():
                _kind, _headers, content = pem.unarmor(path.read_bytes())  # type: ignore[no-untyped-call]  # asn1crypto
                yield x509.Certificate.load(content)  # type: ignore[no-untyped-call]  # asn1crypto


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
    except (PdfError, SigningError, ValueError, KeyError, TypeError, IndexError, AttributeError) as broken:
        raise PdfUnreadable from broken


def _verdict(signature: EmbeddedPdfSignature, context: ValidationContext, *, stray: bool) -> Verdict:
    """Judge one signature; what cannot even be judged is not intact."""
    intact = trusted = covers_all = False
    try:
        status = validate_pdf_signature(signature, context)
        intact = bool(status.intact and status.valid)
        trusted = bool(status.trusted)
        later_ok = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or bool(
            status.modification_level and status.docmdp_ok
        )
        covers_all = status.coverage in _WHOLE and later_ok and not stray
    except (PdfError, ValueError, KeyError, TypeError) as unjudged:
        del unjudged
    signer, holder = _text(signature, "/Name"), _holder(signature)
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


def _holder(signature: EmbeddedPdfSignature) -> str:
    """Whose certificate it is."""
    return str(signature.signer_cert.subject.native.get("common_name", ""))


def make_seal_key(holder: str, place: Path | None = None) -> Path:
    """Make the house's signing key and certificate where there are none, and say where they are."""
    place = place or folder()
    key_path, certificate_path = place / KEY_FILE, place / CERTIFICATE_FILE
    if key_path.exists() and certificate_path.exists():
        return key_path
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    _put(certificate_path, _certificate(key, holder).public_bytes(Encoding.PEM))
    _put(key_path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key_path


def _certificate(key: rsa.RSAPrivateKey, holder: str) -> certificates.Certificate:
    """A certificate that the key signs for itself: for signing documents and nothing else."""
    name = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, holder[:64])])
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(_BEGINS)
        .not_valid_after(_ENDS)
        .add_extension(certificates.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            certificates.KeyUsage(
                digital_signature=True, content_commitment=True, key_cert_sign=False, **usage
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )


def _put(path: Path, content: bytes) -> None:
    """Put a secret in place in one step, readable by its owner alone."""
    draft = path.with_suffix(path.suffix + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
