"""Hồ sơ chưa rõ nơi giải quyết: what nobody could route, and who names the place."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.routing.actions import route_filing, turn_back_filing
from motcua.casework.routing.models import HeldFiling
from motcua.casework.routing.queries import (
    destinations,
    filing_of,
    held_filing,
    held_filings,
    standings_of,
)
from motcua.faces.desk.pages import show
from motcua.faces.desk.worklist import read_id
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import left_of
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.registers.organisations.queries import names_of
from motcua.registers.procedures.queries import governing_versions

ROUTE: Final = "routing.assign"
_ROWS: Final = 50


@officer(ROUTE)
@never_cache
@require_safe
def waiting(request: HouseRequest) -> HttpResponse:
    """Show what waits for a place, the longest waiting first, a page at a time."""
    after = read_id(request.GET.get("sau", ""))
    found = list(held_filings(request.actor, after=after)[: _ROWS + 1])
    shown = found[:_ROWS]
    stand = standings_of(shown, clock.now())
    words = {
        "rows": [(row, left_of(stand[row.id])) for row in shown],
        "names": names_of({one.unit_id for one in shown}, clock.today()),
        "titles": _titles(shown),
        "next": str(shown[-1].id) if len(found) > _ROWS else "",
        "first": after is None,
    }
    return show(request, "desk/unrouted.html", words)


def _titles(rows: Sequence[HeldFiling]) -> dict[str, str]:
    """Give what each procedure is called today, by its code."""
    found = governing_versions((one.procedure.code for one in rows), clock.today())
    return {code: version.title for code, version in found.items()}


@officer(ROUTE)
@never_cache
@require_safe
def one(request: HouseRequest, held_id: UUID) -> HttpResponse:
    """Show what was sent, why nobody knows where it belongs, and the units that would take it."""
    return _page(request, held_filing(held_id, request.actor))


@officer(ROUTE)
@require_POST
def pass_on(request: HouseRequest, held_id: UUID) -> HttpResponse:
    """Pass it on to the unit that was chosen."""
    held = held_filing(held_id, request.actor)
    unit_id = read_id(request.POST.get("noi", ""))
    if unit_id is None:
        return _page(request, held, fault=_("Hãy tìm rồi chọn nơi nhận."), status=422)
    try:
        dossier = route_filing(
            held.id,
            unit_id=unit_id,
            place_id=read_id(request.POST.get("dia-ban", "")),
            by=request.actor,
            at=clock.now(),
        )
    except Refused as refusal:
        return _page(request, held, fault=str(refusal), status=refusal.status)
    where = names_of({unit_id}, clock.today()).get(unit_id, "")
    messages.success(
        request, _("Đã chuyển hồ sơ {code} đến {unit}.").format(code=dossier, unit=where or _("nơi nhận"))
    )
    return redirect("desk:unrouted")


@officer(ROUTE)
@require_POST
def turn_back(request: HouseRequest, held_id: UUID) -> HttpResponse:
    """Turn it back with a reason."""
    held = held_filing(held_id, request.actor)
    try:
        turn_back_filing(
            held.id, reason=request.POST.get("ly-do", "")[:1000], by=request.actor, at=clock.now()
        )
    except Refused as refusal:
        return _page(request, held, fault=str(refusal), status=refusal.status)
    messages.success(request, _("Đã trả lại hồ sơ {number}.").format(number=held.number))
    return redirect("desk:unrouted")


def _page(request: HouseRequest, held: HeldFiling, *, fault: str = "", status: int = 200) -> HttpResponse:
    text = (request.POST.get("tim", "") or request.GET.get("tim", "")).strip()[:100]
    day = clock.today()
    words = {
        "held": held,
        "filing": filing_of(held),
        "left": left_of(standings_of([held], clock.now())[held.id]),
        "unit": names_of({held.unit_id}, day).get(held.unit_id, ""),
        "title": _titles([held]).get(held.procedure.code, ""),
        "text": text,
        "choices": destinations(held, text, day) if held.state == HeldFiling.State.WAITING else [],
        "fault": fault,
        "words": request.POST.get("ly-do", "")[:1000],
    }
    return show(request, "desk/unrouted_one.html", words, status=status)
