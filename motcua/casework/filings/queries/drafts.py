"""One's own drafts, and those that wait for one's word; nobody else's are ever found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from motcua.casework.filings.access import writer_of
from motcua.casework.filings.errors import CoSignerUnknown, DraftUnknown
from motcua.casework.filings.models import CoSigner, FilingDraft, State
from motcua.casework.filings.rules import MOST_OPEN
from motcua.foundation.access.models import Actor
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.ready import ReadyNouns, bytes_hole, id_hole
from motcua.foundation.text import tidy
from motcua.registers.people.models import Person
from motcua.registers.procedures.queries import lengthy

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
_AT_LENGTH = (*lengthy("version"), "dossier__answers")


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
    found = _ready_draft().noun(id=draft_id, writer=writer_of(by).id)
    if found is None:
        raise DraftUnknown
    return found


@cache
def _ready_draft() -> ReadyNouns[FilingDraft]:
    rows = FilingDraft.objects.filter(id=id_hole(), person=id_hole(1)).select_related(*_BESIDE)
    return ReadyNouns(rows.defer(*_AT_LENGTH), {"id": id_hole(), "writer": id_hole(1)})


def drafts_of(by: Actor, *, procedure_code: str = "") -> list[FilingDraft]:
    """Give one's own open drafts, the last touched first, of one procedure if one is named."""
    found = _ready_open().nouns(writer=writer_of(by).id)
    return [one for one in found if procedure_code in {"", one.version.procedure.code}]


@cache
def _ready_open() -> ReadyNouns[FilingDraft]:
    rows = FilingDraft.objects.filter(person=id_hole(), state=State.OPEN).select_related(*_BESIDE)
    latest = rows.defer(*_AT_LENGTH).order_by("-saved_at", "-id")[:MOST_OPEN]
    return ReadyNouns(latest, {"writer": id_hole()})


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
    return [Waiting(one, one.draft) for one in _ready_waiting().nouns(number=number_index(number))]


@cache
def _ready_waiting() -> ReadyNouns[CoSigner]:
    rows = CoSigner.objects.filter(number_index=bytes_hole(), draft__state=State.OPEN, declined_at=None)
    beside = rows.select_related("draft", *(f"draft__{one}" for one in _BESIDE))
    listed = beside.defer(*(f"draft__{one}" for one in _AT_LENGTH)).order_by("named_at", "id")
    return ReadyNouns(listed, {"number": bytes_hole()})


def asked_to_sign(co_signer_id: UUID, by: Actor) -> Waiting:
    """Give one filing that waits for the word of who acts. Raises CoSignerUnknown."""
    found = next((one for one in waiting_for(by) if one.co_signer.id == co_signer_id), None)
    if found is None:
        raise CoSignerUnknown
    return found


def co_signers_of(draft: FilingDraft) -> list[CoSigner]:
    """Give who is to sign with the writer, in the order named."""
    return list(draft.co_signers.select_related("person").order_by("named_at", "id"))
