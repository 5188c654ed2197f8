"""Bàn giao at the counter: papers to who decides before 15:00, results from there, the public post."""

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
    lying_at_unit,
    lying_for_post,
    transfer,
    transfer_sheet,
    transfers_of,
    transfers_to_unit,
)
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, day_asked, desk_of, show
from motcua.faces.counter.papers import pdf_answer
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.transfers import (
    confirm_as_typed,
    counted_this_month,
    with_givers,
    with_takers,
    words_of,
)
from motcua.foundation import clock

SHOWN: Final = 20
WAYS: Final = {"giay-to": Way.PAPERS, "buu-chinh": Way.TO_POST}


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def transfers(request: HouseRequest) -> HttpResponse:
    """Show what comes, what lies here by agency, the lists of a day, and the month's counts."""
    desk, now, asked = desk_of(request), clock.now(), day_asked(request)
    day = asked.day
    actor = request.actor
    lying = [
        *(("giay-to", one, actor.may(ACCEPT, desk.id)) for one in lying_at_unit(desk.id, now)),
        *(("buu-chinh", one, True) for one in lying_for_post(desk.id, now)),
    ]
    words = {
        "coming": with_givers(transfers_to_unit(desk.id), day),
        "lying": [
            (way, one, one.dossiers[:SHOWN], len(one.dossiers) - SHOWN, one.is_late(now), may)
            for way, one, may in lying
        ],
        "made": with_takers(transfers_of(desk.id, day), day),
        "counts": [pair for pair in counted_this_month(actor, clock.today()) if pair[0].unit_id == desk.id],
        "day": day,
        "odd_day": asked.odd,
    }
    return show(request, "counter/transfers.html", desk, words, status=asked.status)


@officer(ACCEPT, HAND_OVER)
@require_POST
def make(request: HouseRequest) -> HttpResponse:
    """Make the list for one agency, or for the public post."""
    desk, way = desk_of(request), WAYS.get(request.POST.get("way", "giay-to"))
    try:
        agency_id = UUID(request.POST.get("agency", ""))
    except ValueError as odd:
        raise NothingToHandOn from odd
    if way is None:
        raise NothingToHandOn
    made = hand_on(way, desk.id, agency_id, by=request.actor, at=clock.now())
    messages.success(
        request, _("Đã lập danh sách bàn giao số {number}; in ra để hai bên ký.").format(number=made)
    )
    return redirect("counter:transfers")


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_http_methods(["GET", "POST"])
def receive(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Show a list that comes to the counter, and confirm it but for what was not in it."""
    desk, found = desk_of(request), transfer(transfer_id, request.actor)
    if request.method == "POST":
        confirm_as_typed(request, found)
        messages.success(request, _("Đã xác nhận nhận bàn giao danh sách số {n}.").format(n=found))
        return redirect("counter:transfers")
    return show(request, "counter/transfer.html", desk, words_of(found, "counter:dossier"))


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def paper(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Give a list as PDF."""
    found = transfer(transfer_id, request.actor)
    return pdf_answer(transfer_sheet(found), f"ban-giao-{found.number}.pdf")
