"""Tiếp nhận phi địa giới: what may be filed anywhere goes to who is competent, never to who took it in.

Competence follows the place of residence, parcel or business; who decides is read off the register.
"""

from collections.abc import Sequence
from datetime import date

from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on, ids_by_code, one_stop_units, resolve_agency
from motcua.registers.places.models import Place
from motcua.registers.places.queries import ancestors
from motcua.registers.procedures.models import ProcedureVersion


def covers(term: AgencyTerm, where: Place) -> bool:
    """Say whether an agency's place is the place asked for, or one above it; codes tell levels apart."""
    if term.place is None:
        return True
    return term.place.code in {where.code, *(row.code for row in ancestors(where))}


def alike_everywhere(fitting: Sequence[AgencyTerm], day: date) -> list[AgencyTerm]:
    """Give all agencies of the sort that decides, wherever they are, those received for first."""
    sort = agencies_on(day).filter(kind=fitting[0].kind_id, level=fitting[0].level)
    here = {term.agency_id for term in fitting}
    return [*fitting, *(term for term in sort if term.agency_id not in here)]


def received_for_somewhere(day: date) -> tuple[AgencyTerm, ...]:
    """Give all agencies for which some one-stop unit of the province receives."""
    served = {agency_id for unit in one_stop_units(day) for agency_id in unit.serves}
    return tuple(agencies_on(day).filter(agency_id__in=served))


def named_anywhere(version: ProcedureVersion, day: date) -> AgencyTerm | None:
    """Give the one agency that a procedure names, by code or by words; none where that says several."""
    agency_id = ids_by_code([version.competent_agency_code]).get(version.competent_agency_code)
    if agency_id is not None:
        return agencies_on(day).filter(agency_id=agency_id).first()
    meant = resolve_agency(version.competent_agency, day) if version.competent_agency else []
    return meant[0] if len(meant) == 1 else None
