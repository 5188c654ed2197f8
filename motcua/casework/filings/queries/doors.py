"""Nơi nộp: which one-stop units take a filing in, by where somebody lives, builds or does business."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import Filing
from motcua.casework.dossiers.queries import (
    Ground,
    Sitting,
    case_numbers,
    covers,
    ground_for,
    ground_in,
    parts_planned,
)
from motcua.casework.dossiers.queries.kept import limit_kept
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.text import fold
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import (
    OneStop,
    agencies_on,
    ids_by_code,
    one_stop_units,
    one_stops_for,
    resolve_agency,
    stamp,
)
from motcua.registers.places.models import Place
from motcua.registers.places.queries import ancestors, search_places
from motcua.registers.procedures.models import AuthorityPlace, Channel, OnlineLevel, ProcedureVersion
from motcua.registers.procedures.queries import ProcessStep, process_for

MOST_SHOWN: Final = 8
_MOST_TRIED: Final = 24
_FEW: Final = 4
_MOST_KEPT: Final = 8192
_FINEST: Final = ("COMMUNE", "DISTRICT", "PROVINCE")
_ANYWHERE: Final = (AuthorityPlace.NONE, AuthorityPlace.UNSAID)


@dataclass(frozen=True)
class Door:
    """A unit that would take it in, the place that says so, and who decides there."""

    unit: OneStop
    place: Place | None
    decides: str

    @property
    def key(self) -> str:
        """Name it as a form sends it."""
        return f"{self.unit.id}~{self.place.id if self.place else ''}"


@dataclass(frozen=True)
class Search:
    """What is filed, and when: what a place is looked for with."""

    version: ProcedureVersion
    case_number: int | None
    day: date

    def filing(self, unit_id: UUID, place_id: UUID | None) -> Filing:
        """Give what its ground is asked with."""
        return Filing(
            procedure_code=self.version.procedure.code,
            unit_id=unit_id,
            channel=Channel.ONLINE,
            case_number=self.case_number,
            competence_place_id=place_id,
        )


def is_online(version: ProcedureVersion) -> bool:
    """Say whether a version is taken in online, wholly or in part."""
    return version.online_level in (OnlineLevel.FULL, OnlineLevel.PARTIAL)


def is_offered(version: ProcedureVersion, day: date) -> bool:
    """Say whether it may be filed here: it is published so, and some one-stop unit of the day takes it in.

    What is dealt with as a part of another procedure alone has no unit of its own.
    """
    if not is_online(version):
        return False
    number = next(iter(online_cases(version.id)), None)
    steps = tuple(process_for(version, case_number=number))
    return bool(steps) and _is_taken_somewhere(stamp(), Search(version, number, day), steps)


@lru_cache(_MOST_KEPT)
def _is_taken_somewhere(_state: UUID | None, search: Search, _steps: tuple[ProcessStep, ...]) -> bool:
    """Try the units, those of the levels that deal with it first; kept under the state of their register.

    Most are found among the first few; for what is not, the whole register is read once.
    """
    levels = search.version.levels
    units = sorted(one_stop_units(search.day), key=lambda unit: unit.term.level not in levels)
    few, many = units[:_FEW], units[_FEW:]
    return _any_takes(Sitting(search.day), search, few) or (
        bool(many) and _any_takes(Sitting(search.day, at_once=True), search, many)
    )


def _any_takes(sitting: Sitting, search: Search, units: Iterable[OneStop]) -> bool:
    """Say whether one of the units would take it in from its own place; its parts may lie elsewhere."""
    nowhere = search.version.authority_place in _ANYWHERE
    for unit in units:
        with suppress(Refused):
            ground_in(sitting, search.filing(unit.id, None if nowhere else unit.term.place_id))
            return True
    return False


def online_cases(version_id: UUID) -> list[int]:
    """Number the cases that are taken in online: those with a time limit for it."""
    numbers = [one for one in case_numbers(version_id) if one is not None]
    return sorted(one for one in numbers if limit_kept(version_id, Channel.ONLINE, one) is not None)


def door_of(search: Search, unit_id: UUID, place_id: UUID | None) -> Ground:
    """Give the ground on which a filing stands at a unit, each of its parts too. Raises what it lacks."""
    filing = search.filing(unit_id, place_id)
    ground = ground_for(filing, search.day)
    parts_planned(filing, ground, datetime.combine(search.day, time(8), VN))
    return ground


def doors_at(search: Search, where: Place | None) -> list[Door]:
    """Give the units for a place: those that receive for who decides there, the nearest level first.

    Without a place, and where no place decides, those that receive for whom the procedure names.
    """
    found: dict[UUID, Door] = {}
    for unit in _units(search, where):
        door = _tried(search, unit, where)
        if door is not None:
            found.setdefault(door.unit.id, door)
        if len(found) >= MOST_SHOWN:
            break
    return list(found.values())


def doors_found(search: Search, text: str) -> list[Door]:
    """Give the units for places that are called so, and units that are."""
    if not fold(text):
        return []
    found: dict[str, Door] = {}
    for where in search_places(text, search.day, limit=MOST_SHOWN):
        for door in doors_at(search, where)[:2]:
            found.setdefault(door.key, door)
    sought = fold(text)
    named = [one for one in one_stop_units(search.day) if sought in fold(one.term.name)][:_MOST_TRIED]
    for unit in named:
        other = _tried(search, unit, unit.term.place)
        if other is not None:
            found.setdefault(other.key, other)
    return list(found.values())[:MOST_SHOWN]


def _units(search: Search, where: Place | None) -> Iterator[OneStop]:
    seen: set[UUID] = set()
    for term in _deciding(search.version, where, search.day):
        for unit in one_stops_for(term.agency_id, search.day):
            if unit.id not in seen:
                seen.add(unit.id)
                yield unit


def _deciding(version: ProcedureVersion, where: Place | None, day: date) -> Sequence[AgencyTerm]:
    """Give the agencies that may decide: the one that is named, and those of its levels where it lies."""
    named = _named(version, day)
    if where is None:
        return named
    codes = {where.code, *(row.code for row in ancestors(where))}
    rows = agencies_on(day).filter(level__in=version.levels, place__code__in=codes)
    return [*named, *sorted(_covering(rows, where), key=lambda term: _FINEST.index(term.level))]


def _named(version: ProcedureVersion, day: date) -> list[AgencyTerm]:
    code = version.competent_agency_code
    agency_id = ids_by_code([code]).get(code) if code else None
    if agency_id is not None:
        return list(agencies_on(day).filter(agency_id=agency_id))
    return list(resolve_agency(version.competent_agency, day)) if version.competent_agency else []


def _covering(rows: Iterable[AgencyTerm], where: Place) -> list[AgencyTerm]:
    return [term for term in rows if term.level in _FINEST and covers(term, where)]


def _tried(search: Search, unit: OneStop, where: Place | None) -> Door | None:
    """Try a unit for a place; none where it does not take it in."""
    place = None if search.version.authority_place in _ANYWHERE else where
    try:
        ground = door_of(search, unit.id, place.id if place else None)
    except Refused:
        return None
    return Door(unit, place, ground.decision.name)
