"""What this room does when it is time."""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from uuid import UUID

from django.db import connections

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.deadlines.actions import go_on_redating, miss_promises, warn_promises
from motcua.instruments.deadlines.models import Redating
from motcua.instruments.deadlines.queries import parts_left, running_redating

HANDS: Final = min(4, (os.cpu_count() or 1) + 1)
"""So many work on a redating side by side: one more than there are processors, for now and then each waits
for another's Python or for the disk; and no more than Python can keep busy."""


def mark_missed() -> None:
    """Mark every promise whose moment has passed; runs by the hour's quarter."""
    while miss_promises(by=SYSTEM, at=clock.now()):
        pass


def warn_of_near() -> None:
    """Tell of every promise that has come near; runs by the hour's quarter."""
    while warn_promises(by=SYSTEM, at=clock.now()):
        pass


def go_on_with_redating() -> None:
    """Go on with the redating that runs, if one does, until it has gone through; runs by the minute.

    Several hands work on it, each with a connection of its own, as long as there are parts for them.
    """
    redating = running_redating()
    if redating is None:
        return
    hands = min(HANDS, parts_left(redating.id))
    with ThreadPoolExecutor(HANDS) as house:
        others = [house.submit(_lend_a_hand, redating.id) for _ in range(hands - 1)]
        _go_through(redating.id)
    for other in others:
        other.result()


def _lend_a_hand(redating_id: UUID) -> None:
    """Go through it beside others, and give the connection back, whatever happens."""
    try:
        _go_through(redating_id)
    finally:
        connections.close_all()


def _go_through(redating_id: UUID) -> None:
    """Go on until it is done."""
    while go_on_redating(redating_id, by=SYSTEM, at=clock.now()).state == Redating.State.RUNNING:
        pass
