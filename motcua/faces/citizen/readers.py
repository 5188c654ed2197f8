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
from motcua.registers.organisations.queries import names_of, seats_of_many

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
    """Say who looked, each by his post and unit on the day of the look."""
    days = {look.at.astimezone(VN).date() for look in looks}
    seats = {
        day: seats_of_many({one.actor_id for one in looks if one.at.astimezone(VN).date() == day}, day)
        for day in days
    }
    units = {seat.agency_id for by_actor in seats.values() for chairs in by_actor.values() for seat in chairs}
    names = names_of(units, clock.today()) if units else {}
    readers = []
    for look in looks:
        chairs = seats[look.at.astimezone(VN).date()].get(look.actor_id, [])
        chair = chairs[0] if chairs else None
        if look.actor_id == own_id:
            post, unit = _("Chính anh, chị"), ""
        elif chair is None:
            post, unit = _("Hệ thống hoặc người không còn giữ chức danh"), ""
        else:
            post, unit = chair.title, names.get(chair.agency_id, "")
        readers.append(Reader(look.at, post, unit, look.purpose, look.field))
    return readers
