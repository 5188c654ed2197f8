"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.steering.plans.actions import make_occurrences, read_next_document, remind_of_due


def remind() -> None:
    """Make the occurrences that have begun, then remind of what is due; runs every morning."""
    at = clock.now()
    make_occurrences(by=SYSTEM, at=at)
    remind_of_due(by=SYSTEM, at=at)


def read_documents() -> None:
    """Read the long documents that wait; runs when one comes, and by the minute for what was cut off."""
    while read_next_document(by=SYSTEM, at=clock.now()):
        pass
