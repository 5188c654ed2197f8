"""Trang của một đơn vị: all that its head is to see of it; and the way to one's own."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.queries import Lacking, commonest_lacking, load_decided_by
from motcua.faces.command.asking import VIEW, Question, must_see
from motcua.faces.command.charts import Spot
from motcua.faces.command.glance import Glance, glance
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.command.roles import INCOMING, by_role, shown_of
from motcua.faces.command.tables import Table, handed_out
from motcua.faces.command.units import (
    Standing,
    Stuck,
    by_holder,
    by_step,
    due_load,
    due_table,
    lacking_table,
    standings,
    standings_table,
    stuck_table,
)
from motcua.faces.command.views.glance import frame, moment_rows
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation.access.queries import roles
from motcua.foundation.accounts.queries import names_of as people_called
from motcua.foundation.clock import VN
from motcua.foundation.ready import one_moment
from motcua.foundation.text import day_figures, sort_key
from motcua.registers.organisations.errors import AgencyUnknown
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on, names_of
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import agencies_seen_by, indicators_on

_RANKED: Final = 5


@dataclass(frozen=True)
class _Found:
    """A unit's page as it was asked for."""

    asked: Question
    name: str
    term: AgencyTerm | None
    board: Glance
    steps: list[Stuck]
    people: list[Stuck]
    due: tuple[Spot, ...]
    lacking: list[Lacking]
    standings: list[Standing]

    @property
    def tables(self) -> list[Table]:
        """Give all that it shows as tables."""
        found = [*self.board.tables]
        if self.standings:
            found.append(standings_table(self.standings))
        if self.steps:
            found.append(stuck_table(_("Nằm ở đâu"), _("Bước"), self.steps))
        if self.due:
            found.append(due_table(self.due))
        if self.people:
            found.append(stuck_table(_("Việc của từng người"), _("Cán bộ"), self.people))
        return [*found, lacking_table(self.lacking)] if self.lacking else found


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def own(request: HouseRequest) -> HttpResponse:
    """Lead to one's own unit, or let one be chosen where there are several."""
    day, seen = Question.read(request).today, agencies_seen_by(request.actor)
    names = names_of({seat.agency_id for seat in request.actor.seats} if seen is None else seen, day)
    if seen is not None and len(names) == 1:
        return HttpResponseRedirect(reverse("command:unit", args=list(names)))
    shown = sorted(names.items(), key=lambda one: sort_key(one[1]))
    every = list(agencies_on(day)) if seen is None else []
    return show(request, "command/units.html", {"units": shown, "every": every})


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def unit(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Show a unit to who may see it: what comes in, what is late and where it is stuck, what is due."""
    found = _find(request, agency_id)
    words = {
        **frame(found.asked, found.board.behind, "command:unit", agency_id),
        "name": found.name,
        "term": found.term,
        "agency_id": agency_id,
        "board": found.board,
        "endangered": f"{reverse('command:endangered')}?co-quan={agency_id}",
        "steps": found.steps,
        "steps_table": stuck_table(_("Nằm ở đâu"), _("Bước"), found.steps),
        "due": found.due,
        "due_table": due_table(found.due),
        "people_table": stuck_table(_("Việc của từng người"), _("Cán bộ"), found.people),
        "people": found.people,
        "lacking": found.lacking,
        "standings": found.standings,
    }
    return show(request, "command/unit.html", words, status=UNPROCESSABLE if found.asked.said else 200)


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def unit_workbook(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Hand the same out as a workbook, as of the moment of the page."""
    found = _find(request, agency_id)
    moment = [(_("Cơ quan"), found.name), *moment_rows(found.asked, found.board.behind)]
    return handed_out(found.name, moment, found.tables)


def _find(request: HouseRequest, agency_id: UUID) -> _Found:
    """Ask for a unit's page. Raises NotAllowed, AgencyUnknown."""
    must_see(request.actor, agency_id)
    asked = Question.read(request, agency_id)
    terms = {term.agency_id: term for term in agencies_on(asked.today)}
    term = terms.get(agency_id)
    name = str(term) if term else names_of([agency_id], asked.today).get(agency_id, "")
    if not name:
        raise AgencyUnknown(agency=agency_id, day=day_figures(asked.today))
    known = by_role(indicators_on(asked.today))
    loads = load_decided_by([agency_id], now=asked.at)
    people = people_called(load.holder_id for load in loads if load.holder_id)
    posts = {role.code: role.name for role in roles()}
    peers = {one.agency_id: str(one) for one in terms.values() if term and _are_alike(one, term)}
    agencies = {one: str(terms[one]) for one in {load.agency_id for load in loads} if one in terms}
    kind = f"{term.kind.code}.{term.level}".lower() if term else ""
    return _Found(
        asked,
        name,
        term,
        glance(asked, known),
        by_step(loads, posts, agencies, agency_id),
        by_holder(loads, people),
        due_load(asked, agency_id),
        _lacking(asked, agency_id),
        standings(asked, _rankable(known), agency_id, peers, kind),
    )


def _are_alike(one: AgencyTerm, other: AgencyTerm) -> bool:
    return one.kind_id == other.kind_id and one.level == other.level


def _rankable(known: dict[str, Indicator]) -> list[Indicator]:
    roles = [role for role in shown_of(known) if role != INCOMING]
    return [known[role] for role in roles if not known[role].lacking][:_RANKED]


def _lacking(asked: Question, agency_id: UUID) -> list[Lacking]:
    since = datetime.combine(asked.period.since, time(), VN)
    until = datetime.combine(asked.period.days_by(asked.today) + timedelta(days=1), time(), VN)
    return commonest_lacking([agency_id], since=since, until=min(until, asked.at))
