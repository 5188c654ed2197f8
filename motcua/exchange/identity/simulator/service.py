"""What the simulator answers: OpenID Connect, authorization code with PKCE, each code and token once."""

import base64
import hashlib
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from motcua.exchange.identity.simulator.faults import Fault
from motcua.exchange.identity.simulator.people import Bearer
from motcua.exchange.identity.simulator.tokens import Key, unsigned

CLIENT_ID = "motcua-thu"
CLIENT_SECRET = "khong-bi-mat"  # a simulator's, printed wherever it is used
_CODE_SECONDS = 120
_TOKEN_SECONDS = 300
_DAY = 86400

Told = dict[str, Any]  # Any: JSON


class Wrong(Exception):
    """The asker did something wrong; `error` is the standard's word for it."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True)
class Grant:
    """What someone agreed to: who he is, and for whose question."""

    bearer: Bearer
    level: int
    redirect_uri: str
    nonce: str
    challenge: str
    until: float


@dataclass
class Service:
    """The service under an address; its keys, codes and tokens live as long as the program."""

    issuer: str
    bearers: Sequence[Bearer]
    key: Key = field(default_factory=lambda: Key.new("khoa-1"))
    foreign: Key = field(default_factory=lambda: Key.new("khoa-1"))
    codes: dict[str, Grant] = field(default_factory=dict)
    tokens: dict[str, Grant] = field(default_factory=dict)

    def described(self) -> Told:
        """Describe itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/oauth2/authorize",
            "token_endpoint": f"{self.issuer}/oauth2/token",
            "userinfo_endpoint": f"{self.issuer}/oauth2/userinfo",
            "jwks_uri": f"{self.issuer}/oauth2/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": ["LoA1", "LoA2"],
        }

    def must_be_asked_well(self, asked: dict[str, str]) -> None:
        """Pass a question as the standard has it. Raises Wrong."""
        if asked.get("client_id") != CLIENT_ID or not asked.get("redirect_uri", "").startswith("http"):
            raise Wrong("unauthorized_client")
        if asked.get("response_type") != "code" or "openid" not in asked.get("scope", "").split():
            raise Wrong("invalid_request")
        if asked.get("code_challenge_method") != "S256" or not asked.get("code_challenge"):
            raise Wrong("invalid_request")
        if not asked.get("state") or not asked.get("nonce"):
            raise Wrong("invalid_request")

    def bearer(self, said: dict[str, str]) -> Bearer:
        """Find who signs in. Raises Wrong."""
        if said.get("who") == "typed":
            return Bearer(said.get("number", ""), said.get("name", ""), birth=said.get("birth", ""))
        which = said.get("who", "")
        if not which.isdecimal() or int(which) >= len(self.bearers):
            raise Wrong("invalid_request")
        return self.bearers[int(which)]

    def agreed(self, asked: dict[str, str], bearer: Bearer, level: int) -> str:
        """Give the address that takes someone back with a code."""
        code = secrets.token_urlsafe(24)
        until = time.time() + _CODE_SECONDS
        grant = Grant(bearer, level, asked["redirect_uri"], asked["nonce"], asked["code_challenge"], until)
        self.codes[code] = grant
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchanged(self, asked: dict[str, str], basic: str, faults: frozenset[Fault]) -> Told:
        """Give tokens for a code, once. Raises Wrong."""
        client = (asked.get("client_id", ""), asked.get("client_secret", ""))
        if basic:
            name, _, secret = base64.b64decode(basic).decode().partition(":")
            client = (name, secret)
        if client != (CLIENT_ID, CLIENT_SECRET):
            raise Wrong("invalid_client")
        grant = self.codes.pop(asked.get("code", ""), None)
        if grant is None or grant.until < time.time() or grant.redirect_uri != asked.get("redirect_uri"):
            raise Wrong("invalid_grant")
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != grant.challenge:
            raise Wrong("invalid_grant")
        access = secrets.token_urlsafe(24)
        self.tokens[access] = replace(grant, until=time.time() + _TOKEN_SECONDS)
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": _TOKEN_SECONDS,
            "id_token": self._token(grant, faults),
        }

    def told(self, access: str, faults: frozenset[Fault]) -> Told:
        """Tell who a token is of. Raises Wrong."""
        grant = self.tokens.get(access)
        if grant is None or grant.until < time.time():
            raise Wrong("invalid_token")
        bearer = grant.bearer
        if Fault.OTHER_PERSON in faults:
            bearer = next(one for one in self.bearers if one.number != bearer.number)
        claims: Told = bearer.claims()
        if Fault.OTHER_NAME in faults:
            claims["ho_ten"] = "Người Khác Hẳn"
        if Fault.BROKEN_NUMBER in faults:
            claims["so_dinh_danh"] = claims["so_dinh_danh"][:-1]
        if Fault.NO_NUMBER in faults or (Fault.NO_BEARER in faults and bearer.tax_code):
            claims.pop("so_dinh_danh", None)
        if Fault.LOUD_LEVEL in faults:
            claims["acr"] = "LoA2"
        return claims

    def _token(self, grant: Grant, faults: frozenset[Fault]) -> str:
        at = int(time.time()) - (_DAY if Fault.STALE in faults else 0)
        claims: Told = {
            "iss": "https://noi-khac.example" if Fault.WRONG_ISSUER in faults else self.issuer,
            "sub": grant.bearer.sub,
            "aud": "cong-khac" if Fault.WRONG_AUDIENCE in faults else CLIENT_ID,
            "iat": at,
            "exp": at + _TOKEN_SECONDS,
            "nonce": "khac" if Fault.WRONG_NONCE in faults else grant.nonce,
            "acr": f"LoA{grant.level}",
        }
        if Fault.UNSIGNED in faults:
            return unsigned(claims)
        if Fault.SYMMETRIC in faults:
            return self.key.symmetric(claims)
        return (self.foreign if Fault.WRONG_SIGNATURE in faults else self.key).signed(claims)
