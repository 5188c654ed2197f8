"""What rooms above plug in: who keeps moments that follow a promise's."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

    def hold(self, cases: Sequence[tuple[str, UUID]]) -> None:
        """Lock what stands before a promise in every act, so that no two acts wait for each other."""
        ...

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

    def hold(self, cases: Sequence[tuple[str, UUID]]) -> None:
        """Let all of them lock."""
        for follower in self.followers:
            follower.hold(cases)

    def promises_moved(self, moves: Sequence[Moved], *, by: Actor, at: datetime) -> None:
        """Tell all of them."""
        for follower in self.followers:
            follower.promises_moved(moves, by=by, at=at)


FOLLOWERS = _Followers()


@dataclass(frozen=True)
class Near:
    """A promise that has come near by a step of the ladder, or, without one, whose moment has passed."""

    promise_id: UUID
    purpose: str
    subject_kind: str
    subject_id: UUID
    due_at: datetime
    step: str = ""
    audience: str = ""


class Warner(Protocol):
    """Tells people of promises that are near or missed. `casework/dossiers` is one."""

    def promises_near(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Tell whom each step of the ladder names, in the caller's transaction."""
        ...

    def promises_missed(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Tell who answers for what was promised that its moment has passed."""
        ...


class _Warners:
    """All warners in use."""

    def __init__(self) -> None:
        self.warners: Sequence[Warner] = ()

    @contextmanager
    def silenced(self) -> Iterator[None]:
        """Let nobody be told meanwhile: a past that is written down has been lived through."""
        kept, self.warners = self.warners, ()
        try:
            yield
        finally:
            self.warners = kept

    def join(self, warners: Sequence[Warner]) -> None:
        """Take the warners; a second call replaces them."""
        self.warners = tuple(warners)

    def promises_near(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Let all of them tell."""
        for warner in self.warners if many else ():
            warner.promises_near(many, by=by, at=at)

    def promises_missed(self, many: Sequence[Near], *, by: Actor, at: datetime) -> None:
        """Let all of them tell."""
        for warner in self.warners if many else ():
            warner.promises_missed(many, by=by, at=at)


WARNERS = _Warners()
