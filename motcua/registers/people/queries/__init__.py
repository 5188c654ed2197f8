"""What asks the register of people."""

from motcua.registers.people.queries.card import (
    doubt_sentences,
    harm_sentences,
    number_doubts,
    read_card_text,
)
from motcua.registers.people.queries.finding import (
    called,
    entities_called,
    entity,
    entity_by_tax_code,
    find_entities,
    find_people,
    may_act_for,
    people_by_ids,
    people_called,
    person,
    person_by_number,
    person_of_account,
    principals_of,
    representatives_of,
)
from motcua.registers.people.queries.likes import Like, corrections_of, duplicates, merges_of
from motcua.registers.people.queries.shown import Shown, shown
from motcua.registers.people.rules.card import CardField, CardText

__all__ = [
    "CardField",
    "CardText",
    "Like",
    "Shown",
    "called",
    "corrections_of",
    "doubt_sentences",
    "duplicates",
    "entities_called",
    "entity",
    "entity_by_tax_code",
    "find_entities",
    "find_people",
    "harm_sentences",
    "may_act_for",
    "merges_of",
    "number_doubts",
    "people_by_ids",
    "people_called",
    "person",
    "person_by_number",
    "person_of_account",
    "principals_of",
    "read_card_text",
    "representatives_of",
    "shown",
]
