"""Nhiều người đến một lúc: who is in the register is found by number, the others are entered, set-based."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import md5
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.copying import copy_rows
from motcua.foundation.drafts import draft as draft_row
from motcua.foundation.events.actions import Journal, tell_past
from motcua.foundation.keys.queries import blind_index
from motcua.registers.people import access
from motcua.registers.people.actions.entities import EntityDraft, write_entity
from motcua.registers.people.actions.persons import PersonDraft, tidied, write_person
from motcua.registers.people.events import LegalEntityRegistered, PersonRegistered
from motcua.registers.people.models import NUMBER_KEPT, LegalEntity, Person
from motcua.registers.people.rules.numbers import figures_of, tidy_tax_code


@dataclass(frozen=True, slots=True)
class Coming:
    """Someone at the door: what his papers say, to whom, when. Persons by their number, else tax code."""

    draft: PersonDraft | EntityDraft
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """Who stands in the register: the row's id and its name."""

    id: UUID
    name: str


@transaction.atomic
def bring_people(comings: Sequence[Coming], *, by: Actor, at: datetime) -> list[Known]:
    """Tìm hoặc ghi vào sổ many who come with a number, the first coming of each entering him; give each.

    Raises NotAllowed, LiesAhead, and what registering raises of a draft.
    """
    journal = Journal()
    known = {**_known_people(comings), **_known_entities(comings)}
    new_people: list[Person] = []
    new_entities: list[LegalEntity] = []
    found: list[Known] = []
    for coming in comings:
        key = _key(coming.draft)
        if key not in known:
            must(coming.by, access.EDIT)
            if isinstance(coming.draft, PersonDraft):
                new_people.append(_person(coming.draft, journal))
                known[key] = Known(new_people[-1].id, new_people[-1].full_name)
            else:
                new_entities.append(_entity(coming.draft, journal))
                known[key] = Known(new_entities[-1].id, new_entities[-1].name)
            journal.end_act(coming.by, coming.at)
        found.append(known[key])
    copy_rows(new_people)
    copy_rows(new_entities)
    tell_past(journal.past, by=by, at=at, are_new=True)
    return found


def watched_person(person: Person) -> str:
    """Say what `events verify` watches of a person (migration 0004_who_they_are_watched)."""
    number = person.personal_id_index
    who = _fingerprint(
        person.id,
        person.full_name,
        person.birth_year,
        person.birth_month,
        person.birth_day,
        person.gender,
        person.nationality,
        person.place_id,
        None if number is None else bytes(number).hex(),
    )
    return "; ".join(str(one) for one in (person.merged_into_id, person.account_id, who) if one)


def watched_entity(entity: LegalEntity) -> str:
    """Say what `events verify` watches of a legal entity (migration 0004_who_they_are_watched)."""
    who = _fingerprint(entity.id, entity.name, entity.kind, entity.owner_id, entity.place_id)
    return "; ".join(str(one) for one in (entity.tax_code, entity.account_id, who) if one is not None)


def _fingerprint(*said: object) -> str:
    words = "|".join(str(one) for one in said if one is not None)
    return md5(words.encode(), usedforsecurity=False).hexdigest()[:8]


def _key(draft: PersonDraft | EntityDraft) -> tuple[str, str]:
    if isinstance(draft, PersonDraft):
        return "person", figures_of(draft.personal_id)
    return "entity", tidy_tax_code(draft.tax_code)


def _known_people(comings: Sequence[Coming]) -> dict[tuple[str, str], Known]:
    numbers = {figures_of(one.draft.personal_id) for one in comings if isinstance(one.draft, PersonDraft)}
    by_index = {blind_index(number, purpose=NUMBER_KEPT): number for number in numbers}
    rows = Person.objects.filter(merged_into=None, personal_id_index__in=list(by_index))
    return {
        ("person", by_index[bytes(index)]): Known(person_id, name)
        for person_id, name, index in rows.values_list("id", "full_name", "personal_id_index")
        if index is not None
    }


def _known_entities(comings: Sequence[Coming]) -> dict[tuple[str, str], Known]:
    codes = {tidy_tax_code(one.draft.tax_code) for one in comings if isinstance(one.draft, EntityDraft)}
    rows = LegalEntity.objects.filter(tax_code__in=codes).values_list("id", "name", "tax_code")
    return {("entity", str(code)): Known(entity_id, name) for entity_id, name, code in rows}


def _person(draft: PersonDraft, journal: Journal) -> Person:
    person = draft_row(Person)
    write_person(person, tidied({field.name: getattr(draft, field.name) for field in _FIELDS}))
    journal.note(PersonRegistered(person.id, person.source), person, watched_person)
    return person


def _entity(draft: EntityDraft, journal: Journal) -> LegalEntity:
    entity = draft_row(LegalEntity, source=draft.source, source_key=draft.source_key or None)
    write_entity(entity, draft)
    journal.note(LegalEntityRegistered(entity.id, entity.source), entity, watched_entity)
    return entity


_FIELDS = fields(PersonDraft)
