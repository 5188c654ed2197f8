"""What asks this room: where people prove who they are on a day, and whether it answers just now."""

from datetime import date
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import requests
from django.core.cache import cache

from motcua.exchange.identity.errors import ServiceUnknown
from motcua.exchange.identity.models import IdentityService
from motcua.foundation.clock import valid_on

WELL_KNOWN: Final = "/.well-known/openid-configuration"
_PROBE_SECONDS: Final = 2.0
_PROBED_FOR: Final = 20


def services_on(day: date) -> list[IdentityService]:
    """Give the services that stand on a day, in the order in which they were first set."""
    return list(IdentityService.objects.filter(valid_on(day)).order_by("pk"))


def service_on(code: str, day: date) -> IdentityService:
    """Give a service as it stands on a day. Raises ServiceUnknown."""
    found = IdentityService.objects.filter(valid_on(day), code=code).first()
    if found is None:
        raise ServiceUnknown(code=code)
    return found


def all_services() -> list[IdentityService]:
    """Give every service that was ever set, the latest first."""
    return list(IdentityService.objects.order_by("-valid_from", "code"))


def service(service_id: UUID) -> IdentityService:
    """Give a service by its id. Raises ServiceUnknown."""
    found = IdentityService.objects.filter(pk=service_id).first()
    if found is None:
        raise ServiceUnknown(code="")
    return found


def services_of_code(code: str) -> list[IdentityService]:
    """Give every service that was ever set under a code."""
    return list(IdentityService.objects.filter(code=code).order_by("valid_from"))


def asks_at(service: IdentityService) -> str | None:
    """Give the origin of the page on which a service asks people; none where it does not answer.

    It was asked not longer than twenty seconds ago.
    """
    key = f"identity.asks_at.{service.pk}"
    known: str | None = cache.get(key)
    if known is None:
        known = _probe(service.issuer)
        cache.set(key, known, _PROBED_FOR)
    return known or None


def _probe(issuer: str) -> str:
    try:
        found = requests.get(issuer.rstrip("/") + WELL_KNOWN, timeout=_PROBE_SECONDS, allow_redirects=False)
        there = urlsplit(str(found.json()["authorization_endpoint"])) if found.ok else urlsplit("")
    except (requests.RequestException, ValueError, KeyError, TypeError):
        return ""
    return f"{there.scheme}://{there.netloc}" if there.scheme in {"http", "https"} and there.netloc else ""
