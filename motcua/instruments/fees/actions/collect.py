"""Thu tiền mặt: everything due on a case in one act, one receipt, one number, one drawer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.money import dong
from motcua.foundation.text import moment_words
from motcua.instruments.fees import access
from motcua.instruments.fees.actions.charge import locked_charges
from motcua.instruments.fees.actions.series import next_number
from motcua.instruments.fees.actions.settle import settle
from motcua.instruments.fees.actions.shift import shift_for
from motcua.instruments.fees.errors import (
    AlreadyPaid,
    AmountOdd,
    CashShort,
    ChargeUnknown,
    NothingDue,
    ReceiptUnknown,
    TotalMoved,
    Unsettled,
)
from motcua.instruments.fees.events import ChargePaid, ChargeSettled, ReceiptIssued, ReceiptReprinted
from motcua.instruments.fees.models import About, Charge, Payment, Receipt, Settlement
from motcua.instruments.fees.queries.lists import receipts_of
from motcua.instruments.fees.queries.words import counted_words
from motcua.instruments.fees.rules import MOST_AMOUNT


@transaction.atomic
def take_cash(
    subject_kind: str,
    subject_id: UUID,
    *,
    unit_id: UUID,
    about: About,
    given: int | None = None,
    total: int | None = None,
    settlements: Sequence[Settlement] = (),
    series_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Receipt:
    """Thu tiền mặt of all that is due on a case, after settling what `settlements` say; give the receipt.

    `total` is the sum that the page showed, `given` what the payer laid down; `series_id` names a series to
    begin where one is used up. Raises NotAllowed; AlreadyPaid, Unsettled or NothingDue; TotalMoved;
    CashShort; ShiftOfAnotherDay; NoSeries, SeriesUsedUp; and what `settle_charge` raises. Then nothing is
    written, and no number is lost.
    """
    access.must_collect(by, unit_id)
    rows = locked_charges(subject_kind, subject_id)
    told = _settle_all(rows, settlements, by, at)
    due = [row for row in rows if row.state == Charge.State.DUE]
    if not due:
        raise _why_nothing(rows)
    amount = sum(row.amount or 0 for row in due)
    _must_agree(amount, total, given)
    receipt = _issue(subject_kind, subject_id, unit_id, about, amount, given, series_id, by, at)
    _pay(due, receipt)
    tell_many(
        [
            *told,
            _told(receipt),
            *(ChargePaid(row.id, receipt.id, row.amount or 0, Payment.Method.CASH.value) for row in due),
        ],
        by=by,
        at=at,
    )
    return receipt


@transaction.atomic
def reprint_receipt(receipt_id: UUID, *, by: Actor, at: datetime) -> Receipt:
    """In lại biên lai: it is counted, and the paper says so. Raises ReceiptUnknown."""
    receipt = locked_receipt(receipt_id)
    if not access.may_read_receipt(by, receipt):
        raise ReceiptUnknown
    receipt.reprints += 1
    receipt.save(update_fields=["reprints"])
    tell(ReceiptReprinted(receipt.id, receipt.reprints), by=by, at=at)
    return receipt


def locked_receipt(receipt_id: UUID) -> Receipt:
    """Give a receipt under lock, with its series and shift. Raises ReceiptUnknown."""
    found = (
        Receipt.objects.select_for_update(of=("self",))
        .select_related("series", "shift")
        .filter(id=receipt_id)
        .first()
    )
    if found is None:
        raise ReceiptUnknown
    return found


def _settle_all(
    rows: Sequence[Charge], settlements: Sequence[Settlement], by: Actor, at: datetime
) -> list[ChargeSettled]:
    by_id = {row.id: row for row in rows}
    if any(said.charge_id not in by_id for said in settlements):
        raise ChargeUnknown
    return [settle(by_id[said.charge_id], said, by, at) for said in settlements]


def _why_nothing(rows: Sequence[Charge]) -> AlreadyPaid | Unsettled | NothingDue:
    """Say why there is nothing to collect: nobody knows the sum, it was paid, or nothing is due."""
    unknown = [row.title for row in rows if row.state == Charge.State.OPEN]
    if unknown:
        return Unsettled(titles="; ".join(unknown))
    paid = [row for row in rows if row.state == Charge.State.PAID]
    if not paid:
        return NothingDue()
    last = receipts_of(paid[0].subject_kind, paid[0].subject_id)[0]
    cashier = names_of([last.issued_by]).get(last.issued_by, "")
    return AlreadyPaid(receipt=last, cashier=cashier, at=moment_words(last.issued_at.astimezone(VN)))


def _must_agree(amount: int, shown: int | None, given: int | None) -> None:
    """Pass if the page showed what is due and as much was laid down. Raises TotalMoved, CashShort."""
    if shown is not None and shown != amount:
        raise TotalMoved(shown=dong(shown), total=dong(amount))
    if given is None:
        return
    if given > MOST_AMOUNT:
        raise AmountOdd(title="Tiền khách đưa", most=dong(MOST_AMOUNT))
    if given < amount:
        raise CashShort(given=dong(given), total=dong(amount), lacking=dong(amount - given))


def _issue(
    subject_kind: str,
    subject_id: UUID,
    unit_id: UUID,
    about: About,
    amount: int,
    given: int | None,
    series_id: UUID | None,
    by: Actor,
    at: datetime,
) -> Receipt:
    shift = shift_for(unit_id, by, at)
    series, number = next_number(unit_id, at, series_id)
    return Receipt.objects.create(
        series=series,
        number=number,
        unit_id=unit_id,
        shift=shift,
        subject_kind=subject_kind,
        subject_id=subject_id,
        subject_code=about.code,
        subject_title=about.title,
        payer_name=about.payer_name,
        payer_address=about.payer_address,
        amount=amount,
        given=amount if given is None else given,
        issued_at=at,
        issued_by=by.id,
    )


def _pay(due: Sequence[Charge], receipt: Receipt) -> None:
    Payment.objects.bulk_create(
        Payment(
            charge=row,
            receipt=receipt,
            position=position,
            title=counted_words(row),
            amount=row.amount or 0,
        )
        for position, row in enumerate(due, start=1)
    )
    Charge.objects.filter(id__in=[row.id for row in due]).update(state=Charge.State.PAID)
    for row in due:
        row.state = Charge.State.PAID


def _told(receipt: Receipt) -> ReceiptIssued:
    return ReceiptIssued(
        receipt.id,
        receipt.subject_kind,
        receipt.subject_id,
        receipt.unit_id,
        receipt.series_id,
        receipt.number,
        receipt.amount,
        receipt.shift_id,
    )
