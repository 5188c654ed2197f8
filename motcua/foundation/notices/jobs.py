"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.notices.actions import send_due_notices


def send_notices() -> None:
    """Every minute: send what waits, first tries and later ones."""
    send_due_notices(by=SYSTEM, at=clock.now(), real_now=clock.real_now())
