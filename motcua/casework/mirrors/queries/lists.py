"""Mirrors as programs read them: latest received first, pages flat in cost however far they lie."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from motcua.casework.mirrors.access import units_read
from motcua.casework.mirrors.errors import MirrorUnknown
from motcua.casework.mirrors.models import Mirror
from motcua.casework.mirrors.queries.counter import BESIDE, mirror
from motcua.casework.mirrors.rules import tidy_mirror_code
from motcua.foundation.access.models import Actor
from motcua.foundation.walks import Walks

_LATEST = ("-received_at", "-id")


@dataclass(frozen=True)
class MirrorNarrowing:
    """Which mirrors of those that may be read; what is not named narrows nothing."""

    unit_id: UUID | None = None
    agency_id: UUID | None = None
    states: frozenset[str] = frozenset()
    central_number: str = ""

    def as_q(self) -> Q:
        """Say it as a condition, but for the unit, which has walks of its own."""
        said: dict[str, Any] = {  # Any: each column's own type
            "agency": self.agency_id,
            "state__in": sorted(self.states),
            "central_number": self.central_number,
        }
        return Q(**{name: value for name, value in said.items() if value})


def page_of_mirrors(
    by: Actor, narrowing: MirrorNarrowing, *, after: tuple[datetime, UUID] | None = None, limit: int
) -> list[Mirror]:
    """Give the mirrors that the actor may read, one walk for each counter."""
    units = units_read(by)
    if narrowing.unit_id is not None:
        units = frozenset({narrowing.unit_id}) & (units if units is not None else {narrowing.unit_id})
    if units is not None and not units:
        return []
    rows = Mirror.objects.filter(narrowing.as_q()).select_related(*BESIDE)
    walks = [rows] if units is None else [rows.filter(unit=one) for one in sorted(units)]
    found = Walks(walks, *_LATEST)
    return list((found.after(*after) if after else found).first(limit))


def mirror_named(named: str, by: Actor, *, lock: bool = False) -> Mirror:
    """Give one by its id or its code to who reads at its counter, under lock if it is to stay as it is.

    Raises MirrorUnknown.
    """
    rows = Mirror.objects.select_for_update() if lock else Mirror.objects.all()
    try:
        rows = rows.filter(id=UUID(named))
    except ValueError:
        rows = rows.filter(code=tidy_mirror_code(named)[:20])
    found = rows.values_list("id", flat=True).first()
    if found is None:
        raise MirrorUnknown
    return mirror(found, by)
