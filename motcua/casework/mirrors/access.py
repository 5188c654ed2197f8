"""Whose mirrors one keeps and reads: the counter's, and of systems that write for it."""

from typing import Final
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

ACCEPT: Final = "dossiers.accept"
HAND_OVER: Final = "dossiers.hand_over"
VIEW: Final = "dossiers.view"
SUBMIT: Final = "dossiers.submit"
READING: Final = (ACCEPT, HAND_OVER, VIEW, SUBMIT)


def must_write(by: Actor, unit_id: UUID) -> None:
    """Pass who takes in at the counter, and a system that hands in to it. Raises NotAllowed."""
    if not by.may(SUBMIT, unit=unit_id):
        must(by, ACCEPT, unit=unit_id)


def must_hand_over(by: Actor, unit_id: UUID) -> None:
    """Pass who hands results over at the counter. Raises NotAllowed."""
    must(by, HAND_OVER, unit=unit_id)


def may_read(by: Actor, unit_id: UUID) -> bool:
    """Say whether the actor reads what is kept at the counter."""
    return any(by.may(right, unit=unit_id) for right in READING)


def units_read(by: Actor) -> frozenset[UUID] | None:
    """Give the counters whose mirrors the actor may read; None means all."""
    seen: frozenset[UUID] = frozenset()
    for right in READING:
        units = by.units_for(right)
        if units is None:
            return None
        seen |= units
    return seen
