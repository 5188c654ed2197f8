"""Sổ ghi việc đã qua: what was done is noted act by act, to be told later all together."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from motcua.foundation.events.events import Told
from motcua.foundation.events.ports import Acting

Watched = Callable[[Any], str | None]  # Any: a row of whichever room
"""Reads off a row what is watched of it, as the room's own migration says it in SQL."""


class Past(NamedTuple):
    """A happening put on record later, with what is watched of its subject as it was right after it."""

    told: Told
    by: Acting
    at: datetime
    state: str | None = None


class Journal:
    """Sổ ghi việc đã qua: what many acts told, act by act, each happening with its subject's state.

    As in an act that is done now, everything told of a subject bears the state at the act's end.
    """

    def __init__(self) -> None:
        self.past: list[Past] = []
        self._act: list[tuple[Told, Any, Watched | None]] = []  # Any: the subject's row

    def note(self, told: Told, row: Any = None, watched: Watched | None = None) -> None:  # Any: likewise
        """Note what the act under way tells, of which row, and how its watched state is read off it."""
        self._act.append((told, row, watched))

    def end_act(self, by: Acting, at: datetime) -> None:
        """End the act under way: its rows are now what it made of them."""
        self.past += [
            Past(told, by, at, watched(row) if watched else None) for told, row, watched in self._act
        ]
        self._act.clear()
