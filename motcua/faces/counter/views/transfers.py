"""Bàn giao giấy tờ: what lies at the counter goes on a list to who decides, before 15:00 the same day."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.transfers.actions import hand_papers_on
from motcua.casework.transfers.errors import NothingToHandOn
from motcua.casework.transfers.queries import lying_by_agency, transfer, transfer_sheet, transfers_of
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, day_asked, desk_of, show
from motcua.faces.counter.papers import pdf_answer
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.registers.organisations.queries import names_of

SHOWN: Final = 20


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def transfers(request: HouseRequest) -> HttpResponse:
    """Show what lies here by agency, and the lists of a day."""
    desk, now, day = desk_of(request), clock.now(), day_asked(request.GET.get("ngay", ""))
    made = transfers_of(desk.id, day)
    names = names_of((one.agency_id for one in made), day)
    lying = lying_by_agency(desk.id, now)
    words = {
        "lying": [(one, one.dossiers[:SHOWN], len(one.dossiers) - SHOWN, one.is_late(now)) for one in lying],
        "made": [(one, names.get(one.agency_id, "")) for one in made],
        "day": day,
        "may": request.actor.may(ACCEPT, desk.id),
    }
    return show(request, "counter/transfers.html", desk, words)


@officer(ACCEPT)
@require_POST
def make(request: HouseRequest) -> HttpResponse:
    """Make the list for one agency."""
    desk, asked = desk_of(request), request.POST.get("agency", "")
    try:
        agency_id = UUID(asked)
    except ValueError as odd:
        raise NothingToHandOn from odd
    made = hand_papers_on(desk.id, agency_id, by=request.actor, at=clock.now())
    messages.success(
        request, _("Đã lập danh sách bàn giao số {number}; in ra để hai bên ký.").format(number=made.number)
    )
    return redirect("counter:transfers")


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def paper(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Give a list as PDF."""
    found = transfer(transfer_id, request.actor)
    return pdf_answer(transfer_sheet(found), f"ban-giao-{found.number}.pdf")
