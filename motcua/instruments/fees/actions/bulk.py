"""Nhiều khoản thu đã qua: charges of many cases written together, once all is known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.actions import Journal
from motcua.instruments.fees.actions.charge import UNPAID, charge_row, told_of
from motcua.instruments.fees.events import ChargeVoided
from motcua.instruments.fees.models import Charge, Line, Standing


@dataclass
class PastCharges:
    """Charges that are written together with `write`; each verb as the one of its name, done in memory."""

    journal: Journal
    kept: dict[UUID, list[Charge]] = field(default_factory=dict)

    def charge(self, subject_kind: str, subject_id: UUID, lines: Sequence[Line], *, at: datetime) -> None:
        """As `charge`."""
        rows = [
            charge_row(subject_kind, subject_id, position, line, at)
            for position, line in enumerate(lines, start=1)
            if line.standing is not Standing.FREE
        ]
        self.kept.setdefault(subject_id, []).extend(rows)
        for row in rows:
            self.journal.note(told_of(row), row, watched_charge)

    def cancel(self, subject_id: UUID) -> None:
        """As `cancel_charges`, of charges that nobody has paid."""
        for row in self.kept.get(subject_id, ()):
            if row.state in UNPAID:
                row.state = Charge.State.VOID
                self.journal.note(ChargeVoided(row.id), row, watched_charge)

    def write(self, *, by: Actor, at: datetime) -> None:
        """Write all rows; `by` brings them in at `at`."""
        del by, at  # each row says when it was charged
        copy_rows([row for rows in self.kept.values() for row in rows])


def watched_charge(row: Charge) -> str:
    """Say what `events verify` watches of a charge (migration 0002_guarded_and_watched)."""
    amount = () if row.amount is None else (str(row.amount),)
    return "|".join((row.state, *amount, "t" if row.outlived else "f"))
