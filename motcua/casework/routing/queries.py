"""Hồ sơ chưa rõ nơi giải quyết, for who names the place; and the words in which its applicant is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from motcua.casework.dossiers.models import Filing, Paper, ReturnWay
from motcua.casework.dossiers.queries import ground_for
from motcua.casework.routing import access
from motcua.casework.routing.errors import HeldUnknown
from motcua.casework.routing.models import HeldFiling
from motcua.casework.routing.rules import read
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.notices.ports import Template
from motcua.foundation.text import fold
from motcua.instruments.deadlines.models import Unit, Workplace
from motcua.instruments.deadlines.queries import Standing, due_moment, standing, workplaces
from motcua.registers.organisations.queries import OneStop, agencies_on, one_stop, one_stop_units
from motcua.registers.places.models import Place
from motcua.registers.procedures.models import Channel

TURNED_BACK: Final = "routing.turned_back"
TEMPLATES: Final[dict[str, Template]] = {
    TURNED_BACK: Template(
        "Hồ sơ {{ number }} được trả lại",
        "Kính gửi {{ applicant }},\n\n"
        "Hồ sơ gửi với mã {{ number }} về việc: {{ procedure }} không thuộc thẩm quyền giải quyết của các cơ "
        "quan trong tỉnh nên được trả lại.\n\n"
        "Lý do: {{ reason }}\n\n"
        "Cần hướng dẫn, xin liên hệ {{ unit }}{% if phone %}, điện thoại {{ phone }}{% endif %}.\n\n"
        "Thư này được gửi tự động; xin không trả lời thư.",
    ),
}
MOST_TRIED: Final = 30
MOST_SHOWN: Final = 9
_BESIDE: Final = ("procedure", "unit__agency", "applicant_person", "applicant_entity")


def held_filings(by: Actor, *, after: UUID | None = None) -> QuerySet[HeldFiling]:
    """Give what waits at the units for which `by` names the place, the longest waiting first, `after` one."""
    rows = HeldFiling.objects.filter(state=HeldFiling.State.WAITING).select_related(*_BESIDE)
    units = by.units_for(access.ASSIGN)
    last = HeldFiling.objects.filter(id=after).first() if after else None
    if last is not None:
        rows = rows.filter(Q(held_at__gt=last.held_at) | Q(held_at=last.held_at, id__gt=last.id))
    return (rows if units is None else rows.filter(unit__in=units)).order_by("held_at", "id")


def held_filing(held_id: UUID, by: Actor) -> HeldFiling:
    """Give one, settled or not, to who names the place there. Raises HeldUnknown to anybody else too."""
    found = HeldFiling.objects.filter(id=held_id).select_related(*_BESIDE, "dossier").first()
    if found is None or not by.may(access.ASSIGN, unit=found.unit_id):
        raise HeldUnknown
    return found


def held_by_id(held_id: UUID) -> HeldFiling:
    """Give one to whoever sent it; who may see it, the door says. Raises HeldUnknown."""
    found = HeldFiling.objects.filter(id=held_id).first()
    if found is None:
        raise HeldUnknown
    return found


def filing_of(held: HeldFiling) -> Filing:
    """Give what was sent, as it was sent."""
    said = read(held.filing)
    said["papers"] = tuple(Paper(**paper) for paper in said["papers"])
    said["exemptions"] = tuple(said["exemptions"])
    said["channel"], said["return_way"] = Channel(said["channel"]), ReturnWay(said["return_way"])
    return Filing(**said)


def standings_of(rows: Sequence[HeldFiling], now: datetime) -> dict[UUID, Standing]:
    """Say how long there is to answer each: the hours run on while nobody knows whose it is.

    By the working time of where it was sent, as for the dossier that it would be there; a unit that is no
    more has the working time of everywhere.
    """
    terms = agencies_on(now.astimezone(VN).date()).filter(agency_id__in={row.unit_id for row in rows})
    places = dict(terms.values_list("agency_id", "place_id"))
    whose = {row.unit_id: (places.get(row.unit_id), row.unit_id) for row in rows}
    where = workplaces(whose.values())
    return {row.id: _standing(row, where[whose[row.unit_id]], now) for row in rows}


def _standing(row: HeldFiling, where: Workplace, now: datetime) -> Standing:
    answered_by = due_moment(row.held_at, where, unit=Unit.HOUR, quantity=settings.MOTCUA_ANSWER_HOURS)
    return standing(answered_by, row.settled_at, where, now=now)


def address_for(held: HeldFiling) -> str:
    """Give the applicant's e-mail; empty if there is none."""
    applicant = held.applicant_person or held.applicant_entity
    return str(applicant.email).strip() if applicant is not None else ""


def facts_for(held: HeldFiling, day: date) -> Mapping[str, object]:
    """Give what a letter about it says."""
    unit = one_stop(held.unit_id, day)
    return {
        "applicant": str(held.applicant_person or held.applicant_entity),
        "number": held.number,
        "procedure": held.procedure.code,
        "reason": held.reason,
        "unit": unit.term.name,
        "phone": unit.unit.phone,
    }


@dataclass(frozen=True)
class Destination:
    """Nơi có thể nhận: a unit that would take it, the place that says so, and who decides there."""

    unit: OneStop
    place: Place | None
    decides: str


def destinations(held: HeldFiling, text: str, day: date) -> list[Destination]:
    """Give the units, found by their name or their place, that the procedure would accept it at."""
    sought = fold(text)
    if not sought:
        return []
    named = [one for one in one_stop_units(day) if sought in fold(f"{one.term.name} {_place_name(one)}")]
    kept = filing_of(held)
    fitting = (_destination(kept, one, day) for one in named[:MOST_TRIED])
    return [one for one in fitting if one is not None][:MOST_SHOWN]


def _destination(kept: Filing, unit: OneStop, day: date) -> Destination | None:
    """Try a unit as it was sent, then with the unit's own place; None where it is not right either."""
    for where in (None, unit.term.place):
        place_id = where.id if where else kept.competence_place_id
        try:
            ground = ground_for(replace(kept, unit_id=unit.id, competence_place_id=place_id), day)
        except Refused:
            continue
        return Destination(unit, where, ground.decision.name)
    return None


def _place_name(unit: OneStop) -> str:
    return unit.term.place.full_name if unit.term.place else ""
