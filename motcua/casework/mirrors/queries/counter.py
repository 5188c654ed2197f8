"""Mirrors as the counter sees them: its own, one, and for whom one may be opened."""

from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F, Q, QuerySet

from motcua.casework.mirrors.access import may_read
from motcua.casework.mirrors.errors import MirrorUnknown
from motcua.casework.mirrors.models import Mirror, State
from motcua.casework.mirrors.rules import tidy_mirror_code
from motcua.casework.mirrors.states import DONE, MOVES
from motcua.casework.mirrors.states import State as Table
from motcua.foundation.access.models import Actor
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on, everything_below, line_above, one_stop

BESIDE: Final = ("applicant_person", "applicant_entity", "procedure", "unit__agency")


def outside_agencies(unit_id: UUID, day: date) -> list[AgencyTerm]:
    """Give the agencies that are not of the unit's own house and that it may take in for, by name.

    They are those it receives for, and those that sit at its own place.
    """
    unit = one_stop(unit_id, day)
    own = everything_below([unit_id, *line_above(unit_id, day)][-1], day)
    near = Q(agency_id__in=unit.serves)
    if unit.term.place_id:
        near |= Q(place=unit.term.place_id)
    return list(agencies_on(day).filter(near).exclude(agency_id__in=own).order_by("name"))


def mirrors_of(unit_id: UUID, *, is_open: bool = True, text: str = "") -> QuerySet[Mirror]:
    """Give the mirrors of a counter: those not handed over yet, soonest due first; or all, latest first."""
    rows = Mirror.objects.filter(unit=unit_id).select_related(*BESIDE)
    if text:
        by_number = Q(central_number__iexact=text) | Q(code=tidy_mirror_code(text))
        figures = text.partition("/")[0]
        rows = rows.filter(by_number | Q(number=int(figures)) if figures.isdecimal() else by_number)
        return rows.order_by("-received_at", "-id")
    if is_open:
        return rows.exclude(state=State.HANDED_OVER).order_by(
            F("due_at").asc(nulls_last=True), "received_at", "id"
        )
    return rows.order_by("-received_at", "-id")


def mirror(mirror_id: UUID, by: Actor) -> Mirror:
    """Give one to who reads at its counter. Raises MirrorUnknown."""
    found = Mirror.objects.filter(id=mirror_id).select_related(*BESIDE).first()
    if found is None or not may_read(by, found.unit_id):
        raise MirrorUnknown
    return found


def sayable(found: Mirror) -> list[State]:
    """Give what the other system may say of it next."""
    open_to = MOVES[Table(found.state)] - {Table.HANDED_OVER}
    return [state for state in State if Table(state) in open_to]


def is_to_be_given(found: Mirror) -> bool:
    """Say whether the other system is through with it, and what came of it waits at the counter."""
    return Table(found.state) in DONE
