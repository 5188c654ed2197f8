"""Whoever is signed in says where he himself is told; nobody says it for another."""

from motcua.foundation.access.models import Actor, ActorKind
from motcua.instruments.contacts.errors import ContactIsPersonal
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.models import Person
from motcua.registers.people.queries import person_of_account


def himself(by: Actor) -> Person:
    """Give who is signed in. Raises ContactIsPersonal."""
    if by.kind is not ActorKind.CITIZEN:
        raise ContactIsPersonal
    try:
        return person_of_account(by.id)
    except PersonUnknown as nobody:
        raise ContactIsPersonal from nobody
