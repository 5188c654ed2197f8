"""Nhận bàn giao giấy tờ: who decides confirms the lists that come from the counters."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.transfers.actions import receive_papers
from motcua.casework.transfers.queries import lines_of, transfer, transfer_sheet, transfers_to
from motcua.faces.desk.pages import show
from motcua.faces.desk.views.files import printed
from motcua.faces.desk.worklist import read_id
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.registers.organisations.queries import names_of

HANDLE = "dossiers.handle"


@officer(HANDLE)
@never_cache
@require_safe
def transfers(request: HouseRequest) -> HttpResponse:
    """Show the lists on their way to where the officer handles dossiers."""
    found = transfers_to(request.actor.units_for(HANDLE))
    names = names_of((one.unit_id for one in found), clock.today())
    return show(
        request, "desk/transfers.html", {"found": [(one, names.get(one.unit_id, "")) for one in found]}
    )


@officer(HANDLE)
@never_cache
@require_http_methods(["GET", "POST"])
def receive(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Show a list, and confirm it but for what was not in it."""
    found = transfer(transfer_id, request.actor)
    if request.method == "POST":
        missing = {one for one in map(read_id, request.POST.getlist("missing")) if one is not None}
        receive_papers(found.id, missing=missing, by=request.actor, at=clock.now())
        messages.success(request, _("Đã xác nhận nhận bàn giao danh sách số {n}.").format(n=found.number))
        return redirect("desk:transfers")
    names = names_of([found.unit_id], clock.today())
    words = {"transfer": found, "unit": names.get(found.unit_id, ""), "lines": lines_of(found)}
    return show(request, "desk/transfer.html", words)


@officer(HANDLE)
@never_cache
@require_safe
def paper(request: HouseRequest, transfer_id: UUID) -> HttpResponse:
    """Give a list as PDF."""
    found = transfer(transfer_id, request.actor)
    return printed(request, transfer_sheet(found), f"ban-giao-{found.number}.pdf")
