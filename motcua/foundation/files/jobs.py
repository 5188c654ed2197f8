"""What the file store does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.files.actions import purge_unreferenced, scan_waiting


def purge_files() -> None:
    """Nightly: take away what nobody points at."""
    purge_unreferenced(by=SYSTEM, at=clock.now(), real_now=clock.real_now())


def scan_files() -> None:
    """Every minute: look through what waits for the malware scanner."""
    scan_waiting(by=SYSTEM, at=clock.now())
