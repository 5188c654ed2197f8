"""Cửa của tôi: where people come in by the identity service, and what they find: their own dossiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import owned, owned_by
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.queries import asks_at, services_on
from motcua.faces.citizen.lookup import left_of_row, unlisted, words_for_bearer
from motcua.faces.shared.doors import HouseRequest, citizen, public
from motcua.faces.shared.sign_in_citizen import entity_of, level_of
from motcua.foundation import clock
from motcua.foundation.access.models import ActorKind
from motcua.foundation.ready import one_moment
from motcua.registers.people.models import Person, Representation
from motcua.registers.people.queries import person_of_account, principals_of

_ON_A_PAGE: Final = 20


@dataclass(frozen=True)
class Offered:
    """A service that people may sign in with; `origin` is where its page stands, none while it is away."""

    service: IdentityService
    origin: str | None


@dataclass(frozen=True)
class Standing:
    """Who sits there, and for whom he may act today."""

    person: Person
    principals: Sequence[Representation]

    @property
    def people(self) -> list[UUID]:
        """Give himself and the persons he acts for."""
        return [self.person.id, *(one.person_id for one in self.principals if one.person_id)]

    @property
    def entities(self) -> list[UUID]:
        """Give the legal entities he acts for."""
        return [one.entity_id for one in self.principals if one.entity_id]


@public
@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Offer the services of the day; who is in already goes on."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    there = wanted if safe else ""
    asked: HouseRequest = request  # type: ignore[assignment]  # the middleware made it one
    if asked.actor.kind is ActorKind.CITIZEN:
        return redirect(there or "citizen:mine")
    offered = [Offered(one, asks_at(one)) for one in services_on(clock.today())]
    response = render(request, "citizen/sign_in.html", {"here": "mine", "offered": offered, "next": there})
    origins = sorted({one.origin for one in offered if one.origin})
    if origins:
        response._csp_update = {"form-action": origins}  # type: ignore[attr-defined]  # as django-csp reads it
    return response


@citizen
@never_cache
@require_safe
@one_moment()
def mine(request: HouseRequest) -> HttpResponse:
    """Show one's own dossiers, the latest first. Raises PersonUnknown."""
    who = _standing(request)
    after = _place(request.GET.get("sau", ""))
    found = owned_by(who.people, who.entities, after=after, most=_ON_A_PAGE + 1)
    shown, more = found[:_ON_A_PAGE], found[_ON_A_PAGE:]
    words = {
        "here": "mine",
        "who": who,
        "level": level_of(request),
        "entity_id": entity_of(request),
        "dossiers": [(one, left_of_row(one, clock.now())) for one in shown],
        "is_first": after is None,
        "next_place": _place_of(shown[-1]) if more else "",
    }
    return unlisted(render(request, "citizen/mine.html", words))


@citizen
@never_cache
@require_safe
def dossier(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show one's own dossier as the bearer of its slip sees it. Raises PersonUnknown, DossierUnknown."""
    who = _standing(request)
    found = owned(dossier_id, who.people, who.entities, now=clock.now())
    words = {"here": "mine", "is_mine": True, **words_for_bearer(found)}
    return unlisted(render(request, "citizen/slip.html", words))


def _standing(request: HouseRequest) -> Standing:
    person = person_of_account(request.actor.id)
    return Standing(person, list(principals_of(person.id, day=clock.today())))


def _place_of(row: Dossier) -> str:
    return f"{row.submitted_at.isoformat()}~{row.pk}"


def _place(text: str) -> tuple[datetime, UUID] | None:
    """Read where a page ended; what cannot be read begins anew."""
    moment, _, key = text.partition("~")
    try:
        return datetime.fromisoformat(moment.replace(" ", "+")), UUID(key)
    except ValueError:
        return None
