"""How lives speak to the rooms: who comes is known or registered, what he brings is a filing."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.models import Filing, HandOver, Paper, ReturnWay
from motcua.foundation.access.models import Actor
from motcua.launch.grow.drawing import brought
from motcua.launch.grow.lives import Act, Life
from motcua.launch.grow.people import Business, Someone
from motcua.registers.people.actions import (
    EntityDraft,
    PersonDraft,
    register_legal_entity,
    register_person,
)
from motcua.registers.people.models import Source
from motcua.registers.people.queries import entity_by_tax_code, person_by_number
from motcua.registers.procedures.models import Channel

METHODS = {
    ReturnWay.COUNTER: HandOver.Method.IN_PERSON,
    ReturnWay.POST: HandOver.Method.POST,
    ReturnWay.ELECTRONIC: HandOver.Method.ELECTRONIC,
}

ASKED_FOR = "Thành phần hồ sơ chưa đầy đủ theo quy định của thủ tục."


@dataclass
class Comers:
    """Who has come so far, by key: found by number as a clerk finds them, else registered."""

    ids: dict[str, UUID] = field(default_factory=dict)

    def known(self, life: Life, *, by: Actor, at: datetime) -> UUID:
        """Give the id of who comes, registering him the first time."""
        comer = life.applicant
        if comer.key not in self.ids:
            self.ids[comer.key] = (
                _person(comer, life.place_id, by, at)
                if isinstance(comer, Someone)
                else _entity(comer, life.place_id, by, at)
            )
        return self.ids[comer.key]


def _person(comer: Someone, place_id: UUID, by: Actor, at: datetime) -> UUID:
    found = person_by_number(comer.personal_id)
    return found.id if found else register_person(person_draft(comer, place_id), by=by, at=at).id


def _entity(comer: Business, place_id: UUID, by: Actor, at: datetime) -> UUID:
    found = entity_by_tax_code(comer.tax_code)
    return found.id if found else register_legal_entity(entity_draft(comer, place_id), by=by, at=at).id


def person_draft(comer: Someone, place_id: UUID) -> PersonDraft:
    """Write a person down as his card says."""
    return PersonDraft(
        comer.full_name,
        birth=comer.birth,
        gender=comer.gender,
        personal_id=comer.personal_id,
        phone=comer.phone,
        place_id=place_id,
        address_line=comer.address_line,
        source=Source.CARD,
    )


def entity_draft(comer: Business, place_id: UUID) -> EntityDraft:
    """Write a business down as its papers say."""
    return EntityDraft(
        comer.name,
        comer.kind,
        tax_code=comer.tax_code,
        place_id=place_id,
        address_line=comer.address_line,
        source=Source.PAPERS,
    )


def filing_of(life: Life, comer_id: UUID) -> Filing:
    """Write down what is asked for."""
    is_person = isinstance(life.applicant, Someone)
    return Filing(
        procedure_code=life.offer.code,
        unit_id=life.door.unit_id,
        person_id=comer_id if is_person else None,
        entity_id=None if is_person else comer_id,
        channel=Channel(life.way.channel),
        case_number=life.offer.case,
        return_way=ReturnWay(life.return_way),
        papers=papers_brought(life),
        competence_place_id=life.place_id if life.offer.by_place else None,
    )


def papers_brought(life: Life) -> tuple[Paper, ...]:
    """Write down what is brought."""
    return tuple(Paper(one.required_id, *brought(one, life.way.channel)) for one in life.papers)


def result_of(life: Life, act: Act) -> tuple[str, str]:
    """Give a result its title and number."""
    return life.offer.result, f"{life.number + 1}/KQ-{act.at:%Y}"


def handed_to(life: Life) -> tuple[HandOver.Receiver, HandOver.Method]:
    """Say who receives the result and how."""
    return HandOver.Receiver.APPLICANT, METHODS[ReturnWay(life.return_way)]
