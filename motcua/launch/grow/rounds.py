"""When the house's own rounds note of a promise that it is near, and that its moment has passed. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Final

from motcua.foundation.access.models import SYSTEM
from motcua.launch.grow.lives import Act, Rung, Verb
from motcua.launch.grow.shape import Working, quarter_after

WHOLE: Final = 100
_MINUTE: Final = timedelta(minutes=1)


def rounds_of(
    start: datetime, due_at: datetime | None, working: Working, ladder: Sequence[Rung]
) -> list[Act]:
    """Give what the rounds, made every quarter of an hour, note of a promise if nothing else happens."""
    if due_at is None:
        return []
    whole = working.open_minutes_between(start, due_at)
    near = [(min(rung.minutes, whole * rung.share // WHOLE), rung.code) for rung in ladder]
    warned = [(when, code) for left, code in near if (when := _first_near(start, due_at, working, left))]
    warned.sort(key=itemgetter(0))  # in one round step by step of the ladder
    noted = [Act(Verb.WARN, when, SYSTEM, words=code) for when, code in warned]
    return [*noted, Act(Verb.MISS, quarter_after(due_at), SYSTEM)]


def _first_near(start: datetime, due_at: datetime, working: Working, left: int) -> datetime | None:
    """Give the first round on which so many open minutes are left at most; none once none is."""
    near = working.add_open_minutes(due_at, -left) if left else due_at
    found = quarter_after(start if near <= start else near - _MINUTE)
    return found if found <= due_at else None
