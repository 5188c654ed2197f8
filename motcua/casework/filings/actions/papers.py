"""Giấy tờ: files put into a draft and taken out again."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.queries import papers_asked
from motcua.casework.filings.actions.rows import open_draft, touched
from motcua.casework.filings.errors import FileGone, PaperNotAsked, TooManyFiles
from motcua.casework.filings.models import DraftFile, FilingDraft
from motcua.casework.filings.rules import MOST_FILES, MOST_FILES_OF_A_PAPER
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.files.models import StoredFile
from motcua.foundation.text import nfc, tidy
from motcua.registers.procedures.models import Handling


@act
def put_file(
    draft_id: UUID,
    required_id: UUID,
    file: StoredFile,
    *,
    name: str,
    source: str = "",
    by: Actor,
    at: datetime,
) -> DraftFile:
    """Đính kèm a file to a paper of the list; the same content once more is what lies there already.

    Raises DraftUnknown, DraftOver, PaperNotAsked, TooManyFiles.
    """
    draft = open_draft(draft_id, by)
    asked = papers_asked(draft.version_id, draft.case_number)
    paper = next((one for one in asked if one.id == required_id), None)
    if paper is None or paper.form_key or paper.handling == Handling.SHOW:
        raise PaperNotAsked
    here = list(DraftFile.objects.filter(draft=draft))
    of_paper = [one for one in here if one.required_id == required_id]
    same = next((one for one in of_paper if one.file_id == file.id), None)
    if same is not None:
        return same
    if len(of_paper) >= MOST_FILES_OF_A_PAPER or len(here) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES_OF_A_PAPER)
    row = DraftFile.objects.create(
        draft=draft,
        required=paper,
        file=file,
        name=tidy(nfc(name))[-200:],
        source=source,
        put_at=at,
    )
    touched(draft, at=at)
    return row


@act
def take_file_out(draft_id: UUID, file_id: UUID, *, by: Actor, at: datetime) -> FilingDraft:
    """Bỏ tệp. Raises DraftUnknown, DraftOver, FileGone."""
    draft = open_draft(draft_id, by)
    gone, _each = DraftFile.objects.filter(draft=draft, id=file_id).delete()
    if not gone:
        raise FileGone
    return touched(draft, at=at)
