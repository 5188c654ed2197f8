"""The cashier's shift at the counter: opened, counted by notes, closed; its sheet, and those before it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.counter.leafing import leaf_of
from motcua.faces.counter.money import COLLECT, VIEW, VOID
from motcua.faces.counter.pages import Desk, desk_of, show
from motcua.faces.counter.papers import pdf_answer
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.errors import Refused
from motcua.foundation.money import dong, read_dong
from motcua.instruments.fees.actions import close_shift, open_shift
from motcua.instruments.fees.errors import AmountOdd, ClosedBefore, NoteOdd, ShiftOpen
from motcua.instruments.fees.models import NOTES, Shift
from motcua.instruments.fees.queries import cash_of_shift, shift_of, shift_paper, shifts_of_unit
from motcua.instruments.fees.queries import shift as shift_by_id

MOST_FIGURES = 9


@officer(COLLECT)
@never_cache
@require_http_methods(["GET", "POST"])
def shift(request: HouseRequest) -> HttpResponse:
    """Show one's own drawer to count, or open it; opened a moment ago, it is not opened again."""
    desk = desk_of(request)
    mine = shift_of(request.actor, desk.id)
    if request.method != "POST":
        return _show_open(request, desk, mine) if mine else _show_none(request, desk)
    try:
        open_shift(desk.id, opening=_opening(request), by=request.actor, at=clock.now())
    except ShiftOpen as runs:
        messages.info(request, str(runs))
    except Refused as refusal:
        return _show_none(request, desk, refusal)
    else:
        messages.success(request, _("Đã mở ca thu."))
    return redirect("counter:shift")


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def one_shift(request: HouseRequest, shift_id: UUID) -> HttpResponse:
    """Show a shift: closed, what was counted; open, the drawer to count and close."""
    desk, found = desk_of(request), shift_by_id(shift_id, request.actor)
    if request.method != "POST":
        return _show_open(request, desk, found) if found.closed_at is None else _show(request, desk, found)
    try:
        notes = {note: _count(request.POST.get(f"note.{note}", ""), note) for note in NOTES}
        reason = request.POST.get("reason", "")[:500]
        closed = close_shift(found.id, notes=notes, reason=reason, by=request.actor, at=clock.now())
    except ClosedBefore as before:
        messages.info(request, str(before))
    except Refused as refusal:
        return _show_open(request, desk, found, refusal)
    else:
        messages.success(request, _("Đã chốt ca thu: {sum}.").format(sum=dong(closed.counted or 0)))
    return redirect("counter:one_shift", found.id)


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_safe
def shifts(request: HouseRequest) -> HttpResponse:
    """Show the shifts of this counter, the latest first; a cashier who may not see the books sees his own."""
    desk, by = desk_of(request), request.actor
    sees_all = by.may(VOID, desk.id) or by.may(VIEW, desk.id)
    rows = shifts_of_unit(desk.id, cashier=None if sees_all else by.id)
    page = leaf_of(rows, "opened_at", after=request.GET.get("sau", ""), latest_first=True)
    names = names_of({row.cashier_id for row in page.rows})
    words = {
        "leaf": page,
        "lines": [{"row": row, "cashier": names.get(row.cashier_id, "")} for row in page.rows],
    }
    return show(request, "counter/shifts.html", desk, words)


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_safe
def shift_sheet(request: HouseRequest, shift_id: UUID) -> HttpResponse:
    """Give the sheet of a shift as PDF."""
    found = shift_by_id(shift_id, request.actor)
    return pdf_answer(shift_paper(found), f"ca-thu-{found.day:%Y-%m-%d}.pdf")


def _show_none(request: HouseRequest, desk: Desk, refusal: Refused | None = None) -> HttpResponse:
    words = {
        "fault": str(refusal) if refusal else "",
        "opening": request.POST.get("opening", "")[:20],
        "before": list(shifts_of_unit(desk.id, cashier=request.actor.id)[:5]),
    }
    status = refusal.status if refusal else 200
    return show(request, "counter/shift_none.html", desk, words, status=status)


def _show_open(
    request: HouseRequest, desk: Desk, found: Shift, refusal: Refused | None = None
) -> HttpResponse:
    is_own = found.cashier_id == request.actor.id
    words = {
        "shift": found,
        "is_old": found.day < clock.today(),
        "cashier": "" if is_own else names_of([found.cashier_id]).get(found.cashier_id, ""),
        "may_close": is_own or request.actor.may(VOID, found.unit_id),
        "cash": cash_of_shift(found),
        "notes": [{"note": note, "typed": request.POST.get(f"note.{note}", "")[:9]} for note in NOTES],
        "reason": request.POST.get("reason", "")[:500],
        "fault": str(refusal) if refusal else "",
    }
    return show(request, "counter/shift.html", desk, words, status=refusal.status if refusal else 200)


def _show(request: HouseRequest, desk: Desk, found: Shift) -> HttpResponse:
    closed_by = found.closed_by or found.cashier_id
    names = names_of({found.cashier_id, closed_by})
    words = {
        "shift": found,
        "cash": cash_of_shift(found),
        "cashier": names.get(found.cashier_id, ""),
        "closer": names.get(closed_by, "") if closed_by != found.cashier_id else "",
        "lacks": found.difference < 0,
        "off_by": abs(found.difference),
    }
    return show(request, "counter/shift_closed.html", desk, words)


def _opening(request: HouseRequest) -> int:
    typed = request.POST.get("opening", "").strip() or "0"
    try:
        return read_dong(typed)
    except ValueError as odd:
        raise AmountOdd(title=_("Tiền lẻ đầu ca"), most="1.000.000.000.000") from odd


def _count(typed: str, note: int) -> int:
    typed = typed.strip() or "0"
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= MOST_FIGURES):
        raise NoteOdd(note=dong(note), most="100.000")
    return int(typed)
