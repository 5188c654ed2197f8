"""The counter's lists: the register of a day, what waits to be fetched."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.queries import (
    awaiting_acceptance,
    awaiting_supplement,
    register_of,
    results_waiting,
)
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, desk_of, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock

ROWS = 200


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def register(request: HouseRequest) -> HttpResponse:
    """Show the register of a day."""
    desk, day = desk_of(request), _day(request.GET.get("ngay", ""))
    words = {
        "day": day,
        "rows": list(register_of([desk.id], day)[:ROWS]),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < clock.today() else None,
    }
    return show(request, "counter/register.html", desk, words)


@officer(ACCEPT)
@never_cache
@require_safe
def pending(request: HouseRequest) -> HttpResponse:
    """Show what was put down and is to be taken in, and what waits for its applicant to bring more."""
    desk = desk_of(request)
    words = {
        "submitted": list(awaiting_acceptance([desk.id])[:ROWS]),
        "asked": list(awaiting_supplement([desk.id])[:ROWS]),
    }
    return show(request, "counter/pending.html", desk, words)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def waiting(request: HouseRequest) -> HttpResponse:
    """Show the results that wait, the longest first; `nguoi` narrows to one applicant."""
    desk, whose = desk_of(request), request.GET.get("nguoi", "")
    rows = results_waiting([desk.id])
    if whose:
        rows = rows.filter(applicant_person=_id(whose))
    words = {"rows": list(rows[:ROWS]), "narrowed": bool(whose)}
    return show(request, "counter/waiting.html", desk, words)


def _id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return UUID(int=0)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed) if typed else clock.today()
    except ValueError:
        return clock.today()
