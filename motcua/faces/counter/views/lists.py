"""The counter's lists: the register of a day, what waits to be fetched; leafed through, never counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import (
    awaiting_acceptance,
    awaiting_supplement,
    register_of,
    results_waiting,
)
from motcua.faces.counter.leafing import leaf_of
from motcua.faces.counter.pages import ACCEPT, HAND_OVER, day_asked, desk_of, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import Left, left_of
from motcua.foundation import clock
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.queries import promises_of, standing, workplaces

AGES: Final = (7, 30)


@dataclass(frozen=True)
class Aged:
    """A result that waits, and for how many days."""

    row: Dossier
    days: int


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def register(request: HouseRequest) -> HttpResponse:
    """Show the register of a day."""
    desk, asked = desk_of(request), day_asked(request)
    day = asked.day
    page = leaf_of(
        register_of([desk.id], day), "accepted_at", after=request.GET.get("sau", ""), latest_first=True
    )
    words = {
        "day": day,
        "odd_day": asked.odd,
        "leaf": page,
        "rows": page.rows,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < clock.today() else None,
    }
    return show(request, "counter/register.html", desk, words, status=asked.status)


@officer(ACCEPT)
@never_cache
@require_safe
def pending(request: HouseRequest) -> HttpResponse:
    """Show what was put down and is to be taken in, and what waits for its applicant to bring more."""
    desk, sent = desk_of(request), request.GET
    submitted = leaf_of(awaiting_acceptance([desk.id]), "submitted_at", after=sent.get("sau", ""))
    words = {
        "submitted": submitted,
        "answers": list(answers_left(submitted.rows, clock.now())),
        "asked": leaf_of(awaiting_supplement([desk.id]), "submitted_at", after=sent.get("sau_cho", "")),
    }
    return show(request, "counter/pending.html", desk, words)


def answers_left(rows: Sequence[Dossier], now: datetime) -> Iterator[tuple[Dossier, Left | None]]:
    """Say of what was put down how long there is to answer it; nothing where no answer is promised."""
    promised = promises_of(KIND, [row.id for row in rows], Purpose.ANSWER) if rows else {}
    where = workplaces((one.place_id, one.unit_id) for one in promised.values())
    for row in rows:
        one = promised.get(row.id)
        place = where[one.place_id, one.unit_id] if one else None
        yield row, (left_of(standing(one.due_at, None, place, now=now)) if one and place else None)


@officer(ACCEPT, HAND_OVER)
@never_cache
@require_safe
def waiting(request: HouseRequest) -> HttpResponse:
    """Show the results that wait, the longest first; `nguoi` narrows to one applicant, `qua` to an age."""
    desk, whose, day = desk_of(request), request.GET.get("nguoi", ""), clock.today()
    older = next((age for age in AGES if str(age) == request.GET.get("qua", "")), 0)
    rows = results_waiting([desk.id])
    if whose:
        rows = rows.filter(applicant_person=_id(whose))
    if older:
        morning = datetime.combine(day - timedelta(days=older), time.min, tzinfo=clock.VN)
        rows = rows.filter(resolved_at__lt=morning)
    page = leaf_of(rows, "resolved_at", after=request.GET.get("sau", ""))
    words = {
        "leaf": page,
        "rows": aged(page.rows, day),
        "narrowed": bool(whose),
        "ages": AGES,
        "older": older,
    }
    return show(request, "counter/waiting.html", desk, words)


def aged(rows: Iterable[Dossier], day: date) -> list[Aged]:
    """Say of results how many days they have waited."""
    return [
        Aged(row, (day - row.resolved_at.astimezone(clock.VN).date()).days) for row in rows if row.resolved_at
    ]


def _id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return UUID(int=0)
