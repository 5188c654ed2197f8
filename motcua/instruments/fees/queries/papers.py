"""Papers of money: the receipt that a payer takes home, and the sheet of a cashier's shift."""

from typing import Any
from uuid import UUID

from motcua.foundation.accounts.queries import names_of
from motcua.foundation.clock import VN
from motcua.foundation.money import in_words
from motcua.foundation.papers.queries import render_paper
from motcua.instruments.fees.models import NOTES, Receipt, Series, Shift, figures
from motcua.instruments.fees.queries.cash import (
    cash_of_shift,
    receipts_of_shift,
    refunds_of_shift,
    voided_in_shift,
)
from motcua.instruments.fees.queries.lists import payments_of
from motcua.registers.organisations.queries import names_of as agency_names

_TEMPLATE = "fees/receipt"
_SHEET = "fees/shift"


def receipt_paper(receipt: Receipt) -> bytes:
    """Set a receipt (A5); a reprint and a voided one say so. Equal rows give equal bytes."""
    at = receipt.issued_at.astimezone(VN)
    bodies = agency_names([receipt.series.body_id, receipt.unit_id], at.date())
    data: dict[str, Any] = {  # Any: what the template's schema asks for
        "title": "Biên lai thu tiền phí, lệ phí",
        "body": bodies.get(receipt.series.body_id, ""),
        "unit": bodies.get(receipt.unit_id, ""),
        "tax_code": receipt.series.tax_code,
        "form": receipt.series.form,
        "symbol": receipt.series.symbol,
        "number": figures(receipt.number),
        "payer": {"name": receipt.payer_name, "address": receipt.payer_address},
        "subject": {"code": receipt.subject_code, "title": receipt.subject_title},
        "lines": [
            {
                "name": one.title,
                "amount": one.amount,
                "kind": one.charge.get_kind_display(),
                "basis": one.charge.basis_number,
            }
            for one in payments_of(receipt.id)
        ],
        "amount": receipt.amount,
        "words": in_words(receipt.amount),
        "method": "tiền mặt",
        "cashier": _name(receipt.issued_by),
        "issued_at": at.isoformat(),
        "reprint": receipt.reprints,
        "void": _void_words(receipt),
    }
    return render_paper(_TEMPLATE, data, at=at)


def shift_paper(shift: Shift) -> bytes:
    """Set the sheet of a shift (A4): what came in and went out, the notes counted, the receipts written."""
    at = (shift.closed_at or shift.opened_at).astimezone(VN)
    cash = cash_of_shift(shift)
    receipts = receipts_of_shift(shift)
    expected = cash.expected if shift.expected is None else shift.expected
    counted = expected if shift.counted is None else shift.counted
    data: dict[str, Any] = {  # Any: what the template's schema asks for
        "title": "Bảng kê ca thu phí, lệ phí",
        "unit": agency_names([shift.unit_id], at.date()).get(shift.unit_id, ""),
        "cashier": _name(shift.cashier_id),
        "closer": _name(shift.closed_by) if shift.closed_by else "",
        "opened_at": shift.opened_at.astimezone(VN).isoformat(),
        "closed_at": shift.closed_at.astimezone(VN).isoformat() if shift.closed_at else "",
        "opening": cash.opening,
        "taken": cash.taken,
        "given_back": cash.given_back,
        "refunded": cash.refunded,
        "expected": expected,
        "counted": counted,
        "words": in_words(counted),
        "difference_reason": shift.difference_reason,
        "notes": [
            {"note": note, "count": int(shift.notes.get(str(note), 0))}
            for note in NOTES
            if shift.notes.get(str(note))
        ],
        "ranges": _ranges(receipts),
        "receipts": [_receipt_row(one) for one in receipts],
        "voided": [_receipt_row(one) for one in voided_in_shift(shift)],
        "refunds": [
            {"number": str(one.payment.receipt), "amount": one.amount, "basis": one.basis}
            for one in refunds_of_shift(shift)
        ],
    }
    return render_paper(_SHEET, data, at=at)


def _receipt_row(one: Receipt) -> dict[str, Any]:  # Any: as above
    return {
        "number": str(one),
        "code": one.subject_code,
        "time": one.issued_at.astimezone(VN).isoformat(),
        "amount": one.amount,
        "void": one.state == Receipt.State.VOID,
    }


def _ranges(receipts: list[Receipt]) -> list[dict[str, Any]]:  # Any: as above
    """Say from which number to which a shift wrote in each series."""
    spans: dict[UUID, tuple[Series, int, int, int]] = {}
    for one in receipts:
        _series, first, last, count = spans.get(one.series_id, (one.series, one.number, one.number, 0))
        spans[one.series_id] = (one.series, min(first, one.number), max(last, one.number), count + 1)
    return [
        {
            "form": series.form,
            "symbol": series.symbol,
            "first": figures(a),
            "last": figures(b),
            "count": count,
        }
        for series, a, b, count in spans.values()
    ]


def _void_words(receipt: Receipt) -> str:
    if receipt.state != Receipt.State.VOID or receipt.voided_at is None or receipt.voided_by is None:
        return ""
    moment = receipt.voided_at.astimezone(VN)
    who = _name(receipt.voided_by)
    return f"Đã hủy lúc {moment:%H:%M ngày %d/%m/%Y}, người hủy: {who}. Lý do: {receipt.void_reason}"


def _name(account_id: UUID) -> str:
    return names_of([account_id]).get(account_id, "")
