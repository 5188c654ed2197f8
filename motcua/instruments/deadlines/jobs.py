"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.deadlines.actions import go_on_redating, miss_promises, warn_promises
from motcua.instruments.deadlines.models import Redating
from motcua.instruments.deadlines.queries import running_redating


def mark_missed() -> None:
    """Mark every promise whose moment has passed; runs by the hour's quarter."""
    while miss_promises(by=SYSTEM, at=clock.now()):
        pass


def warn_of_near() -> None:
    """Tell of every promise that has come near; runs by the hour's quarter."""
    while warn_promises(by=SYSTEM, at=clock.now()):
        pass


def go_on_with_redating() -> None:
    """Go on with the redating that runs, if one does, until it has gone through; runs by the minute."""
    redating = running_redating()
    while redating is not None and redating.state == Redating.State.RUNNING:
        redating = go_on_redating(redating.id, by=SYSTEM, at=clock.now())
