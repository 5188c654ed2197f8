"""Nơi quyết định thẩm quyền: the place of residence, parcel or business, where a unit serves several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.errors import CompetencePlaceMissing, CompetentElsewhere
from motcua.casework.dossiers.models import Filing
from motcua.casework.dossiers.queries import Ground, covers, deciding_among, ground_for, parts_planned
from motcua.foundation.clock import VN
from motcua.foundation.text import fold
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.people.models import Person
from motcua.registers.places.models import Place
from motcua.registers.places.queries import search_places
from motcua.registers.procedures.models import AuthorityPlace, ProcedureVersion

PLACE: Final = "noi"
_MOST: Final = 30


@dataclass(frozen=True)
class Choice:
    """A place that can be named, and who decides there."""

    place: Place
    agency: str


def grounded(
    filing: Filing, day: date, version: ProcedureVersion, person: Person | None
) -> tuple[Filing, Ground]:
    """Give a filing with its ground; where the residence decides and is known, it is taken from the register.

    Raises what `ground_for` raises.
    """
    try:
        return filing, _whole_ground(filing, day)
    except CompetencePlaceMissing as missing:
        goes_by_home = version.authority_place == AuthorityPlace.RESIDENCE
        if not goes_by_home or person is None or person.place_id is None:
            raise
        at_home = replace(filing, competence_place_id=person.place_id)
        try:
            return at_home, ground_for(at_home, day)
        except CompetentElsewhere:
            raise missing from None


def _whole_ground(filing: Filing, day: date) -> Ground:
    """Give the ground of a filing, once each of its parts has one, too."""
    ground = ground_for(filing, day)
    parts_planned(filing, ground, datetime.combine(day, time(8), VN))
    return ground


def choices(procedure_code: str, unit_id: UUID, text: str, day: date) -> list[Choice]:
    """Give the places to choose from: those of the agencies, and by words those within them."""
    terms = [term for term in deciding_among(procedure_code, unit_id, day) if term.place]
    if not text:
        return [Choice(term.place, term.name) for term in terms if term.place][:_MOST]
    found = search_places(text, day, limit=_MOST)
    known = [choice for where in found if (choice := _choice(where, terms))]
    named = [
        Choice(term.place, term.name)
        for term in terms
        if term.place and fold(text) in fold(term.place.full_name)
    ]
    seen = {one.place.id for one in named}
    return [*named, *(one for one in known if one.place.id not in seen)][:_MOST]


def _choice(where: Place, terms: Sequence[AgencyTerm]) -> Choice | None:
    term = next((term for term in terms if covers(term, where)), None)
    return Choice(where, term.name) if term else None


def read_place(typed: str) -> UUID | None:
    """Give the place that was named, or nothing."""
    try:
        return UUID(typed)
    except ValueError:
        return None
