"""Chỉ số: every figure with its moment, one by agency and month, and the dossiers that make it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.queries import dossiers_for
from motcua.faces.command.measures import Looked, columns_of, figure_of, rows_of, shown_of
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.command.targets import channel_words
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of as names_of_people
from motcua.registers.organisations.queries import names_of as names_of_agencies
from motcua.steering.indices.errors import PeriodOdd
from motcua.steering.indices.queries import (
    Scope,
    Value,
    agencies_seen_by,
    behind_dossier,
    by_agency,
    by_month,
    indicator_on,
    indicators_on,
    must_be_a_period,
    names_of,
    rows_behind,
    source_of,
    value_of,
    values_of,
    words_of,
)

VIEW: Final = "indices.view"
_ROWS: Final = 50


@officer(VIEW)
@never_cache
@require_safe
def every(request: HouseRequest) -> HttpResponse:
    """Show all indicators of a period, of all agencies or one."""
    now = clock.now()
    looked, scope, said = _asked(request, now)
    found = values_of(indicators_on(clock.today()), scope, now)
    words = {
        **_frame(looked, now, found),
        "rows": [
            (one, figure_of(one.indicator, one.part), looked.at("command:index", one.indicator.code))
            for one in found
        ],
        "said": said,
    }
    return show(request, "command/indices.html", words, status=UNPROCESSABLE if said else 200)


@officer(VIEW)
@never_cache
@require_safe
def one(request: HouseRequest, code: str) -> HttpResponse:
    """Show an indicator: what it says, month by month, agency by agency."""
    now, indicator = clock.now(), indicator_on(code, clock.today())
    looked, scope, said = _asked(request, now)
    found = value_of(indicator, scope, now)
    parts = by_agency(indicator, scope, now) if looked.agency_id is None else {}
    words = {
        **_frame(looked, now, [found]),
        "value": found,
        "figure": figure_of(indicator, found.part),
        "ways": [
            (words_of(name), looked.at("command:index-dossiers", code, dem=name))
            for name in names_of(indicator)
        ],
        "columns": columns_of(indicator, by_month(indicator, scope, now), looked),
        "agencies": rows_of(indicator, parts, names_of_agencies(set(parts), clock.today()), looked),
        "said": said,
    }
    return show(request, "command/indicator.html", words, status=UNPROCESSABLE if said else 200)


@officer(VIEW)
@never_cache
@require_safe
def dossiers(request: HouseRequest, code: str) -> HttpResponse:
    """Show the rows that a figure counts, the latest first, page by page."""
    now, indicator = clock.now(), indicator_on(code, clock.today())
    looked, scope, said = _asked(request, now)
    names = names_of(indicator)
    name = next((one for one in names if one == request.GET.get("dem")), names[0] if names else "")
    page = rows_behind(name, scope, now, after=request.GET.get("sau", ""), most=_ROWS)
    source = source_of(name)
    heads = source.columns if source else ()
    agencies = {line.agency_id for line in page.lines if line.agency_id}
    known = names_of_agencies(agencies, clock.today())
    words = {
        **_frame(looked, now, []),
        "indicator": indicator,
        "what": words_of(name) if name else "",
        "noun": source.noun if source else "",
        "heads": heads,
        "rows": [shown_of(line, heads, known) for line in page.lines],
        "next": page.next,
        "back": looked.at("command:index", code),
        "said": said,
    }
    return show(request, "command/index_dossiers.html", words, status=UNPROCESSABLE if said else 200)


@officer(VIEW)
@never_cache
@require_safe
def dossier(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show a dossier as figures know it: its moments, the events behind it, nobody's personal data."""
    found = behind_dossier(dossier_id, Scope(seen=agencies_seen_by(request.actor)))
    fact = found.fact
    agencies = {one for one in (fact.agency_id, fact.unit_id) if one}
    names = names_of_agencies(agencies, clock.today())
    people = names_of_people({one.actor_id for one in found.events})
    words = {
        "found": found,
        "fact": fact,
        "agency": names.get(fact.agency_id, "") if fact.agency_id else "",
        "unit": names.get(fact.unit_id, ""),
        "events": [(one, people.get(one.actor_id, "")) for one in found.events],
        "readable": dossiers_for(request.actor).filter(id=dossier_id).exists(),
        "channel": channel_words(fact.channel),
        "now": clock.now(),
    }
    return show(request, "command/index_dossier.html", words)


def _asked(request: HouseRequest, now: datetime) -> tuple[Looked, Scope, str]:
    """Read what is asked for; a period that cannot be is said, and this year is shown instead."""
    seen, said = agencies_seen_by(request.actor), ""
    try:
        looked = Looked.read(request.GET, clock.today())
        must_be_a_period(looked.scope(seen), now)
    except PeriodOdd as odd:
        looked, said = Looked.this_year(request.GET, clock.today()), str(odd)
    return looked, looked.scope(seen), said


def _frame(looked: Looked, now: datetime, found: Sequence[Value]) -> Mapping[str, object]:
    """Give what every page of figures says: of when, of whom, how far behind the book it is."""
    agency = looked.agency_id
    return {
        "looked": looked,
        "may_be_as_now": True,
        "now": now,
        "agency": names_of_agencies({agency}, clock.today()).get(agency, "") if agency else "",
        "all_agencies": looked.of(None).at("command:indices"),
        "behind": max((one.behind for one in found), default=0),
    }
