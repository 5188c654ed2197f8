"""Hủy biên lai, hoàn trả: money that goes back over the counter, each time on the record with its reason."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell_many
from motcua.foundation.text import moment_words
from motcua.instruments.fees import access
from motcua.instruments.fees.actions.charge import locked_charges
from motcua.instruments.fees.actions.collect import locked_receipt
from motcua.instruments.fees.actions.shift import shift_for
from motcua.instruments.fees.errors import (
    BasisMissing,
    ChargeUnknown,
    NothingToRefund,
    ReasonMissing,
    ReceiptRefunded,
    VoidedBefore,
)
from motcua.instruments.fees.events import ChargeDueAgain, ChargeRefunded, ChargeVoided, ReceiptVoided
from motcua.instruments.fees.models import Charge, Payment, Receipt, Refund, Shift


@transaction.atomic
def void_receipt(receipt_id: UUID, *, reason: str, by: Actor, at: datetime) -> Receipt:
    """Hủy biên lai with a reason: the number stays taken, the money goes back, the charges are due again.

    It leaves the drawer it went into while that is open, else the drawer of who voids, who must then be a
    cashier there. Charges of a case that ended meanwhile are void with it. Raises ReceiptUnknown, NotAllowed,
    ReasonMissing, VoidedBefore, ReceiptRefunded, ShiftOfAnotherDay.
    """
    receipt = locked_receipt(receipt_id)
    access.must_void(by, receipt)
    if not reason.strip():
        raise ReasonMissing
    _must_hold(receipt)
    payments = list(Payment.objects.filter(receipt=receipt).order_by("position"))
    rows = _paid_by(receipt, payments)
    _void(receipt, reason.strip(), _drawer(receipt, by, at), by, at)
    Payment.objects.filter(receipt=receipt).update(voided=True)
    told = [_due_again(row, receipt) for row in rows]
    Charge.objects.bulk_update(rows, ["state"])
    tell_many([ReceiptVoided(receipt.id, receipt.void_shift_id or receipt.shift_id), *told], by=by, at=at)
    return receipt


@transaction.atomic
def refund(
    charge_id: UUID,
    *,
    unit_id: UUID,
    basis: str,
    reason: str,
    receiver_name: str,
    by: Actor,
    at: datetime,
) -> Refund:
    """Hoàn trả a paid charge of a case that ended without its result, by the text that lets it.

    Raises NotAllowed, ChargeUnknown, BasisMissing, ReasonMissing, NothingToRefund, ShiftOfAnotherDay.
    """
    must(by, access.REFUND, unit=unit_id)
    row = Charge.objects.select_for_update().filter(id=charge_id).first()
    if row is None:
        raise ChargeUnknown
    _must_be_refundable(row)
    if not basis.strip():
        raise BasisMissing
    if not reason.strip() or not receiver_name.strip():
        raise ReasonMissing
    payment = Payment.objects.get(charge=row, voided=False)
    made = Refund.objects.create(
        payment=payment,
        shift=shift_for(unit_id, by, at),
        amount=payment.amount,
        basis=basis.strip(),
        reason=reason.strip(),
        receiver_name=receiver_name.strip(),
        refunded_at=at,
        refunded_by=by.id,
    )
    row.state = Charge.State.REFUNDED
    row.save(update_fields=["state"])
    tell_many([ChargeRefunded(row.id, made.id, made.amount)], by=by, at=at)
    return made


def _must_hold(receipt: Receipt) -> None:
    if receipt.state == Receipt.State.VOID and receipt.voided_at and receipt.voided_by:
        who = names_of([receipt.voided_by]).get(receipt.voided_by, "")
        raise VoidedBefore(receipt=receipt, who=who, at=moment_words(receipt.voided_at.astimezone(VN)))
    if Refund.objects.filter(payment__receipt=receipt).exists():
        raise ReceiptRefunded(receipt=receipt)


def _paid_by(receipt: Receipt, payments: list[Payment]) -> list[Charge]:
    """Give the charges that a receipt paid, locked."""
    paid = {payment.charge_id for payment in payments}
    return [row for row in locked_charges(receipt.subject_kind, receipt.subject_id) if row.id in paid]


def _drawer(receipt: Receipt, by: Actor, at: datetime) -> Shift:
    """Say whose drawer the money leaves, and hold it: the one it lies in, unless that was counted."""
    shift = Shift.objects.select_for_update().get(id=receipt.shift_id)
    if shift.closed_at is None:
        return shift
    access.must_collect(by, receipt.unit_id)
    return shift_for(receipt.unit_id, by, at)


def _void(receipt: Receipt, reason: str, drawer: Shift, by: Actor, at: datetime) -> None:
    receipt.state, receipt.void_reason, receipt.void_shift = Receipt.State.VOID, reason, drawer
    receipt.voided_at, receipt.voided_by = at, by.id
    receipt.save(update_fields=["state", "void_reason", "void_shift", "voided_at", "voided_by"])


def _due_again(row: Charge, receipt: Receipt) -> ChargeDueAgain | ChargeVoided:
    if row.outlived:
        row.state = Charge.State.VOID
        return ChargeVoided(row.id)
    row.state = Charge.State.DUE
    return ChargeDueAgain(row.id, receipt.id)


def _must_be_refundable(row: Charge) -> None:
    if row.state != Charge.State.PAID:
        raise NothingToRefund(title=row.title, why=row.get_state_display())
    if not row.outlived:
        raise NothingToRefund(title=row.title, why="hồ sơ chưa kết thúc")
