"""Tra cứu hồ sơ: by its code anybody learns where it stands; the slip's QR shows more to its bearer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.actions import count_question
from motcua.casework.dossiers.errors import CodeUnknown, DossierUnknown
from motcua.casework.dossiers.models import KIND, Dossier, State, Supplement
from motcua.casework.dossiers.queries import (
    BearersView,
    Course,
    PublicView,
    apology_for,
    by_token,
    course_of,
    halts_of,
    standing_of,
    stoppage_of,
    supplements_of,
)
from motcua.casework.dossiers.queries import lookup as public_view
from motcua.casework.feedback.queries import may_be_rated, rating_of
from motcua.casework.mirrors.errors import MirrorCodeUnknown, MirrorLinkUnknown
from motcua.casework.mirrors.queries import is_mirror_code, mirror_by_code, mirror_by_token
from motcua.faces.citizen.standing import told, told_of_mirror
from motcua.faces.shared.doors import public
from motcua.faces.shared.promises import Left, explained, left_in
from motcua.foundation import clock
from motcua.foundation.ready import one_moment
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.models import StepKind, Task
from motcua.registers.organisations.queries import names_of

Answer = TypeVar("Answer", bound=HttpResponseBase)
RUNNING: Final = frozenset({State.ACCEPTED.value, State.IN_PROGRESS.value, State.RESOLVED.value})
"""In the administration's hands: somebody does something with it."""


@require_safe
@public
@never_cache
@one_moment()
def lookup(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and say where its dossier stands; no names."""
    code = request.GET.get("ma", "").strip()[:80]
    if not code:
        return render(request, "citizen/lookup.html", {"here": "lookup"})
    count_question(request.META.get("REMOTE_ADDR", ""), real_now=clock.real_now())
    try:
        words = _words_of_mirror(code) if is_mirror_code(code) else _words(code)
    except (CodeUnknown, MirrorCodeUnknown) as unknown:
        missed = {"here": "lookup", "code": code, "unknown": str(unknown)}
        return render(request, "citizen/lookup.html", missed, status=404)
    return render(request, "citizen/lookup.html", {"here": "lookup", "code": code, **words})


def _words(code: str) -> dict[str, object]:
    view = public_view(code, now=clock.now())
    return {"view": view, "left": left_for(view), "told": told(view)}


def _words_of_mirror(code: str) -> dict[str, object]:
    view = mirror_by_code(code, now=clock.now())
    return {"mirror": view, "told": told_of_mirror(view)}


@require_safe
@public
@never_cache
@one_moment()
def mirror(request: HttpRequest, token: str) -> HttpResponse:
    """Show the bearer of a slip what a central agency says of his dossier; no names here either."""
    count_question(request.META.get("REMOTE_ADDR", ""), real_now=clock.real_now())
    try:
        view = mirror_by_token(token, now=clock.now())
    except MirrorLinkUnknown as unknown:
        return render(request, "citizen/lookup.html", {"here": "lookup", "unknown": str(unknown)}, status=404)
    words = {"here": "lookup", "mirror": view, "told": told_of_mirror(view)}
    return unlisted(render(request, "citizen/mirror.html", words))


@require_safe
@public
@never_cache
@one_moment()
def slip(request: HttpRequest, token: str) -> HttpResponse:
    """Show the bearer of a slip the whole course of his dossier; names are masked even here."""
    count_question(request.META.get("REMOTE_ADDR", ""), real_now=clock.real_now())
    try:
        found = by_token(token, now=clock.now())
    except DossierUnknown as unknown:
        return render(request, "citizen/lookup.html", {"here": "lookup", "unknown": str(unknown)}, status=404)
    return unlisted(render(request, "citizen/slip.html", {"here": "lookup", **words_for_bearer(found)}))


def words_for_bearer(found: BearersView) -> dict[str, object]:
    """Gather what the bearer of a slip, and whose dossier it is, see of it."""
    promise = promise_of(KIND, found.dossier.id)
    course = course_of(found.dossier.id)
    at_the_counter = course.now is not None and course.now.kind == StepKind.HAND_OVER
    return {
        "view": found.public,
        "dossier": found.dossier,
        "left": left_for(found.public),
        "told": told(found.public, at_the_counter=at_the_counter),
        "lacking": [one for one in supplements_of(found.dossier.id) if one.state == Supplement.State.OPEN],
        "course": course,
        "rating": rating_of(found.dossier.id),
        "rateable": may_be_rated(found.dossier),
        "token": str(found.dossier.token),
        "papers": documents_of(KIND, found.dossier.id),
        "apology": apology_for(found.dossier, clock.now()),
        **held_up(found.dossier),
        "holding": holding_of(course, found.dossier) if found.dossier.state in RUNNING else None,
        "why": explained(promise, is_joint=found.dossier.joint) if promise and promise.due_at else None,
    }


@dataclass(frozen=True)
class Holding:
    """Where a dossier lies: at which unit, for which step, and until when the step is to be done."""

    task: Task
    unit: str
    until: datetime | None


def holding_of(course: Course, dossier: Dossier) -> Holding | None:
    """Say where a dossier lies now; never with whom, for that is nobody's but the house's.

    The step of a whole only waits for its parts, which have days of their own.
    """
    if course.now is None:
        return None
    names = names_of([course.now.agency_id], clock.today())
    return Holding(
        course.now, names.get(course.now.agency_id, ""), None if dossier.joint else course.now.step_due_at
    )


def held_up(dossier: Dossier) -> dict[str, object]:
    """Say what a dossier waits for, or why it was stopped."""
    halts = halts_of(dossier.id) if dossier.state == State.PAUSED else []
    return {
        "halted": next((one for one in halts if one.ended_at is None), None),
        "stoppage": stoppage_of(dossier.id) if dossier.state == State.STOPPED else None,
    }


def unlisted(response: Answer) -> Answer:
    """Keep what only a bearer sees out of search engines and out of others' logs."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def left_of_row(row: Dossier, now: datetime) -> Left:
    """Say what is left of a dossier's time, of a line of a list."""
    return left_in(row.state, str(State(row.state).label), standing_of(row, now))


def left_for(view: PublicView) -> Left:
    """Say what is left of a dossier's time."""
    return left_in(view.state, str(view.state.label), view.standing)
