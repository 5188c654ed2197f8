"""What a case owes and has paid; a unit's receipts and shifts, page by page."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN, valid_on
from motcua.foundation.ready import IDS_HOLE, TEXT_HOLE, Ready, ids_of
from motcua.instruments.fees import access
from motcua.instruments.fees.errors import ReceiptUnknown, ShiftUnknown
from motcua.instruments.fees.models import Charge, Payment, Receipt, Refund, Series, Shift

_DAY = timedelta(days=1)


def charges_of(subject_kind: str, subject_id: UUID) -> list[Charge]:
    """Give a case's charges in order, those not collected any more last."""
    rows = Charge.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return sorted(rows, key=lambda row: row.state == Charge.State.VOID)


def charges_by_case(subject_kind: str, subject_ids: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Give the ids of all charges ever made on many cases, each with its case: the case's first, in order."""
    rows = _ready_charges().ask(kind=subject_kind, ids=list(subject_ids))
    return [(charge, case) for charge, case in rows]


@cache
def _ready_charges() -> Ready:
    rows = Charge.objects.filter(subject_kind=TEXT_HOLE, subject_id__in=ids_of(IDS_HOLE))
    ordered = rows.order_by("subject_id", "id").values_list("id", "subject_id")
    return Ready(ordered, {"kind": TEXT_HOLE, "ids": IDS_HOLE})


def cases_charged(subject_kind: str, charge_ids: Collection[UUID]) -> set[UUID]:
    """Give the cases of a kind on which charges were made; ids that are no charge's say nothing."""
    return {row[0] for row in _ready_cases().ask(kind=subject_kind, ids=list(charge_ids))}


@cache
def _ready_cases() -> Ready:
    rows = Charge.objects.filter(subject_kind=TEXT_HOLE, id__in=ids_of(IDS_HOLE)).order_by()
    return Ready(rows.values_list("subject_id"), {"kind": TEXT_HOLE, "ids": IDS_HOLE})


def total_due(charges: Iterable[Charge]) -> int:
    """Add up what is due now."""
    return sum(row.amount or 0 for row in charges if row.state == Charge.State.DUE)


def charge_of(subject_id: UUID, charge_id: UUID) -> Charge | None:
    """Give one charge of a case, if it is one of it."""
    return Charge.objects.filter(id=charge_id, subject_id=subject_id).first()


def receipts_of(subject_kind: str, subject_id: UUID) -> list[Receipt]:
    """Give a case's receipts, latest first, those that hold before those voided."""
    rows = Receipt.objects.filter(subject_kind=subject_kind, subject_id=subject_id).select_related("series")
    return sorted(rows.order_by("-issued_at", "-id"), key=lambda row: row.state == Receipt.State.VOID)


def receipt(receipt_id: UUID, by: Actor) -> Receipt:
    """Give a receipt to who may see it. Raises ReceiptUnknown to anybody else too."""
    rows = Receipt.objects.select_related("series__body", "shift", "unit", "void_shift")
    found = rows.filter(id=receipt_id).first()
    if found is None or not access.may_read_receipt(by, found):
        raise ReceiptUnknown
    return found


def payments_of(receipt_id: UUID) -> list[Payment]:
    """Give the lines of a receipt, in order."""
    return list(Payment.objects.filter(receipt=receipt_id).select_related("charge").order_by("position"))


def receipts_of_unit(
    unit_id: UUID, day: date | None = None, *, cashier: UUID | None = None
) -> QuerySet[Receipt]:
    """Sổ biên lai of a unit, of one day and one cashier if named, latest first: the caller pages it."""
    rows = Receipt.objects.filter(unit_id=unit_id).select_related("series")
    if day is not None:
        start = datetime.combine(day, time.min, tzinfo=VN)
        rows = rows.filter(issued_at__gte=start, issued_at__lt=start + _DAY)
    if cashier is not None:
        rows = rows.filter(issued_by=cashier)
    return rows.order_by("-issued_at", "-id")


def refunds_of(subject_kind: str, subject_id: UUID) -> list[Refund]:
    """Give what went back of a case's money, latest first."""
    rows = Refund.objects.filter(
        payment__charge__subject_kind=subject_kind, payment__charge__subject_id=subject_id
    )
    return list(rows.select_related("payment").order_by("-refunded_at"))


def shift_of(by: Actor, unit_id: UUID) -> Shift | None:
    """Give the actor's open shift at a unit, if he has one."""
    return Shift.objects.filter(unit_id=unit_id, cashier_id=by.id, closed_at__isnull=True).first()


def shift(shift_id: UUID, by: Actor) -> Shift:
    """Give a shift to its cashier and to who may see the unit's books. Raises ShiftUnknown."""
    found = Shift.objects.select_related("unit").filter(id=shift_id).first()
    if found is None or not access.may_read_shift(by, found):
        raise ShiftUnknown
    return found


def shifts_of_unit(unit_id: UUID, *, cashier: UUID | None = None) -> QuerySet[Shift]:
    """Give a unit's shifts, of one cashier if named, latest first: the caller pages them."""
    rows = Shift.objects.filter(unit_id=unit_id)
    if cashier is not None:
        rows = rows.filter(cashier_id=cashier)
    return rows.order_by("-opened_at", "-id")


def series_of_unit(unit_id: UUID, day: date) -> list[Series]:
    """Give the series that a unit may write receipts under on a day, in the order they are used."""
    return list(Series.objects.filter(valid_on(day), unit_id=unit_id).order_by("valid_from", "first", "id"))


def series_like(body_ids: Iterable[UUID]) -> list[Series]:
    """Give every series of some collecting bodies, whatever the day."""
    return list(Series.objects.filter(body_id__in=set(body_ids)))
