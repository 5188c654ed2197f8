"""Ghi khoản thu: what a case owes is frozen when it is taken in; what nobody owes any more is let go."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.drafts import draft
from motcua.foundation.events.actions import tell_many
from motcua.foundation.writing import insert
from motcua.instruments.fees.events import ChargeMade, ChargeOutlived, ChargeVoided
from motcua.instruments.fees.models import Charge, Line, Standing
from motcua.instruments.fees.queries.amounts import scale_to

UNPAID = (Charge.State.OPEN, Charge.State.DUE, Charge.State.WAIVED)
_STATES = {
    Standing.OPEN: Charge.State.OPEN,
    Standing.DUE: Charge.State.DUE,
    Standing.WAIVED: Charge.State.WAIVED,
}


@act
def charge(
    subject_kind: str, subject_id: UUID, lines: Sequence[Line], *, by: Actor, at: datetime
) -> list[Charge]:
    """Ghi các khoản thu of a case as they are this day; later changes of the tariff do not touch them.

    A fee that is free for everyone leaves no charge. It is a part of the act that takes the case in, whose
    room says who may. No lines: nothing is written, nothing asked of the database.
    """
    rows = [
        charge_row(subject_kind, subject_id, position, line, at)
        for position, line in enumerate(lines, start=1)
        if line.standing is not Standing.FREE
    ]
    if rows:
        insert(rows)
        tell_many((told_of(row) for row in rows), by=by, at=at)
    return rows


@act
def cancel_charges(subject_kind: str, subject_id: UUID, *, by: Actor, at: datetime) -> list[Charge]:
    """Thôi thu: the case ended without a result, or is charged anew.

    What was not paid is void; what was paid stays paid, marked so that it may go back where the law lets
    it (`refund`). Gives the paid ones. It is a part of the act that ends the case, whose room says who may.
    """
    rows = list(
        Charge.objects.select_for_update()
        .filter(subject_kind=subject_kind, subject_id=subject_id)
        .order_by("id")
    )
    unpaid = [row for row in rows if row.state in UNPAID]
    paid = [row for row in rows if row.state == Charge.State.PAID and not row.outlived]
    for row in unpaid:
        row.state = Charge.State.VOID
    for row in paid:
        row.outlived = True
    if unpaid or paid:
        Charge.objects.bulk_update([*unpaid, *paid], ["state", "outlived"])
        told = [*(ChargeVoided(row.id) for row in unpaid), *(ChargeOutlived(row.id) for row in paid)]
        tell_many(told, by=by, at=at)
    return paid


def locked_charges(subject_kind: str, subject_id: UUID) -> list[Charge]:
    """Give a case's charges, locked in one order, so that two cashiers wait for each other."""
    rows = Charge.objects.select_for_update().filter(subject_kind=subject_kind, subject_id=subject_id)
    return sorted(rows.order_by("id"), key=lambda row: (row.charged_at, row.position))


def told_of(row: Charge) -> ChargeMade:
    """Say what was made of a line."""
    return ChargeMade(row.id, row.subject_kind, row.subject_id, row.kind, row.amount, row.state)


def charge_row(subject_kind: str, subject_id: UUID, position: int, line: Line, at: datetime) -> Charge:
    """Make the row of a line; it is not written."""
    return draft(
        Charge,
        subject_kind=subject_kind,
        subject_id=subject_id,
        position=position,
        rule_id=line.rule_id,
        kind=line.kind,
        title=line.title,
        text=line.text,
        basis_number=line.basis_number,
        rate=line.rate,
        scale=scale_to(line.scale) if line.scale else None,
        count=line.count,
        times=line.times,
        share=line.exemption.share if line.exemption else 0,
        exempt_reason=line.exemption.who if line.exemption else "",
        exempt_proof=line.exemption.proof if line.exemption else "",
        base=line.base,
        amount=line.amount,
        state=_STATES[line.standing],
        charged_at=at,
    )
