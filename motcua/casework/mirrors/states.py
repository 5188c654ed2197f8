"""The states of a mirror and the moves between them; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where the dossier stands by the last word of the other system, or at our counter."""

    RECEIVED = "RECEIVED"
    IN_PROGRESS = "IN_PROGRESS"
    AWAITING = "AWAITING"
    RESOLVED = "RESOLVED"
    REFUSED = "REFUSED"
    HANDED_OVER = "HANDED_OVER"


_SAID: Final = frozenset({State.IN_PROGRESS, State.AWAITING, State.RESOLVED, State.REFUSED})

MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.RECEIVED: _SAID,
    State.IN_PROGRESS: _SAID,
    State.AWAITING: _SAID,
    State.RESOLVED: frozenset({State.RESOLVED, State.HANDED_OVER}),
    State.REFUSED: frozenset({State.REFUSED, State.HANDED_OVER}),
    State.HANDED_OVER: frozenset(),
}
"""Saying the same once more is a move, too: a day may have changed, or a number."""

RUNNING: Final = frozenset({State.RECEIVED, State.IN_PROGRESS, State.AWAITING})
DONE: Final = frozenset({State.RESOLVED, State.REFUSED})
"""The other system is through with it; what came of it waits at our counter."""


def may_move(state: State, to: State) -> bool:
    """Say whether a mirror may go from one state to another."""
    return to in MOVES[state]
