"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import keep_up


def keep_facts() -> None:
    """Giữ dữ kiện: read the book on until nothing is left."""
    keep_up(by=SYSTEM, at=clock.now())
