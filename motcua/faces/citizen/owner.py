"""Who sits there after proving who he is, and for whom he may act today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.registers.people.models import Person, Representation
from motcua.registers.people.queries import person_of_account, principals_of


@dataclass(frozen=True)
class Standing:
    """Who sits there, and for whom he may act today."""

    person: Person
    principals: Sequence[Representation]

    @property
    def people(self) -> list[UUID]:
        """Give himself and the persons he acts for."""
        return [self.person.id, *(one.person_id for one in self.principals if one.person_id)]

    @property
    def entities(self) -> list[UUID]:
        """Give the legal entities he acts for."""
        return [one.entity_id for one in self.principals if one.entity_id]


def standing_of(request: HouseRequest) -> Standing:
    """Give who sits there. Raises PersonUnknown."""
    person = person_of_account(request.actor.id)
    return Standing(person, list(principals_of(person.id, day=clock.today())))


def place_of(moment: datetime, key: UUID) -> str:
    """Write where a page ended."""
    return f"{moment.isoformat()}~{key}"


def place_in(text: str) -> tuple[datetime, UUID] | None:
    """Read where a page ended; what cannot be read begins anew."""
    moment, _, key = text.partition("~")
    try:
        return datetime.fromisoformat(moment.replace(" ", "+")), UUID(key)
    except ValueError:
        return None
