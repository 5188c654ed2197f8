"""Citizens before their own pages, signed in as the identity service would have it."""

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.registers.people.actions import PersonDraft, attach_account, register_person
from motcua.registers.people.models import Person
from tests.faces.ward_pages import Visitor
from tests.registers.organisations.town import AT


def citizen_at_the_door(person: Person) -> Visitor:
    """Give somebody of the register an account, and his page."""
    login = f"cd-{person.pk}"[:60]
    account = open_account(
        login, name=person.full_name, kind=AccountKind.CITIZEN, password=None, by=SYSTEM, at=AT
    )
    attach_account(person.pk, account.id, level=2, by=SYSTEM, at=AT)
    visitor = Visitor()
    visitor.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    visitor.account = account
    return visitor


def a_stranger() -> Visitor:
    """Somebody else, with nothing to do with the dossiers here."""
    person = register_person(PersonDraft("Lê Văn Ba", personal_id="052088001122"), by=SYSTEM, at=AT)
    return citizen_at_the_door(person)
