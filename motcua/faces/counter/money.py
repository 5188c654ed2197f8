"""Money on a dossier as the counter shows it: what is due, what was paid, what can be done about it."""

from dataclasses import dataclass
from typing import Final

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.faces.counter.pages import Desk
from motcua.foundation.access.models import Actor
from motcua.instruments.fees.models import About, Charge, Receipt
from motcua.instruments.fees.queries import charges_of, receipts_of, total_due
from motcua.registers.places.queries import address_line

COLLECT: Final = "fees.collect"
VOID: Final = "fees.void"
VIEW: Final = "fees.view"
REFUND: Final = "fees.refund"


@dataclass(frozen=True)
class Money:
    """What a dossier owes and has paid; `asks` when the one who looks may collect something now."""

    charges: tuple[Charge, ...]
    receipts: tuple[Receipt, ...]
    total: int
    is_unknown: bool
    may_collect: bool
    may_refund: bool

    @property
    def is_owed(self) -> bool:
        """Say whether something is still to be paid, known or not."""
        return bool(self.total or self.is_unknown)

    @property
    def asks(self) -> bool:
        """Say whether there is something to collect, and the one who looks may."""
        return self.may_collect and self.is_owed

    @property
    def is_ready(self) -> bool:
        """Say whether it can be collected on the spot: the sum is known, or follows from pages counted."""
        counted = any(row.state == Charge.State.OPEN and row.is_counted for row in self.charges)
        return self.may_collect and bool(self.total or counted)


def money_of(found: Dossier, actor: Actor, desk: Desk) -> Money:
    """Give the money of a dossier in one statement, in two where something was paid."""
    rows = tuple(charges_of(KIND, found.id))
    untouched = {Charge.State.OPEN, Charge.State.DUE, Charge.State.WAIVED}
    return Money(
        charges=rows,
        receipts=() if all(row.state in untouched for row in rows) else tuple(receipts_of(KIND, found.id)),
        total=total_due(rows),
        is_unknown=any(row.state == Charge.State.OPEN for row in rows),
        may_collect=actor.may(COLLECT, desk.id),
        may_refund=actor.may(REFUND, desk.id),
    )


def payer_of(found: Dossier) -> About:
    """Say who pays for a dossier, and for what: whoever brought it, else whose it is."""
    payer = found.submitter or found.applicant_person or found.applicant_entity
    assert payer is not None
    address = address_line(payer.place, payer.address_line) if payer.place else str(payer.address_line)
    return About(str(found), found.version.title, str(payer), address)
