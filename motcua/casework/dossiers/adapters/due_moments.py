"""The day on a dossier follows its promise: this room as a follower of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.actions import follow_moves
from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries.held import hold_dossiers
from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.ports import Moved


class DueMoments:
    """Moves the days on which results were promised."""

    def hold(self, cases: Sequence[tuple[str, UUID]]) -> None:
        """Lock the dossiers among the cases, and the wholes they are parts of."""
        hold_dossiers([case for kind, case in cases if kind == KIND])

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Follow all of them."""
        follow_moves(moves, by=by, at=at)
