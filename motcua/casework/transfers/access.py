"""Which right hands on, which confirms, and which sees a list; the rights themselves are of `dossiers`."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from motcua.casework.transfers.models import Transfer, Way
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must

ACCEPT: Final = "dossiers.accept"
HAND_OVER: Final = "dossiers.hand_over"
HANDLE: Final = "dossiers.handle"
VIEW: Final = "dossiers.view"
CARRY: Final = "dossiers.carry"
READING: Final = (ACCEPT, HAND_OVER, HANDLE, VIEW, CARRY)

GIVING: Final = {
    Way.PAPERS: (ACCEPT,),
    Way.RESULTS: (HANDLE,),
    Way.TO_POST: (HAND_OVER, ACCEPT),
    Way.FROM_POST: (CARRY,),
}
TAKING: Final = {
    Way.PAPERS: (HANDLE,),
    Way.RESULTS: (HAND_OVER, ACCEPT),
    Way.TO_POST: (CARRY,),
    Way.FROM_POST: (ACCEPT,),
}


def may_any(by: Actor, rights: Collection[str], where: UUID) -> bool:
    """Say whether the actor holds one of some rights at a house."""
    return any(by.may(right, unit=where) for right in rights)


def must_give(by: Actor, way: Way, where: UUID) -> None:
    """Pass who hands on there. Raises NotAllowed."""
    if not may_any(by, GIVING[way], where):
        must(by, GIVING[way][0], unit=where)


def must_take(by: Actor, way: Way, where: UUID) -> None:
    """Pass who receives there. Raises NotAllowed."""
    if not may_any(by, TAKING[way], where):
        must(by, TAKING[way][0], unit=where)


def may_see(by: Actor, found: Transfer) -> bool:
    """Say whether the actor may see a list: from either side of it."""
    return any(may_any(by, READING, where) for where in (found.unit_id, found.agency_id))


def houses_of(by: Actor, rights: Collection[str]) -> frozenset[UUID] | None:
    """Give the houses at which the actor holds one of some rights; None means everywhere."""
    houses: frozenset[UUID] = frozenset()
    for right in rights:
        units = by.units_for(right)
        if units is None:
            return None
        houses |= units
    return houses
