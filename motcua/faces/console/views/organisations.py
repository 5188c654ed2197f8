"""Tổ chức: the administration as a tree at a date, and the page of one agency."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.console.event_words import told
from motcua.faces.console.pages import ROWS, day_asked, show, words_asked
from motcua.faces.console.trees import laid_flat
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation.access.queries import roles
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.events.queries import chain_of
from motcua.registers.organisations import queries
from motcua.registers.organisations.errors import AgencyUnknown
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import AgencyHistory, OneStop

_FOUND = 200


@officer()
@require_safe
def organisations(request: HouseRequest) -> HttpResponse:
    """Show the tree of a day, or what a search found in it."""
    day, text = day_asked(request), words_asked(request)
    words = {"day": day, "text": text, "rows": [], "found": [], "above": {}, "size": 0}
    if text:
        found = list(queries.search_agencies(text, day)[:_FOUND])
        above = queries.names_of({term.parent_id for term in found if term.parent_id}, day)
        words |= {"found": found, "above": above}
    else:
        rows = laid_flat(queries.tree(day), lambda branch: branch.children)
        words |= {"rows": rows, "size": len(rows)}
    return show(request, "console/organisations/tree.html", words)


@officer()
@require_safe
def agency(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Show an agency as it is on a day, who sits where, and all that was ever true of it."""
    day = day_asked(request)
    past = queries.history(agency_id)
    term = _term_on(agency_id, day)
    line = queries.line_above(agency_id, day) if term else []
    heirs = {row.old_id for row in past.came_from} | {row.new_id for row in past.became}
    happened = [told(row) for row in chain_of("agency", agency_id).reverse()[:ROWS]]
    words = {
        "day": day,
        "agency": past.agency,
        "term": term or past.terms[-1],
        "is_here": term is not None,
        "past": past,
        "history": happened,
        "names": names_of(row.actor_id for row in happened),
        "agencies": queries.names_of([*line, *heirs, *_parents(past)], day),
        "line": line[::-1],
        "children": list(queries.children_of(agency_id, day)) if term else [],
        "posts": list(queries.posts_of(agency_id, day)) if term else [],
        "holders": queries.holders_at(agency_id, day) if term else {},
        "one_stop": _one_stop(term, day),
        "served_at": queries.one_stops_for(agency_id, day) if term else [],
        "roles": {role.code: role.name for role in roles()},
        "may_edit": request.actor.may("organisations.edit"),
    }
    return show(request, "console/organisations/one.html", words)


def _term_on(agency_id: UUID, day: date) -> AgencyTerm | None:
    """The agency as it is on a day, if it is there."""
    try:
        return queries.agency_on(agency_id, day)
    except AgencyUnknown:
        return None


def _one_stop(term: AgencyTerm | None, day: date) -> OneStop | None:
    """The one-stop unit that an agency is, if its kind receives."""
    if term is None or not term.kind.receives:
        return None
    try:
        return queries.one_stop(term.agency_id, day)
    except AgencyUnknown:
        return None


def _parents(past: AgencyHistory) -> list[UUID]:
    return [term.parent_id for term in past.terms if term.parent_id]
