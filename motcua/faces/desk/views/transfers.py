"""Bàn giao at the desk: lists from the counters are confirmed, results go back; so does the public post."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.transfers.actions import hand_on
from motcua.casework.transfers.errors import NothingToHandOn
from motcua.casework.transfers.models import Way
from motcua.casework.transfers.queries import (
    Lying,
    lying_at_agencies,
    transfer,
    transfer_sheet,
    transfers_by,
    transfers_to,
)
from motcua.faces.desk.pages import show
from motcua.faces.desk.views.files import printed
from motcua.faces.desk.worklist import read_id
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.transfers import (
    confirm_as_typed,
    counted_this_month,
    with_givers,
    with_takers,
    words_of,
)
from motcua.foundation import clock
from motcua.foundation.access.models import Actor

HANDLE: Final = "dossiers.handle"
CARRY: Final = "dossiers.carry"
VIEW: Final = "dossiers.view"
SHOWN: Final = 20
WAYS: Final = {"ket-qua": Way.RESULTS, "buu-chinh": Way.FROM_POST}
_RIGHT: Final = {Way.RESULTS: HANDLE, Way.FROM_POST: CARRY}


@officer(HANDLE, CARRY, VIEW)
@never_cache
@require_safe
def transfers(request: HouseRequest) -> HttpResponse:
    """Show the lists on their way to here, what lies here for the counters, and the month's counts."""
    day, houses = clock.today(), _houses(request.actor)
    words = {
        "coming": with_givers(transfers_to(houses), day),
        "lying": list(_lying(request.actor)),
        "made": with_takers(transfers_by(houses, day), day),
        "counts": counted_this_month(request.actor, day),
        "day": day,
    }
    return show(request, "desk/transfers.html", words)


def _houses(actor: Actor) -> frozenset[UUID] | None:
    """Give the houses for which the actor receives; None means all."""
    handled, carried = actor.units_for(HANDLE), actor.units_for(CARRY)
    return None if handled is None or carried is None else handled | carried


def _lying(actor: Actor) -> Iterator[tuple[str, Lying, tuple[object, ...], int]]:
    for name, way in WAYS.items():
        if actor.may(_RIGHT[way]):
            for one in lying_at_agencies(actor.units_for(_RIGHT[way]), way, clock.now()):
                yield name, one, one.dossiers[:SHOWN], len(one.dossiers) - SHOWN


@officer(HANDLE, CARRY)
@require_POST
def make(request: HouseRequest) -> HttpResponse:
    """Make a list of results for a counter, or of what the post took in for it."""
    way = WAYS.get(request.POST.get("way", ""))
    unit_id, agency_id = read_id(request.POST.get("unit", "")), read_id(request.POST.get("agency", ""))
    if way is None or unit_id is None or agency_id is None:
        raise NothingToHandOn
    made = hand_on(way, unit_id, agency_id, by=request.actor, at=clock.now())
    messages.success(
        request, _("Đã lập danh sách bàn giao số {number}; in ra để hai bên ký.").format(number=made)
    )
    return redirect("desk:transfers")


@officer(HANDLE, CARRY)
@never_cache
@require_http_methods(["GET", "POST"])
def receive(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Show a list, and confirm it but for what was not in it."""
    found = transfer(transfer_id, request.actor)
    if request.method == "POST":
        confirm_as_typed(request, found)
        messages.success(request, _("Đã xác nhận nhận bàn giao danh sách số {n}.").format(n=found))
        return redirect("desk:transfers")
    return show(request, "desk/transfer.html", words_of(found, "desk:dossier"))


@officer(HANDLE, CARRY)
@never_cache
@require_safe
def paper(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Give a list as PDF."""
    found = transfer(transfer_id, request.actor)
    return printed(request, transfer_sheet(found), f"ban-giao-{found.number}.pdf")
