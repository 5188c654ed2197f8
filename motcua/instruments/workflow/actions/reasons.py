"""Đặt lý do trả lại: the list that officers choose from when they send a step back."""

from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.instruments.workflow import access
from motcua.instruments.workflow.errors import ReasonOverlaps
from motcua.instruments.workflow.events import ReturnReasonSet
from motcua.instruments.workflow.models import ReturnReason
from motcua.instruments.workflow.queries import reasons_of_code


@dataclass(frozen=True)
class ReasonDraft(LineDraft):
    """A reason as it is to stand in the list from a day on."""

    code: str
    title: str
    rank: int


@act
def set_return_reason(draft: ReasonDraft, *, by: Actor, at: datetime) -> ReturnReason:
    """Đặt một lý do trả lại from its first day on, or say it otherwise. Raises NotAllowed, ReasonOverlaps."""
    must(by, access.KEEP_REASONS)
    new = ReturnReason(code=draft.code)
    row, is_changed = write_line(draft, new, reasons_of_code(draft.code), ReasonOverlaps(code=draft.code))
    if is_changed:
        tell(ReturnReasonSet(row.id, row.code), by=by, at=at)
    return row
