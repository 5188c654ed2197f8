"""How long to wait between tries, and what a title may be."""

from datetime import timedelta
from typing import Final

MOST_ATTEMPTS: Final = 8
_FIRST_WAIT: Final = timedelta(minutes=1)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after that many tries: 1, 4, 16, 64 … minutes."""
    return _FIRST_WAIT * (1 << 2 * (attempts - 1))


def one_line(text: str) -> str:
    """A title on one line, so that it cannot smuggle headers in."""
    return " ".join(text.split())
