"""What changes the register of people."""

from motcua.registers.people.actions.bulk import Coming, Known, bring_people
from motcua.registers.people.actions.entities import (
    EntityDraft,
    correct_legal_entity,
    register_legal_entity,
)
from motcua.registers.people.actions.merges import merge_people, set_apart, unmerge_people
from motcua.registers.people.actions.persons import (
    PersonDraft,
    attach_account,
    correct_person,
    register_person,
    reveal,
)
from motcua.registers.people.actions.representations import begin_representation, end_representation

__all__ = [
    "Coming",
    "EntityDraft",
    "Known",
    "PersonDraft",
    "attach_account",
    "begin_representation",
    "bring_people",
    "correct_legal_entity",
    "correct_person",
    "end_representation",
    "merge_people",
    "register_legal_entity",
    "register_person",
    "reveal",
    "set_apart",
    "unmerge_people",
]
