"""A draft under lock, and what every change of it does to it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from motcua.casework.filings import access
from motcua.casework.filings.errors import ChangedElsewhere, DraftOver, DraftUnknown
from motcua.casework.filings.models import CoSigner, DraftFile, FilingDraft, State
from motcua.casework.filings.rules import KEPT_FOR
from motcua.foundation.access.models import Actor


def locked_draft(draft_id: UUID, by: Actor) -> FilingDraft:
    """Give one's own draft under lock, over or not. Raises DraftUnknown."""
    writer = access.writer_of(by)
    found = (
        FilingDraft.objects.select_for_update(of=("self",))
        .select_related("version__procedure")
        .filter(id=draft_id, person=writer)
        .first()
    )
    if found is None:
        raise DraftUnknown
    return found


def open_draft(draft_id: UUID, by: Actor, *, edition: int | None = None) -> FilingDraft:
    """Give one's own draft under lock that is still written at, as it was when the page was opened.

    Raises DraftUnknown, DraftOver, ChangedElsewhere.
    """
    found = locked_draft(draft_id, by)
    if found.state != State.OPEN:
        raise DraftOver(state=found.get_state_display())
    if edition is not None and edition != found.edition:
        raise ChangedElsewhere
    return found


def touched(draft: FilingDraft, names: Iterable[str] = (), *, at: datetime) -> FilingDraft:
    """Write a change down: an edition more, kept as long again."""
    draft.edition += 1
    draft.saved_at, draft.expires_at = at, at + KEPT_FOR
    draft.save(update_fields=[*names, "edition", "saved_at", "expires_at"])
    return draft


def over(draft: FilingDraft, state: State, *, at: datetime) -> FilingDraft:
    """End a draft: what it held is forgotten, its files are nobody's here."""
    draft.state, draft.over_at = state, at
    draft.answers, draft.conditions, draft.exemptions = "", "", ""
    draft.save(update_fields=["state", "over_at", "answers", "conditions", "exemptions", "dossier"])
    DraftFile.objects.filter(draft=draft).delete()
    CoSigner.objects.filter(draft=draft).delete()
    return draft
