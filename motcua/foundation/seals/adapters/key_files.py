"""The house's signing key and its self-signed certificate, as files of the key folder."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from motcua.foundation.keys.queries import folder

KEY_FILE: Final = "seal.pem"
CERTIFICATE_FILE: Final = "seal.crt"
TRUSTED: Final = "trusted-*.crt"
"""Certificates of others, laid into the key folder by hand, whose signatures are trusted too."""

_BITS: Final = 3072
_BEGINS: Final = datetime(2015, 1, 1, tzinfo=UTC)  # a demo plays past days, and signs in them
_ENDS: Final = datetime(2045, 1, 1, tzinfo=UTC)
_OWNER_ONLY: Final = 0o600


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
