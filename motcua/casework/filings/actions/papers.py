"""Giấy tờ: files put into a draft and taken out again."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Sum

from motcua.casework.dossiers.queries import papers_asked
from motcua.casework.filings.actions.rows import open_draft, touched
from motcua.casework.filings.errors import (
    DraftsFull,
    FileActs,
    FileGone,
    PaperNotAsked,
    TooManyFiles,
    VaultPaperOther,
)
from motcua.casework.filings.models import DRAFT, DraftFile, FilingDraft, State
from motcua.casework.filings.queries.filling import vault_offers
from motcua.casework.filings.rules import MOST_BYTES_OF_A_PERSON, MOST_FILES, MOST_FILES_OF_A_PAPER
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import name_for
from motcua.foundation.text import nfc, tidy
from motcua.instruments.documents.actions import give_consent
from motcua.instruments.documents.models import REUSE
from motcua.registers.procedures.models import Handling, RequiredDocument

FROM_VAULT: Final = "vault"


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

    Raises DraftUnknown, DraftOver, FileActs, PaperNotAsked, TooManyFiles, DraftsFull.
    """
    if file.is_active:
        raise FileActs(name=name)
    draft = open_draft(draft_id, by)
    paper = _asked(draft, required_id)
    return _put(draft, DraftFile(required=paper, file=file, name=name_for(file, name), source=source), at)


@act
def put_from_vault(
    draft_id: UUID, required_id: UUID, vault_document_id: UUID, *, by: Actor, at: datetime
) -> DraftFile:
    """Dùng giấy trong kho: put a paper of the applicant's vault to a paper of the list, with his consent.

    The consent to the words of the day is given with it, for this draft. Raises DraftUnknown, DraftOver,
    PaperNotAsked, VaultPaperOther, TooManyFiles, ConsentTextUnknown.
    """
    draft = open_draft(draft_id, by)
    paper = _asked(draft, required_id)
    offered = vault_offers(draft, [paper], at.astimezone(VN).date()).get(required_id, ())
    found = next((one.document for one in offered if one.document.pk == vault_document_id), None)
    if found is None:
        raise VaultPaperOther
    give_consent(REUSE, DRAFT, draft.id, by=by, at=at)
    row = DraftFile(
        required=paper, file=found.file, name=found.file_name, source=FROM_VAULT, vault_document=found
    )
    return _put(draft, row, at)


def _asked(draft: FilingDraft, required_id: UUID) -> RequiredDocument:
    """Give the paper of the list. Raises PaperNotAsked."""
    asked = papers_asked(draft.version_id, draft.case_number)
    paper = next((one for one in asked if one.id == required_id), None)
    if paper is None or paper.form_key or paper.handling == Handling.SHOW:
        raise PaperNotAsked
    return paper


def _put(draft: FilingDraft, row: DraftFile, at: datetime) -> DraftFile:
    """Write a file down beside those that are there. Raises TooManyFiles, DraftsFull."""
    here = list(DraftFile.objects.filter(draft=draft))
    of_paper = [one for one in here if one.required_id == row.required_id]
    same = next((one for one in of_paper if one.file_id == row.file_id), None)
    if same is not None:
        return same
    if len(of_paper) >= MOST_FILES_OF_A_PAPER or len(here) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES_OF_A_PAPER)
    if row.vault_document is None and _held_by(draft.person_id) + row.file.size > MOST_BYTES_OF_A_PERSON:
        raise DraftsFull(megabytes=MOST_BYTES_OF_A_PERSON // 2**20)
    row.draft, row.put_at, row.name = draft, at, tidy(nfc(str(row.name)))[-200:]
    row.save(force_insert=True)
    touched(draft, at=at)
    return row


def _held_by(person_id: UUID) -> int:
    """Count the bytes that lie in the open drafts of one person; what his vault has anyway weighs nothing."""
    own = DraftFile.objects.filter(
        draft__person_id=person_id, draft__state=State.OPEN, vault_document__isnull=True
    )
    return int(own.aggregate(weight=Sum("file__size"))["weight"] or 0)


@act
def take_file_out(draft_id: UUID, file_id: UUID, *, by: Actor, at: datetime) -> FilingDraft:
    """Bỏ tệp. Raises DraftUnknown, DraftOver, FileGone."""
    draft = open_draft(draft_id, by)
    gone, _each = DraftFile.objects.filter(draft=draft, id=file_id).delete()
    if not gone:
        raise FileGone
    return touched(draft, at=at)
