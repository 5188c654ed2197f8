"""What this room does when something happened."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.ports import Record
from motcua.foundation.notices.actions import send_due_notices
from motcua.foundation.notices.events import NoticeQueued, NoticeRequeued


def send_queued(event: NoticeQueued | NoticeRequeued, record: Record) -> None:
    """Send what waits, as soon as something was written."""
    send_due_notices(by=SYSTEM, at=clock.now(), real_now=clock.real_now(), limit=20)
