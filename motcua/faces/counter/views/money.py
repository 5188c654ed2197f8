"""Money at the counter: collecting on a dossier, its receipt, the receipts of a day."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Sum
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import dossier, slip_of
from motcua.faces.counter.forms import ReasonForm
from motcua.faces.counter.leafing import leaf_of
from motcua.faces.counter.money import COLLECT, VIEW, VOID, payer_of
from motcua.faces.counter.pages import Desk, day_asked, desk_of, show
from motcua.faces.counter.papers import link_of, pdf_answer
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.errors import Refused
from motcua.foundation.money import dong, read_dong
from motcua.foundation.papers.queries import bound_together
from motcua.instruments.fees.actions import reprint_receipt, settle_charge, take_cash, void_receipt
from motcua.instruments.fees.errors import (
    AlreadyPaid,
    AmountOdd,
    CountOdd,
    SeriesUsedUp,
    ShiftOfAnotherDay,
)
from motcua.instruments.fees.models import Charge, Receipt, Settlement
from motcua.instruments.fees.queries import (
    charges_of,
    payments_of,
    piece_word,
    receipt,
    receipt_paper,
    receipts_of,
    receipts_of_unit,
    tariff_words,
    total_due,
)

JUST_NOW = timedelta(minutes=10)
MOST_FIGURES = 9


@officer(COLLECT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def collect(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show what a dossier owes, and collect it; a count or a sum said beside a line is settled first."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    if request.method != "POST":
        return _show(request, desk, found)
    try:
        return _take(request, desk, found)
    except AlreadyPaid as paid:
        messages.info(request, str(paid))
        return redirect("counter:receipt", receipts_of(KIND, found.id)[0].id)
    except SeriesUsedUp as full:
        return _show(request, desk, found, full, following=str(full.following_id or ""))
    except ShiftOfAnotherDay as older:
        return _show(request, desk, found, older, is_drawer=True)
    except Refused as refusal:
        return _show(request, desk, found, refusal)


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_safe
def one_receipt(request: HouseRequest, receipt_id: UUID) -> HttpResponse:
    """Show a receipt: the paper to print, the change to give back, what can be done with it."""
    desk, found = desk_of(request, overseen_by=VIEW), receipt(receipt_id, request.actor)
    words = {
        "receipt": found,
        "payments": payments_of(found.id),
        "cashier": names_of([found.issued_by]).get(found.issued_by, ""),
        "may_void": request.actor.may(VOID, found.unit_id) or request.actor.may(VOID, found.series.body_id),
        "with_slip": _is_new(found) and _slip_beside(found, request) is not None,
    }
    return show(request, "counter/money_receipt.html", desk, words)


@officer(COLLECT)
@never_cache
@require_safe
def receipt_and_slip(request: HouseRequest, receipt_id: UUID) -> HttpResponse:
    """Give a receipt written a moment ago and the slip of its dossier in one file: one print for both."""
    found = receipt(receipt_id, request.actor)
    beside = _slip_beside(found, request)
    papers = [receipt_paper(found)]
    if beside is not None:
        papers.insert(0, slip_of(beside, link=link_of(request, beside)).pdf)
    return pdf_answer(bound_together(papers), f"bien-lai-{found.number}-phieu-hen.pdf")


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_safe
def receipt_pdf(request: HouseRequest, receipt_id: UUID) -> HttpResponse:
    """Give a receipt as PDF."""
    found = receipt(receipt_id, request.actor)
    return pdf_answer(receipt_paper(found), f"bien-lai-{found.number}.pdf")


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_POST
def receipt_again(request: HouseRequest, receipt_id: UUID) -> HttpResponse:
    """Give a receipt once more, marked as printed again."""
    reprint_receipt(receipt_id, by=request.actor, at=clock.now())
    found = receipt(receipt_id, request.actor)
    return pdf_answer(receipt_paper(found), f"bien-lai-{found.number}-in-lai.pdf")


@officer(VOID)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def receipt_void(request: HouseRequest, receipt_id: UUID) -> HttpResponse:
    """Void a receipt, with the reason."""
    desk, found = desk_of(request, overseen_by=VOID), receipt(receipt_id, request.actor)
    form = ReasonForm(request.POST or None)
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            void_receipt(found.id, reason=form.cleaned_data["reason"], by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã hủy biên lai {receipt}.").format(receipt=found))
            return redirect("counter:receipt", found.id)
    return show(request, "counter/money_void.html", desk, {"receipt": found, "form": form}, status=status)


@officer(COLLECT, VOID, VIEW)
@never_cache
@require_safe
def receipts(request: HouseRequest) -> HttpResponse:
    """Show the receipts of a day at this counter, latest first."""
    desk, asked = desk_of(request, overseen_by=VIEW), day_asked(request)
    day = asked.day
    rows = receipts_of_unit(desk.id, day)
    page = leaf_of(rows, "issued_at", after=request.GET.get("sau", ""), latest_first=True)
    held = rows.filter(state=Receipt.State.ISSUED).aggregate(total=Sum("amount"), count=Count("id"))
    words = {
        "day": day,
        "odd_day": asked.odd,
        "leaf": page,
        "rows": page.rows,
        "total": held["total"] or 0,
        "held": held["count"],
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < clock.today() else None,
    }
    return show(request, "counter/money_receipts.html", desk, words, status=asked.status)


def _take(request: HouseRequest, desk: Desk, found: Dossier) -> HttpResponse:
    sent = request.POST
    said = [one for row in charges_of(KIND, found.id) if (one := _said(row, sent))]
    if said and not sent.get("given", "").strip():
        return _settle(request, desk, found, said)
    made = take_cash(
        KIND,
        found.id,
        unit_id=desk.id,
        about=payer_of(found),
        given=_sum(sent.get("given", ""), _("Tiền khách đưa")),
        total=None if said else _sum(sent.get("total", ""), _("Tổng số")),
        settlements=said,
        series_id=_series(sent.get("series", "")),
        by=request.actor,
        at=clock.now(),
    )
    messages.success(request, _("Đã thu và lập biên lai {receipt}.").format(receipt=made))
    return redirect("counter:receipt", made.id)


def _settle(request: HouseRequest, desk: Desk, found: Dossier, said: list[Settlement]) -> HttpResponse:
    """Write down what was said of the sums, and show what is to be collected before it is."""
    for one in said:
        settle_charge(one, unit_id=desk.id, by=request.actor, at=clock.now())
    due = total_due(charges_of(KIND, found.id))
    if due:
        messages.success(request, _("Đã xác định mức thu. Phải thu {sum}.").format(sum=dong(due)))
        return redirect("counter:money", found.id)
    messages.success(request, _("Đã ghi: hồ sơ này không có khoản nào phải nộp."))
    return redirect("counter:dossier", found.id)


def _said(row: Charge, sent: QueryDict) -> Settlement | None:
    """Read what was said of a line: another count, a sum, or that it is not collected."""
    if not row.is_settleable:
        return None
    reason = sent.get(f"reason.{row.id}", "").strip()
    typed = sent.get(f"count.{row.id}", "").strip()
    if row.is_counted and typed:
        count, times = _count(typed, row), _count(sent.get(f"times.{row.id}", "") or "1", row)
        return None if (count, times) == (row.count, row.times) else Settlement(row.id, None, count, times)
    amount = _sum(sent.get(f"amount.{row.id}", ""), row.title)
    if amount is not None:
        return Settlement(row.id, amount, reason=reason)
    waived = row.state == Charge.State.DUE and not row.is_counted and reason
    return Settlement(row.id, 0, reason=reason) if waived else None


def _count(typed: str, row: Charge) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= MOST_FIGURES):
        raise CountOdd(title=row.title, most="100.000")
    return int(typed)


def _sum(typed: str, title: str) -> int | None:
    if not typed.strip():
        return None
    try:
        return read_dong(typed)
    except ValueError as odd:
        raise AmountOdd(title=title, most="1.000.000.000.000") from odd


def _series(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _show(
    request: HouseRequest,
    desk: Desk,
    found: Dossier,
    refusal: Refused | None = None,
    *,
    following: str = "",
    is_drawer: bool = False,
) -> HttpResponse:
    rows = charges_of(KIND, found.id)
    unknown = next((row for row in rows if row.state == Charge.State.OPEN), None)
    words = {
        "dossier": found,
        "lines": [
            {
                "row": row,
                "tariff": tariff_words(row),
                "piece": piece_word(row),
                "is_first_unknown": row is unknown,
            }
            for row in rows
        ],
        "is_unknown": unknown is not None,
        "total": total_due(rows),
        "collectable": any(row.is_settleable and row.state != Charge.State.WAIVED for row in rows),
        "receipts": receipts_of(KIND, found.id),
        "fault": str(refusal) if refusal else "",
        "following": following,
        "is_drawer": is_drawer,
        "given": request.POST.get("given", ""),
    }
    return show(request, "counter/money_collect.html", desk, words, status=refusal.status if refusal else 200)


def _is_new(found: Receipt) -> bool:
    """Say whether a receipt was written a moment ago: then it is printed with the slip."""
    return found.state == Receipt.State.ISSUED and clock.now() - found.issued_at < JUST_NOW


def _slip_beside(found: Receipt, request: HouseRequest) -> Dossier | None:
    """Give the dossier whose slip is printed with a receipt: one that was just taken in."""
    try:
        beside = dossier(found.subject_id, request.actor)
    except DossierUnknown:
        return None
    is_fresh = beside.entered_at is not None and found.issued_at - beside.entered_at < JUST_NOW
    return beside if beside.code and is_fresh else None
