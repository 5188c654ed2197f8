"""What a case owes and has paid; a unit's receipts and shifts, page by page."""

from collections.abc import Iterable
from uuid import UUID

from motcua.instruments.fees.models import Charge


def charges_of(subject_kind: str, subject_id: UUID) -> list[Charge]:
    """Give a case's charges in order, those not collected any more last."""
    rows = Charge.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return sorted(rows, key=lambda row: row.state == Charge.State.VOID)


def total_due(charges: Iterable[Charge]) -> int:
    """Add up what is due now."""
    return sum(row.amount or 0 for row in charges if row.state == Charge.State.DUE)
