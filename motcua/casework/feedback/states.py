"""Trạng thái phản ánh, kiến nghị: its states and the moves between them, as one table."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where feedback stands."""

    RECEIVED = "RECEIVED"
    HANDLING = "HANDLING"
    AWAITING = "AWAITING"
    ANSWERED = "ANSWERED"
    PUBLISHED = "PUBLISHED"
    REFUSED = "REFUSED"


MOVES: Final[dict[State, frozenset[State]]] = {
    State.RECEIVED: frozenset({State.RECEIVED, State.HANDLING, State.AWAITING, State.REFUSED}),
    State.HANDLING: frozenset({State.RECEIVED, State.AWAITING, State.ANSWERED, State.REFUSED}),
    State.AWAITING: frozenset({State.RECEIVED, State.HANDLING, State.REFUSED}),
    State.ANSWERED: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset(),
    State.REFUSED: frozenset(),
}
"""A move to RECEIVED is a transfer: the agency that it goes to begins anew."""

OPEN: Final = frozenset(state for state, moves in MOVES.items() if moves)
"""Something is still to be done."""

ENDED: Final = frozenset(State) - OPEN
"""Nothing more is to be done."""

TRANSFERABLE: Final = frozenset({State.RECEIVED, State.HANDLING})
"""In an agency's hands, and not yet answered."""


def may_move(state: State, to: State) -> bool:
    """Say whether feedback may go from one state to another."""
    return to in MOVES[state]
