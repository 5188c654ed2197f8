"""Someone as lists and pages show him: masked until somebody asks, and the asking is on record."""

from dataclasses import dataclass
from uuid import UUID

from motcua.foundation.text import mask_number, mask_phone
from motcua.registers.people.models import Person
from motcua.registers.people.rules.births import Birth


@dataclass(frozen=True)
class Shown:
    """What a page may show of a person without anybody's leave."""

    id: UUID
    full_name: str
    birth: Birth | None
    gender: str
    number: str
    phone: str
    place: str
    source: str
    source_name: str
    is_merged: bool


def shown(person: Person) -> Shown:
    """Mask someone."""
    return Shown(
        id=person.id,
        full_name=person.full_name,
        birth=person.birth,
        gender=person.get_gender_display() if person.gender else "",
        number=mask_number(person.personal_id or person.previous_number),
        phone=mask_phone(person.phone) if person.phone else "",
        place=person.place.name if person.place else "",
        source=person.source,
        source_name=person.get_source_display(),
        is_merged=person.merged_into_id is not None,
    )
