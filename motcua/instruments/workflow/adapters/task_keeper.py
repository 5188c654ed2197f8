"""Whose hands tasks lie in, for `organisations`, which moves officers between posts."""

from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.instruments.workflow.actions import move_hand
from motcua.instruments.workflow.queries import count_in_hand
from motcua.registers.organisations.ports import InHand


class OfficersTasks:
    """Keeps the tasks of officers; see `organisations.ports.TaskKeeper`."""

    def open_tasks(self, hand: InHand) -> int:
        """Count what is unfinished in this hand."""
        return count_in_hand(hand.post_id, hand.account_id) if hand.account_id else 0

    def hand_over(self, giver: InHand, receiver: InHand, *, by: Actor, at: datetime) -> int:
        """Move all of it to another hand, or back to the post where the receiver has no account."""
        if giver.account_id is None:
            return 0
        return move_hand(
            (giver.post_id, giver.account_id), (receiver.post_id, receiver.account_id), by=by, at=at
        )
