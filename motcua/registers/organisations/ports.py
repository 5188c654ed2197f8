"""What rooms above plug in: who keeps the tasks that lie in officers' hands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from motcua.foundation.access.models import Actor


@dataclass(frozen=True)
class InHand:
    """In whose hands tasks lie: the officer at a post, and the account he acts with, if any."""

    post_id: UUID
    officer_id: UUID
    account_id: UUID | None


class TaskKeeper(Protocol):
    """Knows the open tasks in officers' hands, and moves them. `instruments/workflow` is one."""

    def open_tasks(self, hand: InHand) -> int:
        """Count what is unfinished in this hand."""
        ...

    def hand_over(self, giver: InHand, receiver: InHand, *, by: Actor, at: datetime) -> int:
        """Move all of it to another hand, in the caller's transaction, and count it."""
        ...


class _Tasks:
    """All keepers in use, asked as one."""

    def __init__(self) -> None:
        self.keepers: Sequence[TaskKeeper] = ()

    def join(self, keepers: Sequence[TaskKeeper]) -> None:
        """Take the keepers; a second call replaces them."""
        self.keepers = tuple(keepers)

    def open_tasks(self, hand: InHand) -> int:
        """Count over all keepers."""
        return sum(keeper.open_tasks(hand) for keeper in self.keepers)

    def hand_over(self, giver: InHand, receiver: InHand, *, by: Actor, at: datetime) -> int:
        """Move at all keepers."""
        return sum(keeper.hand_over(giver, receiver, by=by, at=at) for keeper in self.keepers)


TASKS = _Tasks()
