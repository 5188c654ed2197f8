"""This room as a follower and a warner of `deadlines`."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motcua.casework.feedback.actions import follow_moves, warn
from motcua.casework.feedback.models import ANSWER_KIND, KIND
from motcua.casework.feedback.queries.held import hold_feedback
from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.ports import Moved, Near


class FeedbackMoments:
    """Moves the moments of feedback."""

    def hold(self, cases: Sequence[tuple[str, UUID]]) -> None:
        """Lock the feedback among the cases."""
        hold_feedback([case for kind, case in cases if kind in (KIND, ANSWER_KIND)])

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Follow all of them."""
        follow_moves(moves, by=by, at=at)


class FeedbackWarnings:
    """Puts warnings into the boxes of those who handle feedback and those who answer for it."""

    def promises_near(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Tell whom each step names."""
        warn(many, is_late=False, by=by, at=at)

    def promises_missed(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Tell both."""
        warn(many, is_late=True, by=by, at=at)
