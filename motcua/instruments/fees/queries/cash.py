"""What a drawer should hold: reckoned from receipts, voids and refunds each time it is asked."""

from django.db.models import Count, QuerySet, Sum

from motcua.instruments.fees.models import Cash, Receipt, Refund, Shift


def cash_of_shift(shift: Shift) -> Cash:
    """Give what came into a drawer and went out of it, in three sums."""
    taken, receipts = _sum(Receipt.objects.filter(shift=shift))
    given_back, voided = _sum(Receipt.objects.filter(void_shift=shift))
    refunded, refunds = _sum(Refund.objects.filter(shift=shift))
    return Cash(shift.opening, taken, given_back, refunded, receipts, voided, refunds)


def receipts_of_shift(shift: Shift) -> list[Receipt]:
    """Give the receipts written in a shift, in the order of their numbers."""
    rows = Receipt.objects.filter(shift=shift).select_related("series")
    return list(rows.order_by("series__valid_from", "series__first", "number"))


def voided_in_shift(shift: Shift) -> list[Receipt]:
    """Give the receipts whose money left this drawer again."""
    return list(Receipt.objects.filter(void_shift=shift).select_related("series").order_by("voided_at", "id"))


def refunds_of_shift(shift: Shift) -> list[Refund]:
    """Give the refunds paid out of a drawer."""
    rows = Refund.objects.filter(shift=shift).select_related("payment__receipt__series")
    return list(rows.order_by("refunded_at", "id"))


def _sum(rows: QuerySet[Receipt] | QuerySet[Refund]) -> tuple[int, int]:
    found = rows.aggregate(total=Sum("amount"), count=Count("id"))
    return found["total"] or 0, found["count"]
