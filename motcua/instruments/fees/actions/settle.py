"""Xác định mức thu: a person says what the register does not know, or who is exempt, before he pays."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.money import dong
from motcua.foundation.text import figures
from motcua.instruments.fees import access
from motcua.instruments.fees.actions.charge import UNPAID, locked_charges
from motcua.instruments.fees.errors import (
    AmountOdd,
    ChargeUnknown,
    CountOdd,
    ExemptionUnknown,
    NotSettleable,
    ReasonMissing,
)
from motcua.instruments.fees.events import ChargeSettled
from motcua.instruments.fees.models import Charge, Exemption, Settlement
from motcua.instruments.fees.queries.amounts import exemptions_of, tariff_of
from motcua.instruments.fees.rules import MOST_AMOUNT, MOST_COUNT, Reckoned, Tariff, best, reckon
from motcua.registers.procedures.queries import version


@transaction.atomic
def settle_charge(settlement: Settlement, *, unit_id: UUID, by: Actor, at: datetime) -> Charge:
    """Xác định số phải nộp of a charge that is not paid yet: by a count, by a sum, or that nothing is due.

    Raises NotAllowed if `by` does not collect at the unit, ChargeUnknown, NotSettleable, ReasonMissing,
    AmountOdd, CountOdd.
    """
    access.must_collect(by, unit_id)
    row = Charge.objects.select_for_update().filter(id=settlement.charge_id).first()
    if row is None:
        raise ChargeUnknown
    tell(settle(row, settlement, by, at), by=by, at=at)
    return row


@transaction.atomic
def exempt(
    subject_kind: str, subject_id: UUID, group: str, *, unit_id: UUID, by: Actor, at: datetime
) -> list[Charge]:
    """Miễn, giảm: the payer showed the proof after the case was taken in, before he paid.

    The exemption is the one of the version that each charge was frozen from; a greater one granted before
    stays. Raises NotAllowed, ExemptionUnknown if it lowers no charge that is still to be paid.
    """
    access.must_collect(by, unit_id)
    rows = [row for row in locked_charges(subject_kind, subject_id) if row.state in UNPAID and row.rule_id]
    known = _offered(rows)
    lowered = [row for row in rows if _lower(row, best(known, [group], row.title))]
    if not lowered:
        raise ExemptionUnknown(group=group)
    Charge.objects.bulk_update(lowered, ["share", "exempt_reason", "exempt_proof", "amount", "state"])
    tell_many((_told(row) for row in lowered), by=by, at=at)
    return lowered


def settle(row: Charge, said: Settlement, by: Actor, at: datetime) -> ChargeSettled:
    """Write what a person said of a locked charge; what is to be told comes back."""
    if not row.is_settleable:
        raise NotSettleable(title=row.title, state=row.get_state_display())
    found = _by_count(row, said) if said.count is not None else _by_sum(row, said)
    row.base, row.amount, row.count = found.base, found.amount, found.count
    row.times = said.times if said.count is not None else 1
    row.state = Charge.State(found.standing.value)
    row.settled_at, row.settled_by, row.settled_reason = at, by.id, said.reason.strip()
    row.save(
        update_fields=[
            "base", "amount", "count", "times", "state", "settled_at", "settled_by", "settled_reason",
        ]
    )  # fmt: skip
    return _told(row)


def _by_count(row: Charge, said: Settlement) -> Reckoned:
    if not row.is_counted:
        raise CountOdd(title=row.title, most=0)
    try:
        return reckon(tariff_of(row), count=said.count, times=said.times, share=row.share)
    except ValueError as odd:
        raise CountOdd(title=row.title, most=figures(MOST_COUNT)) from odd


def _by_sum(row: Charge, said: Settlement) -> Reckoned:
    """Take a sum: any where the register knows none, else only what it knows, or nothing."""
    if said.amount is None or not 0 <= said.amount <= MOST_AMOUNT:
        raise AmountOdd(title=row.title, most=dong(MOST_AMOUNT))
    if not said.reason.strip():
        raise ReasonMissing
    if row.rate is not None and said.amount and (row.is_counted or said.amount != row.rate):
        raise NotSettleable(title=row.title, state=f"mức công bố là {dong(row.rate)}")
    return reckon(Tariff(flat=said.amount), share=row.share)


def _lower(row: Charge, found: Exemption | None) -> bool:
    """Put an exemption on a charge, if there is one for this fee and it is greater than what was granted."""
    if found is None or found.share <= row.share:
        return False
    row.share, row.exempt_reason, row.exempt_proof = found.share, found.who, found.proof
    after = reckon(Tariff(flat=row.base), share=row.share)
    row.amount, row.state = after.amount, Charge.State(after.standing.value)
    return True


def _offered(rows: Sequence[Charge]) -> list[Exemption]:
    """Give the exemptions of the version that the charges were frozen from: a case has one."""
    rule = next((row.rule for row in rows if row.rule), None)
    return exemptions_of(version(rule.version_id)) if rule else []


def _told(row: Charge) -> ChargeSettled:
    return ChargeSettled(row.id, row.amount, row.count, row.share, row.state)
