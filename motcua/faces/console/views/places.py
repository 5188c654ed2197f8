"""Địa bàn: places as a tree at a date, the page of one with what it was and what it became."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.console.pages import day_asked, show, words_asked
from motcua.faces.console.trees import laid_flat
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.registers.places import queries
from motcua.registers.places.errors import ChangeUnknown

_FOUND = 100


@officer()
@require_safe
def places(request: HouseRequest) -> HttpResponse:
    """Show the tree of a day, or what a search found in it."""
    day, text = day_asked(request), words_asked(request)
    words = {"day": day, "text": text, "rows": [], "found": [], "size": 0, "changes": list(queries.changes())}
    if text:
        words |= {"found": queries.search_places(text, day, limit=_FOUND)}
    else:
        branches = sorted(queries.tree(day), key=lambda branch: not branch.children)
        rows = laid_flat(branches, lambda branch: branch.children)
        words |= {"rows": rows, "size": len(rows)}
    return show(request, "console/places/tree.html", words)


@officer()
@require_safe
def place(request: HouseRequest, place_id: UUID) -> HttpResponse:
    """Show a place: what it belongs to, what belongs to it, its past and its heirs."""
    found = queries.place(place_id)
    today = clock.today()
    day = found.valid_to if found.valid_to and found.valid_to < today else max(today, found.valid_from)
    words = {
        "found": found,
        "day": day,
        "today": today,
        "is_over": found.valid_to is not None and found.valid_to < today,
        "above": queries.ancestors(found)[::-1],
        "children": list(queries.children_of(place_id, day)),
        "line": queries.line_of(place_id),
        "bearers": list(queries.history_of(found.code)),
        "heirs": queries.successions_from(place_id),
        "came_from": queries.successions_to(place_id),
    }
    return show(request, "console/places/one.html", words)


@officer()
@require_safe
def change(request: HouseRequest, code: str) -> HttpResponse:
    """Show who became whom by one decision."""
    found = queries.change_by_code(code)
    if found is None:
        raise ChangeUnknown
    rows = list(queries.successions_of(found.id))
    return show(request, "console/places/change.html", {"found": found, "rows": rows})
