"""The order of inboxes follows the promises: this room as a follower of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.ports import Moved
from motcua.instruments.workflow.actions import follow_moves


class InboxOrder:
    """Moves the moments by which tasks that wait are ordered."""

    def hold(self, cases: Sequence[tuple[str, UUID]]) -> None:
        """Lock nothing: tasks are locked after promises."""

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Follow all of them in one statement."""
        follow_moves(moves, by=by, at=at)
