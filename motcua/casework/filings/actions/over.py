"""Kết thúc: a draft is thrown away by its writer, or was left for too long."""

from datetime import datetime
from uuid import UUID

from motcua.casework.filings.actions.rows import locked_draft, over
from motcua.casework.filings.errors import DraftOver
from motcua.casework.filings.events import DraftDropped, DraftExpired
from motcua.casework.filings.models import FilingDraft, State
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell


@act
def drop_draft(draft_id: UUID, *, by: Actor, at: datetime) -> FilingDraft:
    """Bỏ bản nháp; what it held is forgotten. Raises DraftUnknown, DraftOver."""
    draft = locked_draft(draft_id, by)
    if draft.state == State.DROPPED:
        return draft
    if draft.state != State.OPEN:
        raise DraftOver(state=draft.get_state_display())
    over(draft, State.DROPPED, at=at)
    tell(DraftDropped(draft.id), by=by, at=at)
    return draft


@act
def expire_drafts(*, by: Actor, at: datetime) -> int:
    """Quá hạn giữ: forget the drafts that nobody touched for too long, and count them."""
    rows = FilingDraft.objects.select_for_update(of=("self",), skip_locked=True)
    stale = list(rows.filter(state=State.OPEN, expires_at__lt=at).order_by("expires_at")[:500])
    for draft in stale:
        over(draft, State.EXPIRED, at=at)
        tell(DraftExpired(draft.id), by=by, at=at)
    return len(stale)
