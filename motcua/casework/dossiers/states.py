"""Trạng thái hồ sơ: the states of the law and the moves between them, as one table."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a dossier stands."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    ACCEPTED = "ACCEPTED"
    IN_PROGRESS = "IN_PROGRESS"
    AWAITING_SUPPLEMENT = "AWAITING_SUPPLEMENT"
    PAUSED = "PAUSED"
    RESOLVED = "RESOLVED"
    HANDED_OVER = "HANDED_OVER"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    STOPPED = "STOPPED"
    ARCHIVED = "ARCHIVED"


STARTS: Final = frozenset({State.DRAFT, State.SUBMITTED, State.ACCEPTED})
"""States a dossier may begin in: at the counter it is taken in at once."""

MOVES: Final[dict[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    State.SUBMITTED: frozenset({State.ACCEPTED, State.AWAITING_SUPPLEMENT, State.REFUSED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset(
        {
            State.IN_PROGRESS,
            State.AWAITING_SUPPLEMENT,
            State.PAUSED,
            State.RESOLVED,
            State.REFUSED,
            State.WITHDRAWN,
            State.STOPPED,
        }
    ),
    State.IN_PROGRESS: frozenset(
        {
            State.AWAITING_SUPPLEMENT,
            State.PAUSED,
            State.RESOLVED,
            State.REFUSED,
            State.WITHDRAWN,
            State.STOPPED,
        }
    ),
    State.AWAITING_SUPPLEMENT: frozenset(
        {
            State.SUBMITTED,
            State.ACCEPTED,
            State.IN_PROGRESS,
            State.REFUSED,
            State.WITHDRAWN,
            State.STOPPED,
        }
    ),
    State.PAUSED: frozenset({State.IN_PROGRESS, State.WITHDRAWN, State.STOPPED}),
    State.RESOLVED: frozenset({State.HANDED_OVER}),
    State.HANDED_OVER: frozenset({State.ARCHIVED}),
    State.REFUSED: frozenset({State.ARCHIVED}),
    State.WITHDRAWN: frozenset({State.ARCHIVED}),
    State.STOPPED: frozenset({State.ARCHIVED}),
    State.ARCHIVED: frozenset(),
}

UNACCEPTED: Final = frozenset({State.DRAFT, State.SUBMITTED})
"""Not taken in: no code, no promise."""

ACCEPTED_ONCE: Final = frozenset(
    {
        State.ACCEPTED,
        State.IN_PROGRESS,
        State.PAUSED,
        State.RESOLVED,
        State.HANDED_OVER,
        State.STOPPED,
    }
)
"""Taken in for certain: there is a code. In the other states there may or may not be one."""

RUNNING: Final = frozenset({State.ACCEPTED, State.IN_PROGRESS})
"""In the administration's hands."""

CLOCK_STANDS: Final = frozenset({State.AWAITING_SUPPLEMENT, State.PAUSED})
"""Something is awaited that is not the administration's to do: its day moves by as long."""

ENDED: Final = frozenset({State.HANDED_OVER, State.REFUSED, State.WITHDRAWN, State.STOPPED, State.ARCHIVED})
"""Nothing more is to be done for the applicant."""

WITHDRAWABLE: Final = frozenset(state for state, moves in MOVES.items() if State.WITHDRAWN in moves)
"""The applicant may still take it back: no result has been made."""


ARCHIVABLE: Final = frozenset(state for state, moves in MOVES.items() if State.ARCHIVED in moves)
"""Done with, and not yet put away."""


def may_move(state: State, to: State) -> bool:
    """Say whether a dossier may go from one state to another."""
    return to in MOVES[state]
