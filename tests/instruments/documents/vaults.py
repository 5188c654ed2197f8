"""Who owns papers, agrees to their being used again, and what lists ask for."""

from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id
from motcua.instruments.documents.actions import (
    Case,
    ConsentDraft,
    Handed,
    TypeDraft,
    file_in_vaults,
    set_consent_text,
    set_paper_type,
    take_documents,
)
from motcua.instruments.documents.models import REUSE, SubmittedDocument, VaultDocument
from motcua.registers.people.actions import PersonDraft, attach_account, register_person
from motcua.registers.people.models import Person

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
WORDS = "Tôi đồng ý dùng lại giấy tờ."


def a_citizen(name: str = "Trần Thị Hoa", number: str = "052188003344") -> tuple[Person, Actor]:
    """Somebody of the register who is signed in."""
    person = register_person(PersonDraft(name, personal_id=number), by=SYSTEM, at=AT)
    account = new_id()
    attach_account(person.id, account, level=2, by=SYSTEM, at=AT)
    return person, Actor(account, ActorKind.CITIZEN)


def the_lists() -> None:
    """The sorts of paper, and the words of the day."""
    born = TypeDraft(
        code="khai_sinh",
        name="Giấy khai sinh",
        names=["Trích lục khai sinh"],
        codes=["TP.01"],
        valid_from=date(2016, 1, 1),
    )
    single = TypeDraft(
        code="hon_nhan",
        name="Giấy xác nhận tình trạng hôn nhân",
        names=[],
        codes=[],
        months=6,
        valid_from=date(2016, 1, 1),
    )
    for draft in (born, single):
        set_paper_type(draft, by=SYSTEM, at=AT)
    text = ConsentDraft(code=REUSE, title="Dùng lại", words=WORDS, valid_from=date(2023, 7, 1))
    set_consent_text(text, by=SYSTEM, at=AT)


def filed(person: Person, *handed: Handed, case: UUID | None = None) -> list[VaultDocument]:
    """Papers of a settled case, as they came into a vault."""
    case = case or new_id()
    take_documents("dossier", case, handed, by=SYSTEM, at=AT)
    file_in_vaults("dossier", [a_case(case, person)], by=SYSTEM, at=AT)
    return list(VaultDocument.objects.filter(subject_id=case).order_by("submitted__position"))


def a_case(case: UUID, person: Person, **more: object) -> Case:
    """A settled case of somebody."""
    facts = {"person_id": person.id, "entity_id": None, "issuer_id": None} | more
    return Case(case, confirmed_at=AT, confirmed_by=SYSTEM.id, **facts)  # type: ignore[arg-type]  # a test's own


def wanted(name: str) -> tuple[UUID, SubmittedDocument]:
    """A new case that has a row for a paper, without its file."""
    case = new_id()
    (row,) = take_documents("dossier", case, [Handed(name, copies=1)], by=SYSTEM, at=AT)
    return case, row
