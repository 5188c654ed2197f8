"""What this room does when it is time."""

from datetime import timedelta
from typing import Final

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.notices.actions import send_due_notices

_BATCH: Final = 200
_WHILE: Final = timedelta(seconds=50)


def send_notices() -> None:
    """Every minute: send what waits, first tries and later ones, until nothing does or the minute is over."""
    until = clock.real_now() + _WHILE
    while send_due_notices(by=SYSTEM, at=clock.now(), real_now=clock.real_now(), limit=_BATCH) == _BATCH:
        if clock.real_now() >= until:
            return
