"""What the keys answer: close, open, index, sign, verify. The folder is read once per process."""

import base64
import hmac
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from motcua.foundation.keys.errors import KeysMissing, KeyUnknown

NONCE_BYTES = 12
VERSION = "v1"


@dataclass(frozen=True)
class KeyRing:
    """The keys as they lie in the folder: data keys by name, the one in use, index key, anchor key."""

    current: str
    data: dict[str, bytes]
    index: bytes
    anchor: Ed25519PrivateKey


def folder() -> Path:
    """Say where the keys lie."""
    return Path(settings.MOTCUA_KEYS)


@lru_cache(maxsize=1)
def ring() -> KeyRing:
    """Read the folder. Raises KeysMissing if it is not there, not whole or not readable."""
    place = folder()
    try:
        data = json.loads((place / "data.json").read_text())
        anchor = load_pem_private_key((place / "anchor.pem").read_bytes(), password=None)
        index = base64.b64decode((place / "index.key").read_text())
        keys = {name: base64.b64decode(key) for name, key in data["keys"].items()}
    except (OSError, ValueError, KeyError) as wrong:
        raise KeysMissing(folder=place) from wrong
    if not isinstance(anchor, Ed25519PrivateKey):
        raise KeysMissing(folder=place)
    return KeyRing(data["current"], keys, index, anchor)


def forget_ring() -> None:
    """Read the folder anew at the next question: after a rotation or a restore."""
    ring.cache_clear()
    _cipher.cache_clear()


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def encrypt(text: str, *, purpose: str) -> str:
    """Close `text`; it opens only under the same `purpose`, so a value cannot be moved to another column."""
    keys = ring()
    nonce = os.urandom(NONCE_BYTES)
    closed = _cipher(keys.data[keys.current]).encrypt(nonce, text.encode(), purpose.encode())
    return f"{VERSION}.{keys.current}.{base64.urlsafe_b64encode(nonce + closed).decode()}"


def decrypt(closed: str, *, purpose: str) -> str:
    """Open what `encrypt` closed. Raises KeyUnknown if the key is gone or the value was altered."""
    version, _, rest = closed.partition(".")
    name, _, body = rest.partition(".")
    key = ring().data.get(name)
    if version != VERSION or key is None:
        raise KeyUnknown(key=name)
    raw = base64.urlsafe_b64decode(body)
    try:
        return _cipher(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], purpose.encode()).decode()
    except InvalidTag as altered:
        raise KeyUnknown(key=name) from altered


def is_current(closed: str) -> bool:
    """Say whether a value was closed with the key now in use."""
    return closed.startswith(f"{VERSION}.{ring().current}.")


def blind_index(text: str, *, purpose: str) -> bytes:
    """Make the 32 bytes by which an encrypted value is found without being opened."""
    return hmac.digest(ring().index, f"{purpose}\x00{text}".encode(), "sha256")


def sign(message: bytes) -> bytes:
    """Sign with the anchor key: 64 bytes, Ed25519."""
    return ring().anchor.sign(message)


def is_signed(message: bytes, signature: bytes, public_key: bytes | None = None) -> bool:
    """Say whether the house, or the holder of `public_key` (32 raw bytes), signed `message`."""
    key = Ed25519PublicKey.from_public_bytes(public_key) if public_key else ring().anchor.public_key()
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def public_key() -> bytes:
    """Give the anchor key's public half, 32 raw bytes, to be kept elsewhere."""
    return ring().anchor.public_key().public_bytes_raw()
