"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.deadlines.actions import miss_promises, warn_promises


def mark_missed() -> None:
    """Mark every promise whose moment has passed; runs by the hour's quarter."""
    while miss_promises(by=SYSTEM, at=clock.now()):
        pass


def warn_of_near() -> None:
    """Tell of every promise that has come near; runs by the hour's quarter."""
    while warn_promises(by=SYSTEM, at=clock.now()):
        pass
