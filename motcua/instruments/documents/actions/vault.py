"""Kho giấy tờ: papers of it are used again with their owner's consent, and taken out on request."""

from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures
from motcua.instruments.documents import access
from motcua.instruments.documents.actions.papers import attach_file
from motcua.instruments.documents.errors import (
    AlreadyHasFile,
    AlreadyRemoved,
    DocumentUnknown,
    RemovalReasonMissing,
    ReuseNeedsConsent,
    VaultDocumentOther,
    VaultDocumentPast,
    VaultDocumentUnknown,
)
from motcua.instruments.documents.events import DocumentReused, VaultDocumentRemoved
from motcua.instruments.documents.models import (
    REUSE,
    Consent,
    Reuse,
    SubmittedDocument,
    VaultDocument,
    VaultRemoval,
)
from motcua.instruments.documents.queries.vault import fits, vault_document
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.models import Person
from motcua.registers.people.queries import person_of_account, principals_of


@act
def reuse(
    vault_document_id: UUID,
    subject_kind: str,
    subject_id: UUID,
    submitted_id: UUID,
    *,
    consent_id: UUID,
    by: Actor,
    at: datetime,
) -> Reuse:
    """Dùng lại giấy tờ: put the file of a vault's paper to a submitted document of a case, with consent.

    Called once the case has its row for it (`take_documents`, a dossier's `submit`). The paper is his who
    acts, or theirs for whom he acts on the day. The consent is his own, to the words of `REUSE`, and
    stands; for which matter he gave it (draft, dossier) the caller minds. Done again for the same
    submitted document, it is the reuse that stands.
    Raises VaultDocumentUnknown (another's, taken out), ReuseNeedsConsent, DocumentUnknown, AlreadyHasFile,
    VaultDocumentPast, VaultDocumentOther.
    """
    day, person = at.astimezone(VN).date(), _signed_in(by)
    document = _owned(vault_document_id, person, day)
    consent = _standing_consent(consent_id, person)
    paper = _locked_paper(subject_kind, subject_id, submitted_id)
    known = Reuse.objects.filter(submitted=paper, document=document).first()
    if known is not None:
        return known
    _must_stand_for(document, paper, day)
    attach_file(subject_id, paper.id, document.file, name=document.file_name, by=by, at=at)
    made = Reuse.objects.create(
        document=document,
        submitted=paper,
        required_id=paper.required_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        consent=consent,
        reused_at=at,
        reused_by=by.id,
    )
    tell(DocumentReused(made.id, document.id, subject_kind, subject_id, consent.id), by=by, at=at)
    return made


@act
def remove_from_vault(document_id: UUID, *, reason: str, by: Actor, at: datetime) -> VaultRemoval:
    """Gỡ khỏi kho: a paper is offered and shown no more; its case keeps it as long as the law wants.

    Raises NotAllowed, VaultDocumentUnknown, AlreadyRemoved, RemovalReasonMissing.
    """
    must(by, access.REMOVE)
    document = VaultDocument.objects.select_for_update(of=("self",)).filter(pk=document_id).first()
    if document is None:
        raise VaultDocumentUnknown
    if VaultRemoval.objects.filter(document=document).exists():
        raise AlreadyRemoved
    if not reason.strip():
        raise RemovalReasonMissing
    removal = VaultRemoval.objects.create(
        document=document, reason=reason.strip(), removed_at=at, removed_by=by.id
    )
    tell(VaultDocumentRemoved(removal.id, document.id), by=by, at=at)
    return removal


def _signed_in(by: Actor) -> Person:
    """Give who acts. Raises VaultDocumentUnknown for whoever has no vault of his own to open."""
    if by.kind is not ActorKind.CITIZEN:
        raise VaultDocumentUnknown
    try:
        return person_of_account(by.id)
    except PersonUnknown as nobody:
        raise VaultDocumentUnknown from nobody


def _owned(document_id: UUID, person: Person, day: date) -> VaultDocument:
    """Give a paper of his, or of whom he acts for. Raises VaultDocumentUnknown."""
    principals = list(principals_of(person.id, day=day))
    people = [person.id, *(one.person_id for one in principals if one.person_id)]
    return vault_document(document_id, people, [one.entity_id for one in principals if one.entity_id])


def _standing_consent(consent_id: UUID, person: Person) -> Consent:
    """Give a consent under lock that he gave and has not taken back. Raises ReuseNeedsConsent."""
    rows = Consent.objects.select_for_update(of=("self",)).filter(person=person, withdrawn_at=None)
    consent = rows.filter(pk=consent_id, text__code=REUSE).first()
    if consent is None:
        raise ReuseNeedsConsent
    return consent


def _locked_paper(subject_kind: str, subject_id: UUID, submitted_id: UUID) -> SubmittedDocument:
    rows = SubmittedDocument.objects.select_for_update(of=("self",)).select_related("required")
    paper = rows.filter(pk=submitted_id, subject_kind=subject_kind, subject_id=subject_id).first()
    if paper is None:
        raise DocumentUnknown
    return paper


def _must_stand_for(document: VaultDocument, paper: SubmittedDocument, day: date) -> None:
    """Pass what is good on the day, of the sort wanted, where nothing is yet. Raises as `reuse` says."""
    if paper.file_id is not None:
        raise AlreadyHasFile(document=paper.name)
    if not document.is_usable(day):
        until = day_figures(document.valid_to) if document.valid_to else "—"
        raise VaultDocumentPast(document=document.name, until=until)
    if not fits(document, paper.required, day):
        raise VaultDocumentOther(document=document.name)
