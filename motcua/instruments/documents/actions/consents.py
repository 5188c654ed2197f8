"""Đồng ý: the words of a day, given by a person for one matter, and taken back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell
from motcua.instruments.documents import access
from motcua.instruments.documents.errors import (
    ConsentIsPersonal,
    ConsentTextGiven,
    ConsentTextOverlaps,
    ConsentUnknown,
)
from motcua.instruments.documents.events import ConsentGiven, ConsentTextSet, ConsentWithdrawn
from motcua.instruments.documents.models import Consent, ConsentText
from motcua.instruments.documents.queries.consents import consent_lines, consent_text
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.models import Person
from motcua.registers.people.queries import person_of_account


@dataclass(frozen=True, kw_only=True)
class ConsentDraft(LineDraft):
    """The words of a consent as they are to stand from a day on."""

    code: str
    title: str
    words: str
    words_en: str = ""
    source: str = ""


@act
def set_consent_text(draft: ConsentDraft, *, by: Actor, at: datetime) -> ConsentText:
    """Đặt lời đồng ý from its first day on; words that somebody agreed to are ended, never changed.

    Raises NotAllowed, ConsentTextOverlaps, ConsentTextGiven.
    """
    must(by, access.KEEP)
    lines = consent_lines(draft.code)
    row = next((one for one in lines if one.valid_from == draft.valid_from), None)
    if row is not None and _says_otherwise(draft, row) and row.consents.exists():
        raise ConsentTextGiven(text_code=draft.code)
    overlaps = ConsentTextOverlaps(text_code=draft.code)
    kept, is_changed = write_line(draft, ConsentText(code=draft.code), lines, overlaps)
    if is_changed:
        tell(ConsentTextSet(kept.id, kept.code), by=by, at=at)
    return kept


@act
def give_consent(code: str, subject_kind: str, subject_id: UUID, *, by: Actor, at: datetime) -> Consent:
    """Đồng ý: whoever is signed in agrees to the words of the day, for one matter (a draft, a dossier).

    Given again for the same matter and the same words, it is the one that stands.
    Raises ConsentIsPersonal for anybody but a citizen, ConsentTextUnknown where the day has no such words.
    """
    person = _himself(by)
    text = consent_text(code, at.astimezone(VN).date())
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two clicks come one after the other
    matter = {"person": person, "text": text, "subject_kind": subject_kind, "subject_id": subject_id}
    known = Consent.objects.filter(**matter, withdrawn_at=None).first()
    if known is not None:
        return known
    consent = Consent.objects.create(**matter, given_at=at, given_by=by.id)
    tell(ConsentGiven(consent.id, text.id, subject_kind, subject_id), by=by, at=at)
    return consent


@act
def withdraw_consent(consent_id: UUID, *, by: Actor, at: datetime) -> Consent:
    """Rút lại sự đồng ý: from now on nothing is done by it; what was done stands. Again, it changes nothing.

    Raises ConsentIsPersonal, ConsentUnknown, too where it is another's.
    """
    person = _himself(by)
    rows = Consent.objects.select_for_update(of=("self",)).filter(pk=consent_id, person=person)
    consent = rows.first()
    if consent is None:
        raise ConsentUnknown
    if consent.withdrawn_at is None:
        consent.withdrawn_at = max(at, consent.given_at)
        consent.save(update_fields=["withdrawn_at"])
        tell(ConsentWithdrawn(consent.id), by=by, at=at)
    return consent


def _himself(by: Actor) -> Person:
    """Give who is signed in. Raises ConsentIsPersonal."""
    if by.kind is not ActorKind.CITIZEN:
        raise ConsentIsPersonal
    try:
        return person_of_account(by.id)
    except PersonUnknown as nobody:
        raise ConsentIsPersonal from nobody


def _says_otherwise(draft: ConsentDraft, row: ConsentText) -> bool:
    return (draft.title, draft.words, draft.words_en) != (row.title, row.words, row.words_en)
