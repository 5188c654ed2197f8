"""Kho giấy tờ của tôi: what is confirmed of one's papers, seen and taken home by whose they are."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import named_dossiers
from motcua.faces.citizen.bearers import unlisted
from motcua.faces.citizen.owner import place_in, place_of, standing_of
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look
from motcua.foundation.files.queries import pieces_of, serving_headers
from motcua.foundation.ready import one_moment
from motcua.instruments.documents.queries import reuses_of, vault_document, vault_of
from motcua.registers.organisations.queries import names_of

_ON_A_PAGE: Final = 20
LOOKED_AT: Final = "vault_document"
"""How the log of looks calls a paper of a vault."""


@citizen
@never_cache
@require_safe
@one_moment()
def my_vault(request: HouseRequest) -> HttpResponse:
    """Show one's own papers and those of whom one acts for, the latest first. Raises PersonUnknown."""
    who = standing_of(request)
    after = place_in(request.GET.get("sau", ""))
    found = vault_of(who.people, who.entities, after=after, most=_ON_A_PAGE + 1)
    shown, more = found[:_ON_A_PAGE], found[_ON_A_PAGE:]
    reuses = reuses_of(shown)
    came_from = {one.subject_id for one in shown if one.subject_kind == KIND}
    names = names_of({one.issuer_id for one in shown if one.issuer_id}, clock.today())
    titles = named_dossiers(came_from)
    words = {
        "here": "mine",
        "who": who,
        "papers": [
            {
                "one": one,
                "issuer": names.get(one.issuer_id, "") if one.issuer_id else "",
                "from_code": titles.get(one.subject_id, ""),
                "is_past": not one.is_usable(clock.today()),
                "reuses": reuses.get(one.pk, ()),
                "is_anothers": one.person_id != who.person.pk,
            }
            for one in shown
        ],
        "is_first": after is None,
        "next_place": place_of(shown[-1].confirmed_at, shown[-1].pk) if more else "",
    }
    return unlisted(render(request, "citizen/vault.html", words))


@citizen
@never_cache
@require_safe
def vault_file(request: HouseRequest, vault_id: UUID) -> HttpResponseBase:
    """Give the file of a paper of one's own; each time is on record. Raises VaultDocumentUnknown."""
    who = standing_of(request)
    found = vault_document(vault_id, who.people, who.entities)
    pieces = pieces_of(found.file)
    record_look(
        LOOKED_AT,
        found.pk,
        purpose="chủ giấy tờ tải từ kho",
        field=found.name[:80],
        by=request.actor,
        at=clock.now(),
        ip=request.META.get("REMOTE_ADDR", ""),
    )
    headers = serving_headers(found.file, found.file_name)
    return unlisted(StreamingHttpResponse(pieces, headers=headers))
