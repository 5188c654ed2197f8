"""Who stands at the counter: read from a card's text, a number, a tax code, a name, or a slip's QR."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.text import fold
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.people.errors import CardUnreadable
from motcua.registers.people.models import LegalEntity, Person, Source
from motcua.registers.people.queries import (
    CardField,
    CardText,
    entity_by_tax_code,
    find_entities,
    find_people,
    number_doubts,
    person_by_number,
    read_card_text,
)
from motcua.registers.places.models import Level, Place
from motcua.registers.places.queries import search_places

_NUMBER: Final = re.compile(r"\d{12}|\d{9}", re.ASCII)
_TAX_CODE: Final = re.compile(r"\d{10}(?:-?\d{3})?", re.ASCII)
_CARD: Final = re.compile(r"\D{0,8}?\d{12}\D.*\d{4}", re.ASCII | re.DOTALL)
_NEEDED: Final = (CardField.NAME, CardField.BIRTH, CardField.GENDER)
_MOST: Final = 9
PERSONAL: Final = 12


@dataclass(frozen=True)
class Recognised:
    """Who it is, or who it may be, or what is known of someone new; and what to look at."""

    person: Person | None = None
    entity: LegalEntity | None = None
    people: Sequence[Person] = ()
    entities: Sequence[LegalEntity] = ()
    draft: PersonDraft | None = None
    asked: frozenset[str] = frozenset()  # the draft's fields that did not come through
    remarks: tuple[str, ...] = field(default_factory=tuple)

    @property
    def is_someone(self) -> bool:
        """Say whether it is clear who it is."""
        return self.person is not None or self.entity is not None


def recognise(typed: str, *, by: Actor, at: datetime) -> Recognised:
    """Find who was scanned or typed; someone whose card came through whole is registered at once."""
    bare = re.sub(r"[\s.]", "", typed)
    if _NUMBER.fullmatch(bare):
        return _by_number(bare)
    if _CARD.match(typed.strip()):
        return _by_card(typed, by=by, at=at)
    if _TAX_CODE.fullmatch(bare):
        entity = entity_by_tax_code(bare)
        return Recognised(entity=entity) if entity else Recognised(remarks=(_no_entity(),))
    people, entities = find_people(typed, limit=_MOST), find_entities(typed, limit=_MOST)
    if not people and not entities:
        return Recognised(draft=PersonDraft(typed), asked=frozenset({"personal_id", "birth", "gender"}))
    return Recognised(people=people, entities=entities)


def person_scanned(typed: str) -> Person | None:
    """Find someone in the register by a number or a card's text; nobody is written down."""
    number = re.search(r"\d{12}|\d{9}", re.sub(r"[\s.]", "", typed[:60]))
    return person_by_number(number[0]) if number else None


def _by_number(number: str) -> Recognised:
    person = person_by_number(number)
    if person is not None:
        return Recognised(person=person)
    if len(number) == PERSONAL:
        draft = PersonDraft("", source=Source.PAPERS, personal_id=number)
    else:
        draft = PersonDraft("", source=Source.PAPERS, previous_number=number)
    return Recognised(draft=draft, asked=frozenset({"full_name", "birth", "gender"}))


def _by_card(typed: str, *, by: Actor, at: datetime) -> Recognised:
    try:
        card = read_card_text(typed)
    except CardUnreadable as unread:
        return Recognised(remarks=(str(unread),))
    known = person_by_number(card.number)
    if known is not None:
        return Recognised(person=known, remarks=_differences(card, known))
    draft = _draft(card, at.date())
    remarks = _doubts(card, at.date())
    if all(one in card.trusted for one in _NEEDED) and not remarks:
        return Recognised(person=register_person(draft, by=by, at=at))
    asked = {
        CardField.NAME: "full_name",
        CardField.BIRTH: "birth",
        CardField.GENDER: "gender",
    }
    unsure = frozenset(name for one, name in asked.items() if one in card.doubtful)
    return Recognised(draft=draft, asked=unsure, remarks=remarks)


def _draft(card: CardText, day: date) -> PersonDraft:
    place, line = _address(card, day)
    return PersonDraft(
        full_name=card.name,
        birth=str(card.birth) if card.birth else "",
        gender=card.gender or "",
        personal_id=card.number,
        previous_number=card.previous_number,
        place_id=place.id if place else None,
        address_line=line,
        source=Source.CARD,
    )


def _address(card: CardText, day: date) -> tuple[Place | None, str]:
    """Read the card's address: its commune if one is meant for certain, and the words before it."""
    parts = [part.strip() for part in card.address.split(",") if part.strip()]
    for at in range(len(parts)):
        found = search_places(", ".join(parts[at:]), day, level=Level.COMMUNE, limit=2)
        if len(found) == 1 and fold(parts[at]).endswith(fold(found[0].name)):
            return found[0], ", ".join(parts[:at])
    return None, card.address


def _differences(card: CardText, known: Person) -> tuple[str, ...]:
    """Say what the card tells otherwise than the register; names themselves stay off the page's memory."""
    remarks: list[str] = []
    if CardField.NAME in card.trusted and fold(card.name) != known.name_key:
        remarks.append(_("Họ tên trên thẻ khác họ tên trong sổ. Hãy đối chiếu thẻ; sổ sai thì đính chính."))
    if card.birth and known.birth and not card.birth.may_be(known.birth):
        remarks.append(_("Ngày sinh trên thẻ khác ngày sinh trong sổ. Hãy đối chiếu thẻ."))
    return tuple(remarks)


def _doubts(card: CardText, day: date) -> tuple[str, ...]:
    doubts = number_doubts(card.number, gender=card.gender or "", birth=card.birth, day=day)
    if not doubts:
        return ()
    return (_("Số định danh không khớp giới tính hoặc năm sinh. Hãy đối chiếu thẻ trước khi ghi vào sổ."),)


def _no_entity() -> str:
    return _("Chưa có tổ chức nào mang mã số thuế này trong sổ.")


def token_in(typed: str) -> str:
    """Give the token in a slip's QR, which a reader types as an address; empty when it is none."""
    found = re.search(r"/tra-cuu/phieu/([A-Za-z0-9_-]{16,64})/?\s*$", typed)
    return found[1] if found else ""
