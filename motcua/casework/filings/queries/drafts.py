"""One's own drafts, and those that wait for one's word; nobody else's are ever found."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from motcua.casework.filings.access import writer_of
from motcua.casework.filings.errors import CoSignerUnknown, DraftUnknown
from motcua.casework.filings.models import CoSigner, FilingDraft, State
from motcua.casework.filings.rules import MOST_OPEN
from motcua.foundation.access.models import Actor
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.text import tidy
from motcua.registers.people.models import Person

SIGNER: str = "filings.co_signer"
_BESIDE = (
    "version__procedure",
    "person",
    "applicant_person",
    "applicant_entity",
    "unit__agency",
    "competence_place",
    "dossier",
)


@dataclass(frozen=True)
class Waiting:
    """A filing that waits for somebody's word."""

    co_signer: CoSigner
    draft: FilingDraft

    @property
    def is_signed(self) -> bool:
        """Say whether he confirmed what stands there now."""
        return self.co_signer.signed_edition == self.draft.edition


def draft_of(draft_id: UUID, by: Actor) -> FilingDraft:
    """Give one's own draft, over or not. Raises DraftUnknown, too where it is somebody else's."""
    writer = writer_of(by)
    found = FilingDraft.objects.filter(id=draft_id, person=writer).select_related(*_BESIDE).first()
    if found is None:
        raise DraftUnknown
    return found


def drafts_of(by: Actor, *, procedure_code: str = "") -> list[FilingDraft]:
    """Give one's own open drafts, the last touched first, of one procedure if one is named."""
    rows = FilingDraft.objects.filter(person=writer_of(by), state=State.OPEN)
    if procedure_code:
        rows = rows.filter(version__procedure__code=procedure_code)
    return list(rows.select_related(*_BESIDE).order_by("-saved_at", "-id")[:MOST_OPEN])


def open_like(writer: Person, procedure_id: UUID, people: Sequence[UUID | None]) -> FilingDraft | None:
    """Give a draft that was begun for the same and never touched since; `people`: person, entity."""
    person_id, entity_id = people
    rows = FilingDraft.objects.filter(
        person=writer,
        state=State.OPEN,
        edition=1,
        version__procedure=procedure_id,
        applicant_person_id=person_id,
        applicant_entity_id=entity_id,
    )
    return rows.first()


def draft_by_dossier(dossier_id: UUID, by: Actor) -> FilingDraft | None:
    """Give the draft that became a dossier, to its writer."""
    rows = FilingDraft.objects.filter(dossier=dossier_id, person=writer_of(by))
    return rows.select_related(*_BESIDE).first()


def number_index(number: str) -> bytes:
    """Name a number without saying it."""
    return blind_index(tidy(number).replace(" ", ""), purpose=SIGNER)


def waiting_for(by: Actor) -> list[Waiting]:
    """Give what waits for the word of who acts: he is known by his number alone."""
    number = str(writer_of(by).personal_id)
    if not number:
        return []
    rows = CoSigner.objects.filter(
        number_index=number_index(number), draft__state=State.OPEN, declined_at=None
    )
    beside = [f"draft__{one}" for one in _BESIDE]
    return [
        Waiting(one, one.draft) for one in rows.select_related("draft", *beside).order_by("named_at", "id")
    ]


def asked_to_sign(co_signer_id: UUID, by: Actor) -> Waiting:
    """Give one filing that waits for the word of who acts. Raises CoSignerUnknown."""
    found = next((one for one in waiting_for(by) if one.co_signer.id == co_signer_id), None)
    if found is None:
        raise CoSignerUnknown
    return found


def co_signers_of(draft: FilingDraft) -> list[CoSigner]:
    """Give who is to sign with the writer, in the order named."""
    return list(draft.co_signers.select_related("person").order_by("named_at", "id"))
