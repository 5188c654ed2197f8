"""Ai đã xem: posts and units, when and why, off the log of looks; never an officer's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import owned
from motcua.faces.citizen.bearers import unlisted
from motcua.faces.citizen.owner import standing_of
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.foundation import clock
from motcua.foundation.audit.models import Look
from motcua.foundation.audit.queries import looks_at
from motcua.foundation.clock import VN
from motcua.registers.organisations.queries import chairs_ever, names_of

_ON_A_PAGE: Final = 20


@dataclass(frozen=True)
class Reader:
    """Who looked: his post and unit of that day, when, why, and at what."""

    at: datetime
    post: str
    unit: str
    purpose: str
    field: str


@citizen
@never_cache
@require_safe
def dossier_readers(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show who looked at one's dossier. Raises DossierUnknown, too where it is somebody else's."""
    who = standing_of(request)
    found = owned(dossier_id, who.people, who.entities, now=clock.now())
    before = request.GET.get("truoc", "")
    page = looks_at(
        KIND, found.dossier.pk, before=int(before) if before.isdecimal() else None, limit=_ON_A_PAGE
    )
    words = {
        "here": "mine",
        "view": found.public,
        "dossier": found.dossier,
        "readers": readers_of(page.looks, request.actor.id),
        "before": page.before or "",
    }
    return unlisted(render(request, "citizen/readers.html", words))


def readers_of(looks: Sequence[Look], own_id: UUID) -> list[Reader]:
    """Say who looked, each by his post and unit on that day; in two questions, however many days."""
    ever = chairs_ever({one.actor_id for one in looks if one.actor_id != own_id})
    units = {chair.agency_id for chairs in ever.values() for chair in chairs}
    names = names_of(units, clock.today()) if units else {}
    readers = []
    for look in looks:
        day = look.at.astimezone(VN).date()
        chair = next((one for one in ever.get(look.actor_id, ()) if one.holds_on(day)), None)
        if look.actor_id == own_id:
            post, unit = _("Chính anh, chị"), ""
        elif chair is None:
            post, unit = _("Hệ thống hoặc người không còn giữ chức danh"), ""
        else:
            post, unit = chair.title, names.get(chair.agency_id, "")
        readers.append(Reader(look.at, post, unit, look.purpose, look.field))
    return readers
