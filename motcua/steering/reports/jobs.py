"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.steering.reports.actions import read_quality


def read_public_figures() -> None:
    """Đọc số liệu công khai: what the public page says is as of now."""
    read_quality(by=SYSTEM, at=clock.now())
