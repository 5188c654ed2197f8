"""The cashier's shift at the counter: opened, counted by notes, closed; its sheet."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.counter.pages import desk_of, show
from motcua.faces.counter.papers import pdf_answer
from motcua.faces.counter.views.money import COLLECT, VIEW, VOID
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.money import dong, read_dong
from motcua.instruments.fees.actions import close_shift, open_shift
from motcua.instruments.fees.errors import AmountOdd, NoteOdd
from motcua.instruments.fees.models import NOTES, Shift
from motcua.instruments.fees.queries import cash_of_shift, shift_of, shift_paper, shifts_of_unit
from motcua.instruments.fees.queries import shift as shift_by_id

LATEST = 20


@officer(COLLECT)
@never_cache
@require_http_methods(["GET", "POST"])
def shift(request: HouseRequest) -> HttpResponse:
    """Show the drawer: open it, or count and close it."""
    desk = desk_of(request)
    mine = shift_of(request.actor, desk.id)
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            return _close(request, mine) if mine else _open(request, desk.id)
        except Refused as refused:
            refusal = refused
    words = {
        "shift": mine,
        "cash": cash_of_shift(mine) if mine else None,
        "notes": [{"note": note, "typed": request.POST.get(f"note.{note}", "")} for note in NOTES],
        "reason": request.POST.get("reason", ""),
        "refusal": str(refusal) if refusal else "",
        "before": list(shifts_of_unit(desk.id, cashier=request.actor.id).exclude(closed_at=None)[:LATEST]),
    }
    return show(request, "counter/shift.html", desk, words, status=refusal.status if refusal else 200)


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_safe
def shift_sheet(request: HouseRequest, shift_id: UUID) -> HttpResponse:
    """Give the sheet of a shift as PDF."""
    found = shift_by_id(shift_id, request.actor)
    return pdf_answer(shift_paper(found), f"ca-thu-{found.day:%Y-%m-%d}.pdf")


def _open(request: HouseRequest, unit_id: UUID) -> HttpResponse:
    typed = request.POST.get("opening", "").strip() or "0"
    try:
        opening = read_dong(typed)
    except ValueError as odd:
        raise AmountOdd(title=_("Tiền lẻ đầu ca"), most="1.000.000.000.000") from odd
    open_shift(unit_id, opening=opening, by=request.actor, at=clock.now())
    messages.success(request, _("Đã mở ca thu."))
    return redirect("counter:shift")


def _close(request: HouseRequest, mine: Shift) -> HttpResponse:
    notes = {note: _count(request.POST.get(f"note.{note}", ""), note) for note in NOTES}
    reason = request.POST.get("reason", "")[:500]
    closed = close_shift(mine.id, notes=notes, reason=reason, by=request.actor, at=clock.now())
    messages.success(request, _("Đã chốt ca thu: {sum}.").format(sum=dong(closed.counted or 0)))
    return redirect("counter:shift")


def _count(typed: str, note: int) -> int:
    typed = typed.strip() or "0"
    if not (typed.isascii() and typed.isdecimal()):
        raise NoteOdd(note=dong(note), most="100.000")
    return int(typed)
