"""Thời hạn xử lý phản ánh: what a province sets for some days."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.feedback import access
from motcua.casework.feedback.errors import LimitOverlaps
from motcua.casework.feedback.events import FeedbackLimitSet
from motcua.casework.feedback.models import FeedbackLimit
from motcua.casework.feedback.queries import limit_lines
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell


@dataclass(frozen=True, kw_only=True)
class LimitDraft(LineDraft):
    """A limit as it is to stand from a day on."""

    code: str
    quantity: int
    unit: str
    source: str = ""


@act
def set_feedback_limit(draft: LimitDraft, *, by: Actor, at: datetime) -> FeedbackLimit:
    """Đặt thời hạn from its first day on, or say it otherwise. Raises NotAllowed, LimitOverlaps."""
    must(by, access.KEEP_LIMITS)
    new = FeedbackLimit(code=draft.code)
    overlaps = LimitOverlaps(limit_code=draft.code)
    row, is_changed = write_line(draft, new, limit_lines(draft.code), overlaps)
    if is_changed:
        tell(FeedbackLimitSet(row.id, row.code), by=by, at=at)
    return row
