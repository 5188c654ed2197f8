"""What every page of the counter has: the unit at which the officer serves, and the counts on the rail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import awaiting_acceptance, results_waiting
from motcua.faces.counter.rounds import round_of
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.errors import NotAllowed
from motcua.registers.organisations.queries import OneStop, agencies_on, one_stop

ACCEPT: Final = "dossiers.accept"
HAND_OVER: Final = "dossiers.hand_over"
UNIT_MEMORY: Final = "counter_unit"
MOST_COUNTED: Final = 99


class NoCounter(NotAllowed):
    """The officer holds no post at a one-stop unit today."""

    code = "counter.no_counter"
    message = _("Hôm nay anh, chị không giữ chức danh nào tại một bộ phận một cửa nên không mở được quầy.")


@dataclass(frozen=True)
class Desk:
    """The counter at which an officer serves now, and the others he could serve at."""

    unit: OneStop
    others: tuple[tuple[UUID, str], ...]

    @property
    def id(self) -> UUID:
        """Give the unit's id."""
        return self.unit.id


def desk_of(request: HouseRequest, *, overseen_by: str = "") -> Desk:
    """Give the counter: the one chosen last, else the first of the officer's posts. Raises NoCounter.

    Who serves at none sees those that a right of his covers, where one is named.
    """
    day = clock.today()
    mine = _units(request.actor, day) or (_overseen(request.actor, overseen_by, day) if overseen_by else [])
    if not mine:
        raise NoCounter(right="")
    chosen = request.GET.get("quay") or request.session.get(UNIT_MEMORY, "")
    unit_id = next((one for one, _name in mine if str(one) == chosen), mine[0][0])
    if request.GET.get("quay") and request.session.get(UNIT_MEMORY) != str(unit_id):
        request.session[UNIT_MEMORY] = str(unit_id)
    return Desk(one_stop(unit_id, day), tuple(one for one in mine if one[0] != unit_id))


def show(
    request: HouseRequest, template: str, desk: Desk, words: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:  # Any: a template's words
    """Show a page in the counter's frame."""
    rail = {
        "counter:waiting": _counted(results_waiting([desk.id])),
        "counter:pending": _counted(awaiting_acceptance([desk.id])),
    }
    known = {"desk": desk, "rail": rail, "round": round_of(request)}
    return render(request, template, {**known, **words}, status=status)


def _counted(rows: QuerySet[Dossier]) -> str | None:
    """Count as far as a rail has room; nothing is not counted."""
    count = len(rows.select_related(None).values_list("id")[: MOST_COUNTED + 1])
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count) if count else None


def _units(actor: Actor, day: date) -> list[tuple[UUID, str]]:
    """Give the one-stop units at which the actor sits with a right of the counter."""
    seats = {
        seat.agency_id
        for seat in actor.seats
        if actor.may(ACCEPT, seat.agency_id) or actor.may(HAND_OVER, seat.agency_id)
    }
    rows = agencies_on(day).filter(agency_id__in=seats, agency__one_stop__isnull=False)
    return list(rows.values_list("agency_id", "name"))


def _overseen(actor: Actor, right: str, day: date) -> list[tuple[UUID, str]]:
    """Give the one-stop units that a right of the actor covers, or that are a part of what it covers."""
    rows = agencies_on(day).filter(agency__one_stop__isnull=False)
    covered = actor.units_for(right)
    if covered is not None:
        rows = rows.filter(Q(agency_id__in=covered) | Q(parent_id__in=covered))
    return list(rows.values_list("agency_id", "name")[:MOST_COUNTED])


@dataclass(frozen=True)
class DayAsked:
    """The day of a page, and what was typed instead of one, if it could not be read."""

    day: date
    odd: str = ""

    @property
    def status(self) -> int:
        """Give the status of the page."""
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.odd else HTTPStatus.OK


def day_asked(request: HouseRequest) -> DayAsked:
    """Read a day as people type it, 20/11/2023, or as addresses carry it; today where it cannot be read."""
    typed = request.GET.get("ngay", "").strip()
    for order in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return DayAsked(datetime.strptime(typed, order).replace(tzinfo=clock.VN).date())
        except ValueError:
            continue
    return DayAsked(clock.today(), typed[:30])
