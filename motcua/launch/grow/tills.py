"""Ca thu của bản dùng thử: what is due at counters is collected there, by the verbs that cashiers use.

Day by day, as people came: receipts bear the numbers of their series in order, and every evening the drawer
is counted and closed. Once in a while it does not agree, and somebody says why.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from random import Random
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import dossiers_for
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.clock import VN
from motcua.instruments.fees.actions import close_shift, take_cash
from motcua.instruments.fees.models import About, Charge, Receipt
from motcua.instruments.fees.queries import cash_of_shift, charges_of, series_of_unit
from motcua.launch.grow.hands import Hands
from motcua.registers.procedures.models import Channel

COLLECT: Final = "fees.collect"
NOTES: Final = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
AMISS, CHANGE, WHY_AMISS = 0.03, 1_000, "Trả nhầm tiền thừa cho người nộp, chưa liên hệ lại được."
OF_LATE: Final = timedelta(weeks=4)
_PAYING: Final = timedelta(minutes=2)
_EVENING: Final = time(17, 30)


def collect_at_counters(now: datetime) -> int:
    """Collect what is due on all that came to a counter with a cashier of late; count the receipts.

    It takes as long as a cashier's own acts, so that it is done for the last weeks alone. Of the day that is
    played the drawers stay open.
    """
    hands, written = Hands(now), 0
    came = dossiers_for(SYSTEM).filter(channel=Channel.DIRECT, accepted_at__gte=now - OF_LATE)
    came = came.order_by("reception_unit_id", "accepted_at", "id")
    for (unit_id, day), many in groupby(came, lambda one: (one.reception_unit_id, _day_of(one.accepted_at))):
        cashier = hands.who_may(COLLECT, unit_id)
        if cashier is None or not series_of_unit(unit_id, day):
            continue
        receipts = list(_collected(list(many), unit_id, cashier, now))
        written += len(receipts)
        if receipts and day < _day_of(now):
            evening = datetime.combine(day, _EVENING, tzinfo=VN)
            _count_the_drawer(receipts[-1], cashier, max(evening, receipts[-1].issued_at))
    return written


def _collected(many: Sequence[Dossier], unit_id: UUID, cashier: Actor, now: datetime) -> Iterator[Receipt]:
    """Collect from one after the other."""
    for one in many:
        at = (one.accepted_at or now) + _PAYING
        states = {charge.state for charge in charges_of(KIND, one.id)}
        if at < now and Charge.State.DUE in states and Charge.State.OPEN not in states:
            payer = one.applicant_person or one.applicant_entity
            about = About(str(one), one.version.title, str(payer))
            yield take_cash(KIND, one.id, unit_id=unit_id, about=about, by=cashier, at=at)


def _count_the_drawer(last: Receipt, cashier: Actor, at: datetime) -> None:
    """Count the drawer in the evening, and close the shift."""
    dice, expected = Random(f"ca-thu/{last.number}/{at}"), cash_of_shift(last.shift).expected
    is_amiss = expected > CHANGE and dice.random() < AMISS
    notes = notes_of(expected - CHANGE * is_amiss)
    counted = sum(note * count for note, count in notes.items())
    close_shift(
        last.shift_id, notes=notes, reason=WHY_AMISS if counted != expected else "", by=cashier, at=at
    )


def notes_of(amount: int) -> dict[int, int]:
    """Lay a sum out in notes, the largest first; what is less than the smallest is left out."""
    notes = {}
    for note in NOTES:
        notes[note], amount = divmod(amount, note)
    return {note: count for note, count in notes.items() if count}


def _day_of(moment: datetime | None) -> date:
    assert moment is not None
    return moment.astimezone(VN).date()
