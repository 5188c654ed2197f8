"""How many codes, how many tries, and what a code looks like."""

from datetime import timedelta
from math import ceil
from typing import Final

FIGURES: Final = 6
MOST_TRIES: Final = 5
MOST_A_DAY: Final = 8
"""So many codes a person asks for in a day."""
MOST_AN_HOUR: Final = 3
"""So many codes go to one address in an hour, whoever asks."""
DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)


def code_of(number: int) -> str:
    """Write a number as a code of six figures."""
    return str(number % 10**FIGURES).zfill(FIGURES)


def figures_in(typed: str) -> str:
    """Read what somebody typed: "482 913" is 482913."""
    return "".join(sign for sign in typed if sign.isdecimal() and sign.isascii())


def minutes_of(left: timedelta) -> int:
    """Say how long to wait, in whole minutes, at least one."""
    return max(1, ceil(left.total_seconds() / 60))
