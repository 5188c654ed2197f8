"""What this room does when something happened."""

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.ports import Record
from motcua.foundation.packs.actions import apply_due_packs
from motcua.foundation.packs.events import PackApproved


def load_once_approved(event: PackApproved, record: Record) -> None:
    """Load a pack whose day had come before its approval did."""
    apply_due_packs(by=SYSTEM, at=record.at)
