"""Ca thu: a cashier's drawer is opened, counted and closed; a closed one is not changed."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.money import dong
from motcua.foundation.text import day_figures, figures, moment_words
from motcua.instruments.fees import access
from motcua.instruments.fees.errors import (
    AmountOdd,
    ClosedBefore,
    DifferenceUnsaid,
    NoteOdd,
    ShiftOfAnotherDay,
    ShiftOpen,
    ShiftUnknown,
)
from motcua.instruments.fees.events import ShiftClosed, ShiftOpened
from motcua.instruments.fees.models import Shift
from motcua.instruments.fees.queries.cash import cash_of_shift
from motcua.instruments.fees.rules import MOST_AMOUNT, MOST_COUNT, counted_cash


@transaction.atomic
def open_shift(unit_id: UUID, *, opening: int = 0, by: Actor, at: datetime) -> Shift:
    """Mở ca thu at a unit with so much change in the drawer.

    Raises NotAllowed, ShiftOpen if the cashier has one open there, AmountOdd.
    """
    access.must_collect(by, unit_id)
    if not 0 <= opening <= MOST_AMOUNT:
        raise AmountOdd(title="Tiền lẻ đầu ca", most=dong(MOST_AMOUNT))
    shift, is_new = _the_open_one(unit_id, opening, by, at)
    if not is_new:
        raise ShiftOpen(at=moment_words(shift.opened_at.astimezone(VN)))
    return shift


@transaction.atomic
def close_shift(
    shift_id: UUID, *, notes: Mapping[int, int], reason: str = "", by: Actor, at: datetime
) -> Shift:
    """Kiểm tiền và chốt ca: so many notes of each kind; what differs from the books needs a sentence.

    Raises ShiftUnknown unless it is the cashier's own or `by` may void at the unit, ClosedBefore, NoteOdd,
    DifferenceUnsaid.
    """
    shift = Shift.objects.select_for_update().filter(id=shift_id).first()
    if shift is None:
        raise ShiftUnknown
    access.must_close(by, shift)
    if shift.closed_at is not None:
        raise ClosedBefore(at=moment_words(shift.closed_at.astimezone(VN)))
    counted, expected = _counted(notes), cash_of_shift(shift).expected
    if counted != expected and not reason.strip():
        difference = (
            f"thừa {dong(counted - expected)}" if counted > expected else f"thiếu {dong(expected - counted)}"
        )
        raise DifferenceUnsaid(counted=dong(counted), expected=dong(expected), difference=difference)

    shift.notes = {str(note): count for note, count in sorted(notes.items(), reverse=True) if count}
    shift.counted, shift.expected = counted, expected
    shift.difference_reason = reason.strip() if counted != expected else ""
    shift.closed_at, shift.closed_by = at, by.id
    shift.save(update_fields=["notes", "counted", "expected", "difference_reason", "closed_at", "closed_by"])

    tell(ShiftClosed(shift.id, at, expected, counted), by=by, at=at)
    return shift


def shift_for(unit_id: UUID, by: Actor, at: datetime) -> Shift:
    """Give the cashier's open shift of the day, locked; his first act of the day opens it.

    Raises ShiftOfAnotherDay if one of an earlier day was never closed.
    """
    shift, _is_new = _the_open_one(unit_id, 0, by, at)
    if shift.day != at.astimezone(VN).date():
        raise ShiftOfAnotherDay(day=day_figures(shift.day))
    return shift


def _the_open_one(unit_id: UUID, opening: int, by: Actor, at: datetime) -> tuple[Shift, bool]:
    """Find or make it; two acts of one cashier at one moment find the same."""
    mine = Shift.objects.select_for_update().filter(unit_id=unit_id, cashier_id=by.id, closed_at=None)
    found = mine.first()
    if found is not None:
        return found, False
    day = at.astimezone(VN).date()
    new = Shift(unit_id=unit_id, cashier_id=by.id, day=day, opened_at=at, opening=opening)
    Shift.objects.bulk_create([new], ignore_conflicts=True)
    shift = mine.get()
    if shift.id == new.id:
        tell(ShiftOpened(shift.id, unit_id, by.id, opening), by=by, at=at)
    return shift, shift.id == new.id


def _counted(notes: Mapping[int, int]) -> int:
    for note, count in notes.items():
        try:
            counted_cash({note: count})
        except ValueError as odd:
            raise NoteOdd(note=dong(note), most=figures(MOST_COUNT)) from odd
    return counted_cash(notes)
