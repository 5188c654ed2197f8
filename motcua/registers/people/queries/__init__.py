"""What asks the register of people."""

from motcua.registers.people.queries.card import number_doubts, read_card_text
from motcua.registers.people.queries.finding import (
    entity,
    entity_by_tax_code,
    find_entities,
    find_people,
    may_act_for,
    people_by_ids,
    person,
    person_by_number,
    representatives_of,
)
from motcua.registers.people.queries.likes import Like, corrections_of, duplicates, merges_of
from motcua.registers.people.queries.shown import Shown, shown

__all__ = [
    "Like",
    "Shown",
    "corrections_of",
    "duplicates",
    "entity",
    "entity_by_tax_code",
    "find_entities",
    "find_people",
    "may_act_for",
    "merges_of",
    "number_doubts",
    "people_by_ids",
    "person",
    "person_by_number",
    "read_card_text",
    "representatives_of",
    "shown",
]
