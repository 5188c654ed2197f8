"""Citizens who write drafts: signed in, of the ward, with a procedure that may be filed online."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from motcua.casework.filings.actions import begin_draft, choose_place, put_file, save_form
from motcua.casework.filings.models import FilingDraft, Written
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.registers.people.actions import PersonDraft, attach_account, register_person
from motcua.registers.people.models import Person
from motcua.registers.procedures.actions import PortalDraft, amend, set_filing_portal
from tests.casework.dossiers.world import AT, CODE, PDF, World, a_world, procedure_item

ANSWERS = {"purpose": "Đăng ký kết hôn", "copies": 1}
BOTH = "052196001418"
SINCE = date(2023, 1, 1)
OWN = PortalDraft(code="province", name="Cổng tỉnh", valid_from=SINCE, valid_to=date(2025, 6, 30))
NATIONAL = PortalDraft(
    code="national", name="Cổng quốc gia", address="https://quocgia.vn", valid_from=date(2025, 7, 1)
)


def signed_in(person: Person, login: str) -> Actor:
    """Someone with an account of the identity service."""
    account = open_account(login, name=login, kind=AccountKind.CITIZEN, password=None, by=SYSTEM, at=AT)
    attach_account(person.id, account.id, level=2, by=SYSTEM, at=AT)
    return Actor(account.id, ActorKind.CITIZEN)


def somebody(name: str, number: str, login: str) -> tuple[Person, Actor]:
    """Somebody else of the register, signed in."""
    draft = PersonDraft(name, birth="01/02/1996", gender="MALE", personal_id=number)
    person = register_person(draft, by=SYSTEM, at=AT)
    return person, signed_in(person, login)


def a_pdf(extra: bytes = b"") -> StoredFile:
    """A paper of its own."""
    return keep_file(BytesIO(PDF + extra), name="giay.pdf", by=SYSTEM, at=AT)


@dataclass
class Desk:
    """A citizen at her telephone."""

    world: World
    by: Actor

    @property
    def person(self) -> Person:
        return self.world.person

    def begun(self, **more: Any) -> FilingDraft:
        """A draft just begun, on the morning of the world unless `at` says otherwise."""
        return begin_draft(CODE, **({"level": 2, "by": self.by, "at": AT} | more))

    def placed(self, draft: FilingDraft) -> FilingDraft:
        """It is to go to her ward."""
        unit = self.world.ward.one_stop
        return choose_place(draft.id, unit, edition=draft.edition, by=self.by, at=AT)

    def declared(self, draft: FilingDraft) -> FilingDraft:
        """Its form is filled in."""
        what = Written({"purpose": ["Đăng ký kết hôn"], "copies": ["1"]}, ANSWERS, is_whole=True)
        return save_form(draft.id, what, edition=draft.edition, by=self.by, at=AT)

    def whole(self, **more: Any) -> FilingDraft:
        """Nothing is lacking."""
        return self.declared(self.placed(self.begun(**more)))

    def with_file(self, draft: FilingDraft, extra: bytes = b"") -> FilingDraft:
        """A file lies in it, of the paper that some need."""
        paper = draft.version.documents.get(name="Bản án ly hôn")
        put_file(draft.id, paper.id, a_pdf(extra), name="Bản án.pdf", by=self.by, at=AT)
        draft.refresh_from_db()
        return draft


def a_desk() -> Desk:
    """Make it."""
    world = a_world()
    for draft in (OWN, NATIONAL):
        set_filing_portal(draft, by=SYSTEM, at=AT)
    return Desk(world, signed_in(world.person, "c-binh-an"))


def amended(**more: Any) -> None:
    """The procedure is said otherwise from the day after."""
    amend(procedure_item(**({"valid_from": "2023-11-21"} | more)), by=SYSTEM, at=AT)
