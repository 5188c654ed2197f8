"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.workflow.actions import empty_left_hands


def empty_hands() -> None:
    """Move tasks out of the hands that may no longer do them since today; runs as the day begins."""
    empty_left_hands(by=SYSTEM, at=clock.now())
