"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.steering.plans.actions import make_occurrences, remind_of_due


def remind() -> None:
    """Make the occurrences that have begun, then remind of what is due; runs every morning."""
    at = clock.now()
    make_occurrences(by=SYSTEM, at=at)
    remind_of_due(by=SYSTEM, at=at)
