"""Đặt lý do trả lại: the list that officers choose from when they send a step back."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.instruments.workflow import access
from motcua.instruments.workflow.errors import ReasonOverlaps
from motcua.instruments.workflow.events import ReturnReasonSet
from motcua.instruments.workflow.models import ReturnReason
from motcua.instruments.workflow.queries import reasons_of_code


@dataclass(frozen=True)
class ReasonDraft:
    """A reason as it is to stand in the list from a day on."""

    code: str
    title: str
    rank: int
    valid_from: date
    valid_to: date | None = None

    def is_said_by(self, row: ReturnReason) -> bool:
        """Say whether a row says the same already."""
        return (row.title, row.rank, row.valid_to) == (self.title, self.rank, self.valid_to)


@act
def set_return_reason(draft: ReasonDraft, *, by: Actor, at: datetime) -> ReturnReason:
    """Đặt một lý do trả lại from its first day on, or say it otherwise. Raises NotAllowed, ReasonOverlaps."""
    must(by, access.KEEP_REASONS)
    rows = reasons_of_code(draft.code)
    row = next((one for one in rows if one.valid_from == draft.valid_from), None) or ReturnReason(
        code=draft.code, valid_from=draft.valid_from
    )
    last = draft.valid_to or date.max
    if any(
        one.id != row.id and one.valid_from <= last and (one.valid_to or date.max) >= draft.valid_from
        for one in rows
    ):
        raise ReasonOverlaps(code=draft.code)
    if not row._state.adding and draft.is_said_by(row):
        return row
    row.title, row.rank, row.valid_to = draft.title, draft.rank, draft.valid_to
    row.save()
    tell(ReturnReasonSet(row.id, row.code), by=by, at=at)
    return row
