"""What rooms above plug in: acts that the house does by itself at a step of a way, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from motcua.foundation.access.models import Actor


@dataclass(frozen=True)
class AutomaticCase:
    """The case in which the house does something, and what its step is called."""

    subject_kind: str
    subject_id: UUID
    title: str


class AutomaticAct(Protocol):
    """Việc tự động: an act by name, with what it can come to; the first is what it mostly comes to."""

    @property
    def name(self) -> str:
        """The word by which ways name it."""

    @property
    def title(self) -> str:
        """What it does, in words."""

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What it can come to."""

    def do(self, case: AutomaticCase, *, by: Actor, at: datetime) -> str:
        """Do it in the caller's transaction, and say what it came to."""


class _Acts:
    """All automatic acts in use."""

    def __init__(self) -> None:
        self._acts: dict[str, AutomaticAct] = {}

    def join(self, acts: Sequence[AutomaticAct]) -> None:
        """Take the acts; a second call replaces them."""
        self._acts = {one.name: one for one in acts}

    def get(self, name: str) -> AutomaticAct | None:
        """Give the act of this name."""
        return self._acts.get(name)

    @property
    def all(self) -> tuple[AutomaticAct, ...]:
        """Give all of them, by name."""
        return tuple(self._acts[name] for name in sorted(self._acts))


AUTOMATIC = _Acts()
"""What the house does by itself, joined in `wiring`."""
