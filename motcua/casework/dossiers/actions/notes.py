"""Ghi chú nội bộ: what officers tell each other of a dossier."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.rows import locked_dossier
from motcua.casework.dossiers.errors import NoteEmpty
from motcua.casework.dossiers.events import NoteWritten
from motcua.casework.dossiers.models import Note
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.text import nfc


@act
def write_note(dossier_id: UUID, text: str, *, by: Actor, at: datetime) -> Note:
    """Ghi chú on a dossier that the officer may read, in whatever state. Raises DossierUnknown, NoteEmpty."""
    dossier = locked_dossier(dossier_id)
    access.must_read(by, dossier)
    words = nfc(text).strip()
    if not words:
        raise NoteEmpty
    note = Note.objects.create(dossier=dossier, words=words, written_at=at, written_by=by.id)
    tell(NoteWritten(dossier.id, note.id), by=by, at=at)
    return note
