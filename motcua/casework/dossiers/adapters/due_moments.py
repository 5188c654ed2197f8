"""The day on a dossier follows its promise: this room as a follower of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime

from motcua.casework.dossiers.actions import follow_moves
from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.ports import Moved


class DueMoments:
    """Moves the days on which results were promised."""

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Follow all of them."""
        follow_moves(moves, by=by, at=at)
