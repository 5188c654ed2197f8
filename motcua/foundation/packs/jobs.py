"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.packs.actions import apply_due_packs


def load_due_packs() -> None:
    """Shortly after midnight: load the approved packs whose day has come."""
    apply_due_packs(by=SYSTEM, at=clock.now())
