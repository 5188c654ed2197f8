"""Keys and signed tokens (JWS compact, RS256), made with nothing but arithmetic from a library."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa


def b64(raw: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass(frozen=True)
class Key:
    """A key pair under a name."""

    kid: str
    private: rsa.RSAPrivateKey

    @classmethod
    def new(cls, kid: str) -> "Key":
        """Make one."""
        return cls(kid, rsa.generate_private_key(public_exponent=65537, key_size=2048))

    @cached_property
    def jwk(self) -> dict[str, str]:
        """Give its public half as a JWK."""
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.kid,
            "n": b64(numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8)),
            "e": b64(numbers.e.to_bytes(3)),
        }

    def signed(self, claims: dict[str, Any]) -> str:  # Any: JSON
        """Sign claims."""
        body = _body({"alg": "RS256", "typ": "JWT", "kid": self.kid}, claims)
        return f"{body}.{b64(self.private.sign(body.encode(), padding.PKCS1v15(), hashes.SHA256()))}"

    def symmetric(self, claims: dict[str, Any]) -> str:  # Any: JSON
        """Sign with the public key as if it were a shared secret: the oldest trick against askers."""
        public = self.private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        body = _body({"alg": "HS256", "typ": "JWT", "kid": self.kid}, claims)
        return f"{body}.{b64(hmac.new(public, body.encode(), hashlib.sha256).digest())}"


def unsigned(claims: dict[str, Any]) -> str:  # Any: JSON
    """Give claims that nobody signed."""
    return f"{_body({'alg': 'none', 'typ': 'JWT'}, claims)}."


def _body(header: dict[str, Any], claims: dict[str, Any]) -> str:  # Any: JSON
    return ".".join(b64(json.dumps(part, ensure_ascii=False).encode()) for part in (header, claims))
