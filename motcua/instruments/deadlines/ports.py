"""What rooms above plug in: who keeps moments that follow a promise's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from motcua.foundation.access.models import Actor


@dataclass(frozen=True)
class Moved:
    """A promise's new due moment, for the case it was made for; `purpose` is what is promised."""

    promise_id: UUID
    purpose: str
    subject_kind: str
    subject_id: UUID
    due_before: datetime
    due_at: datetime


class Follower(Protocol):
    """Keeps moments that follow due moments. `instruments/workflow` is one: the order of inboxes."""

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Follow many moves at once, in the caller's transaction."""
        ...


class _Followers:
    """All followers in use."""

    def __init__(self) -> None:
        self.followers: Sequence[Follower] = ()

    def join(self, followers: Sequence[Follower]) -> None:
        """Take the followers; a second call replaces them."""
        self.followers = tuple(followers)

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Tell all of them."""
        for follower in self.followers:
            follower.promises_moved(moves, by=by, at=at)


FOLLOWERS = _Followers()
