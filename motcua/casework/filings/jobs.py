"""What this room does when it is time."""

from motcua.casework.filings.actions import expire_drafts
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM


def forget_drafts() -> None:
    """Forget the drafts that nobody touched for too long."""
    while expire_drafts(by=SYSTEM, at=clock.now()):
        pass
