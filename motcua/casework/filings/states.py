"""Where a draft stands; pure."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """A draft is written at, or it is over: sent, thrown away, or left for too long."""

    OPEN = "OPEN"
    SENT = "SENT"
    DROPPED = "DROPPED"
    EXPIRED = "EXPIRED"


OVER: Final = frozenset({State.SENT, State.DROPPED, State.EXPIRED})
