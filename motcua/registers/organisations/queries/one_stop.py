"""One-stop units on a day, and for whom they receive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.foundation.clock import valid_on
from motcua.foundation.text import day_figures
from motcua.registers.organisations.errors import AgencyUnknown
from motcua.registers.organisations.models import AgencyTerm, OneStopScope, OneStopUnit
from motcua.registers.organisations.queries.lookup import agencies_on


@dataclass(frozen=True)
class OneStop:
    """A one-stop unit as it is on the day asked: its agency, how it is reached, for whom it receives."""

    term: AgencyTerm
    unit: OneStopUnit
    serves: tuple[UUID, ...]

    @property
    def id(self) -> UUID:
        """Give the id of the unit's agency, by which the unit is known everywhere."""
        return self.term.agency_id


def one_stop_units(day: date, *, level: str | None = None, place_code: str | None = None) -> list[OneStop]:
    """Give the one-stop units of `day`, of one level or one place if named, in two queries."""
    terms = agencies_on(day).filter(agency__one_stop__isnull=False).select_related("agency__one_stop")
    if level is not None:
        terms = terms.filter(level=level)
    if place_code is not None:
        terms = terms.filter(place__code=place_code)
    return _with_scopes(terms, day)


def one_stop(agency_id: UUID, day: date) -> OneStop:
    """Give one one-stop unit as it is on `day`. Raises AgencyUnknown."""
    terms = agencies_on(day).filter(agency__one_stop__isnull=False, agency_id=agency_id)
    found = _with_scopes(terms.select_related("agency__one_stop"), day)
    if not found:
        raise AgencyUnknown(agency=agency_id, day=day_figures(day))
    return found[0]


def one_stops_for(agency_id: UUID, day: date) -> list[OneStop]:
    """Give the units that receive for an agency on `day`, nearest level of it first."""
    units = OneStopScope.objects.filter(valid_on(day), agency_id=agency_id).values("unit_id")
    terms = agencies_on(day).filter(agency_id__in=units).select_related("agency__one_stop")
    return _with_scopes(terms, day)


def receives_for(unit_id: UUID, agency_id: UUID, day: date) -> bool:
    """Say whether a unit receives for an agency on `day`."""
    return OneStopScope.objects.filter(valid_on(day), unit_id=unit_id, agency_id=agency_id).exists()


def _with_scopes(terms: Iterable[AgencyTerm], day: date) -> list[OneStop]:
    many = list(terms)
    serves: dict[UUID, list[UUID]] = {}
    scopes = OneStopScope.objects.filter(valid_on(day), unit_id__in=[term.agency_id for term in many])
    for unit_id, served in scopes.order_by("valid_from", "id").values_list("unit_id", "agency_id"):
        serves.setdefault(unit_id, []).append(served)
    return [OneStop(term, term.agency.one_stop, tuple(serves.get(term.agency_id, ()))) for term in many]
