"""What of an identity service's answers is believed: a description that is its own, a token that it signed.

A token counts when signature, issuer, audience, age and nonce are right, and what userinfo tells only
where it is of the token's bearer.
"""

from typing import Any, Final

import jwt
import requests
from django.utils.crypto import constant_time_compare, salted_hmac

from motcua.exchange.identity.errors import ProofRefused, ServiceAway
from motcua.exchange.identity.queries import WELL_KNOWN
from motcua.foundation.clock import real_now

Claims = dict[str, Any]  # Any: JSON from elsewhere

_ALGORITHMS: Final = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
_DEMANDED: Final = ["iss", "sub", "aud", "exp", "iat"]
_LEEWAY_SECONDS: Final = 60
_OLDEST_SECONDS: Final = 600
_SECONDS: Final = 15
_CONTRACT: Final = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


def nonce_of(state: str) -> str:
    """Give the nonce that belongs to a state: nobody else can make it, and nothing more need be kept."""
    return salted_hmac("identity.nonce", state, algorithm="sha256").hexdigest()


def description_of(issuer: str) -> Claims:
    """Fetch what a service says of itself. Raises ServiceAway, ProofRefused where it speaks for another."""
    described = _told(issuer.rstrip("/") + WELL_KNOWN)
    if any(not isinstance(described.get(name), str) for name in _CONTRACT):
        raise ServiceAway
    if described["issuer"].rstrip("/") != issuer.rstrip("/"):
        raise ProofRefused
    return described


def proof_of(described: Claims, *, client_id: str, id_token: str, access_token: str, state: str) -> Claims:
    """Give what a service proved of who came: the token's claims, completed by userinfo.

    Raises ServiceAway, ProofRefused.
    """
    proved = _proved(described, client_id, id_token, state)
    told = _told(described["userinfo_endpoint"], {"Authorization": f"Bearer {access_token}"})
    if str(told.get("sub", "")) != str(proved["sub"]):
        raise ProofRefused
    return {**proved, **told, "acr": proved.get("acr", "")}


def _proved(described: Claims, client_id: str, token: str, state: str) -> Claims:
    try:
        header = jwt.get_unverified_header(token)
        claims: Claims = jwt.decode(
            token,
            _key(described["jwks_uri"], header),
            algorithms=_ALGORITHMS,
            audience=client_id,
            issuer=described["issuer"],
            leeway=_LEEWAY_SECONDS,
            options={"require": _DEMANDED},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as wrong:
        raise ProofRefused from wrong
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    fits = (
        constant_time_compare(str(claims.get("nonce", "")), nonce_of(state))
        and (not several or claims.get("azp") == client_id)
        and bool(claims["sub"])
        and real_now().timestamp() - claims["iat"] <= _OLDEST_SECONDS
    )
    if not fits:
        raise ProofRefused
    return claims


def _key(address: str, header: Claims) -> Any:  # Any: a public key of whichever kind
    """Find the one key for signing that a token names. Raises ProofRefused, ServiceAway."""
    found = _told(address).get("keys")
    fitting = [
        one
        for one in (found if isinstance(found, list) else [])
        if isinstance(one, dict)
        and one.get("use", "sig") == "sig"
        and ("kid" not in header or one.get("kid") == header["kid"])
    ]
    if len(fitting) != 1 or header.get("alg") not in _ALGORITHMS:
        raise ProofRefused
    return jwt.PyJWK(fitting[0], algorithm=header["alg"]).key


def _told(address: str, headers: dict[str, str] | None = None) -> Claims:
    """Ask for an object. Raises ServiceAway."""
    try:
        found = requests.get(address, headers=headers or {}, timeout=_SECONDS, allow_redirects=False)
        found.raise_for_status()
        said = found.json()
    except (requests.RequestException, ValueError) as away:
        raise ServiceAway from away
    if not isinstance(said, dict):
        raise ServiceAway
    return said
