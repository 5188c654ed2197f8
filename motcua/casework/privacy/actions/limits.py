"""Thời hạn trả lời yêu cầu về dữ liệu: what a province sets for some days."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.privacy import access
from motcua.casework.privacy.errors import LimitOverlaps
from motcua.casework.privacy.events import RequestLimitSet
from motcua.casework.privacy.models import RequestLimit
from motcua.casework.privacy.queries import limit_lines
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell


@dataclass(frozen=True, kw_only=True)
class LimitDraft(LineDraft):
    """A limit as it is to stand from a day on."""

    code: str
    hours: int
    source: str = ""


@act
def set_request_limit(draft: LimitDraft, *, by: Actor, at: datetime) -> RequestLimit:
    """Đặt thời hạn from its first day on, or say it otherwise. Raises NotAllowed, LimitOverlaps."""
    must(by, access.KEEP_LIMITS)
    overlaps = LimitOverlaps(limit_code=draft.code)
    row, is_changed = write_line(draft, RequestLimit(code=draft.code), limit_lines(draft.code), overlaps)
    if is_changed:
        tell(RequestLimitSet(row.id, row.code), by=by, at=at)
    return row
