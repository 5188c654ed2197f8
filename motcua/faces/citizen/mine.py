"""Cửa của tôi: where people come in by the identity service, and what they find: their own dossiers."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.queries import has_result_in_hand, is_withdrawable, owned, owned_by
from motcua.casework.filings.queries import drafts_of, is_offered, waiting_for
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.queries import asks_at, services_on
from motcua.faces.citizen.bearers import unlisted
from motcua.faces.citizen.lines import in_english
from motcua.faces.citizen.lookup import left_of_row, words_for_bearer
from motcua.faces.citizen.owner import place_in, place_of, standing_of
from motcua.faces.shared.doors import HouseRequest, citizen, public
from motcua.faces.shared.sign_in_citizen import entity_of, level_of
from motcua.foundation import clock
from motcua.foundation.access.models import ActorKind
from motcua.foundation.neighbours.actions import note_answered, note_away
from motcua.foundation.neighbours.models import IDENTITY
from motcua.foundation.ready import one_moment
from motcua.registers.procedures.errors import ProcedureUnknown
from motcua.registers.procedures.queries import governing_version

_ON_A_PAGE: Final = 20


@dataclass(frozen=True)
class Offered:
    """A service that people may sign in with; `origin` is where its page stands, none while it is away."""

    service: IdentityService
    origin: str | None


@public
@never_cache
@require_safe
@one_moment()
def sign_in(request: HttpRequest) -> HttpResponse:
    """Offer the services of the day; who is in already goes on."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    there = wanted if safe else reverse("citizen:mine") if in_english() else ""
    asked: HouseRequest = request  # type: ignore[assignment]  # the middleware made it one
    if asked.actor.kind is ActorKind.CITIZEN and level_of(request) >= _asked_level(request):
        return redirect(there or "citizen:mine")
    offered = [_offered(one, asked) for one in services_on(clock.today())]
    response = render(
        request,
        "citizen/sign_in.html",
        {"here": "mine", "offered": offered, "next": there, "level": _asked_level(asked)},
    )
    origins = sorted({one.origin for one in offered if one.origin})
    if origins:
        response._csp_update = {"form-action": origins}  # type: ignore[attr-defined]  # as django-csp reads it
    return response


def _offered(service: IdentityService, asked: HouseRequest) -> Offered:
    """Ask where a service stands, and note whether it answered, for who is about to begin elsewhere."""
    origin, name = asks_at(service), f"{IDENTITY}{service.code}"[:40]
    if origin is None:
        note_away(name, "không trả lời", by=asked.actor, at=clock.now())
    else:
        note_answered(name, by=asked.actor, at=clock.now())
    return Offered(service, origin)


@citizen
@never_cache
@require_safe
@one_moment()
def mine(request: HouseRequest) -> HttpResponse:
    """Show one's own dossiers, the latest first. Raises PersonUnknown."""
    who = standing_of(request)
    after = place_in(request.GET.get("sau", ""))
    found = owned_by(who.people, who.entities, after=after, most=_ON_A_PAGE + 1)
    shown, more = found[:_ON_A_PAGE], found[_ON_A_PAGE:]
    words = {
        "here": "mine",
        "who": who,
        "level": level_of(request),
        "entity_id": entity_of(request),
        "dossiers": [(one, left_of_row(one, clock.now())) for one in shown],
        "is_first": after is None,
        "drafts": drafts_of(request.actor) if after is None else [],
        "waiting": waiting_for(request.actor) if after is None else [],
        "next_place": place_of(shown[-1].submitted_at, shown[-1].pk) if more else "",
    }
    return unlisted(render(request, "citizen/mine.html", words))


@citizen
@never_cache
@require_safe
@one_moment()
def dossier(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show one's own dossier as the bearer of its slip sees it. Raises PersonUnknown, DossierUnknown."""
    who = standing_of(request)
    found = owned(dossier_id, who.people, who.entities, now=clock.now())
    words = {
        "here": "mine",
        "is_mine": True,
        **words_for_bearer(found),
        "withdrawable": is_withdrawable(found.dossier),
        "has_result": has_result_in_hand(found.dossier),
        "may_file_again": _is_taken_online(found.dossier.version.procedure.code),
    }
    return unlisted(render(request, "citizen/slip.html", words))


def _asked_level(request: HttpRequest) -> int:
    """Read how surely somebody is to prove himself, where a page sent him here for that."""
    said = request.GET.get("muc", "")
    return int(said) if said in {"1", "2"} else 0


def _is_taken_online(code: str) -> bool:
    """Say whether a procedure may be filed online today; one that is in force no more may not."""
    try:
        return is_offered(governing_version(code, clock.today()), clock.today())
    except ProcedureUnknown:
        return False
