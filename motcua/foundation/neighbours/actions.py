"""What changes neighbours: they were asked, and answered or did not."""

from datetime import datetime, timedelta
from typing import Final

from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.events.ports import Acting
from motcua.foundation.neighbours.errors import NeighbourNameless
from motcua.foundation.neighbours.events import NeighbourCameBack, NeighbourFell
from motcua.foundation.neighbours.models import Neighbour

NOTED_EVERY: Final = timedelta(seconds=30)
"""While it is away, so often it is written down that it still is: many who try do not wait for each other."""
_LONGEST: Final = 300


@act
def note_answered(name: str, *, by: Acting, at: datetime) -> None:
    """Ghi đã trả lời: it is there. Of one that never failed nothing is written. Raises NeighbourNameless."""
    _must_have_name(name)
    if not Neighbour.objects.filter(name=name, failing_since__isnull=False).exists():
        return
    found = Neighbour.objects.select_for_update().get(name=name)
    if found.failing_since is None:
        return
    found.failing_since, found.obstacle, found.tried_at = None, "", at
    found.save(update_fields=["failing_since", "obstacle", "tried_at"])
    tell(NeighbourCameBack(found.id, name), by=by, at=at)


@act
def note_away(name: str, why: str, *, by: Acting, at: datetime) -> None:
    """Ghi không trả lời: it was asked and is away, and why as the adapter says it.

    Raises NeighbourNameless.
    """
    _must_have_name(name)
    known = Neighbour.objects.filter(name=name).first()
    if known and known.failing_since and at - known.tried_at < NOTED_EVERY:
        return
    found, is_new = Neighbour.objects.select_for_update().get_or_create(
        name=name, defaults={"tried_at": at, "failing_since": at, "obstacle": why[:_LONGEST]}
    )
    fell = is_new or found.failing_since is None
    if not is_new:
        found.failing_since = found.failing_since or at
        found.tried_at, found.obstacle = max(at, found.failing_since), why[:_LONGEST]
        found.save(update_fields=["failing_since", "tried_at", "obstacle"])
    if fell:
        tell(NeighbourFell(found.id, name), by=by, at=at)


def _must_have_name(name: str) -> None:
    if not name.strip():
        raise NeighbourNameless
