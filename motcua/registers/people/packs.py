"""Kinds of pack items: people and legal entities, for demo provinces and for a first load."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.people.actions import (
    EntityDraft,
    PersonDraft,
    register_legal_entity,
    register_person,
)
from motcua.registers.people.models import Source
from motcua.registers.people.queries.sources import known_entity_keys, known_person_keys
from motcua.registers.people.rules.births import NotABirth, read_birth
from motcua.registers.people.rules.numbers import (
    is_personal_number,
    is_phone,
    is_tax_code,
    tidy_phone,
    tidy_tax_code,
)
from motcua.registers.places.queries import place_by_code

_HERE = Path(__file__).parent


class PersonKind:
    """A person, known in his pack by a key of the pack's own."""

    name = "person"
    order = 60
    schema: dict[str, Any] = json.loads((_HERE / "person.schema.json").read_text())

    def key(self, item: Item) -> str:
        """Name a person by the pack's key, never by a number."""
        return str(item["key"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find numbers and dates that cannot be, and numbers given twice."""
        del context
        problems: list[Problem] = []
        seen: set[str] = set()
        for index, item in enumerate(items):
            number = str(item.get("personal_id", ""))
            if number and not is_personal_number(number):
                problems.append(Problem((index, "personal_id"), "Số định danh phải có 12 chữ số."))
            if number and number in seen:
                problems.append(Problem((index, "personal_id"), "Số định danh này đã có ở dòng trước."))
            seen.add(number)
            if item.get("phone") and not is_phone(tidy_phone(item["phone"])):
                problems.append(Problem((index, "phone"), "Số điện thoại chưa đúng."))
            try:
                read_birth(str(item["birth"]))
            except NotABirth:
                problems.append(Problem((index, "birth"), "Ngày sinh không phải là ngày có thật."))
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say who is new; who is there stays as he is."""
        known = known_person_keys(self.key(item) for item in items)
        return [_change(self.key(item), item["full_name"], known) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Register who is new."""
        known = known_person_keys(self.key(item) for item in items)
        new = [item for item in items if self.key(item) not in known]
        for item in new:
            register_person(_person(item, at.astimezone(VN).date()), by=by, at=at)
        return LoadReport(added=len(new), same=len(items) - len(new))


class LegalEntityKind:
    """A legal entity, known in its pack by a key of the pack's own."""

    name = "legal_entity"
    order = 61
    schema: dict[str, Any] = json.loads((_HERE / "legal_entity.schema.json").read_text())

    def key(self, item: Item) -> str:
        """Name a legal entity by the pack's key."""
        return str(item["key"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find tax codes that cannot be."""
        del context
        return [
            Problem((index, "tax_code"), "Mã số thuế chưa đúng: chữ số kiểm tra không khớp.")
            for index, item in enumerate(items)
            if item.get("tax_code") and not is_tax_code(tidy_tax_code(item["tax_code"]))
        ]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which is new; what is there stays as it is."""
        known = known_entity_keys(self.key(item) for item in items)
        return [_change(self.key(item), item["name"], known) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Register what is new."""
        known = known_entity_keys(self.key(item) for item in items)
        new = [item for item in items if self.key(item) not in known]
        for item in new:
            register_legal_entity(_entity(item, at.astimezone(VN).date()), by=by, at=at)
        return LoadReport(added=len(new), same=len(items) - len(new))


def _change(key: str, name: str, known: set[str]) -> Change:
    return Change(key, "same" if key in known else "add", name)


def _words(item: Item, day: date) -> dict[str, Any]:  # Any: a draft's fields, each of its own type
    """Give an item's words as a draft's fields; a place's code becomes the place that bears it that day."""
    words = {name: value for name, value in item.items() if name not in {"key", "place"}}
    place_id = place_by_code(str(item["place"]), day).id if "place" in item else None
    return {"source": Source.IMPORTED, **words, "place_id": place_id, "source_key": str(item["key"])}


def _person(item: Item, day: date) -> PersonDraft:
    return PersonDraft(**_words(item, day))


def _entity(item: Item, day: date) -> EntityDraft:
    return EntityDraft(**_words(item, day))
