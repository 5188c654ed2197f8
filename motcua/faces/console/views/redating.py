"""Tính lại hạn: what a change of working time would move, tried first; then done, and seen through."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.queries import codes_of
from motcua.faces.console.event_words import SUBJECTS
from motcua.faces.console.pages import DayUnreadable, show
from motcua.faces.console.sheets import ReasonForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating
from motcua.instruments.deadlines.errors import RedatingIdle
from motcua.instruments.deadlines.ports import Moved
from motcua.instruments.deadlines.queries import (
    Preview,
    moves_in,
    part_done,
    preview_redating,
    redating,
    redatings,
    would_move,
)

REDATE: Final = "deadlines.redate"
_LATEST: Final = 20


@officer(REDATE)
@require_safe
def redatings_done(request: HouseRequest) -> HttpResponse:
    """Show the latest redatings, and ask over which days to try another."""
    words = {"redatings": list(redatings()[:_LATEST]), "today": clock.today()}
    return show(request, "console/redating/list.html", words)


@officer(REDATE)
@require_http_methods(["GET", "POST"])
def redate(request: HouseRequest) -> HttpResponse:
    """Say what reckoning anew over these days would move; on sending, begin."""
    first = _day(request, "tu")
    last = _day(request, "den") if request.GET.get("den", "").strip() else first
    hint = _("Ghi rõ số văn bản; câu này đứng trong nhật ký của đợt.")
    form = ReasonForm(sent(request), label=_("Vì sao tính lại"), hint=hint)
    is_meant = form.is_valid()  # who sends it has seen what it would do
    preview, why_not = (None, "") if is_meant else _tried(first, last)

    def begin(given: Mapping[str, Any]) -> str:  # Any: a form's cleaned data
        now = clock.now()
        if first <= last and not would_move(first, last):
            raise RedatingIdle
        begun = begin_redating(first, last, reason=given["reason"], by=request.actor, at=now)
        go_on_redating(begun.id, by=request.actor, at=now)  # a small one is done at once
        return reverse("console:redating", args=[begun.id])

    sheet = Sheet(
        title=_("Tính lại hạn"),
        eyebrow=_over(first, last),
        submit=_("Tính lại"),
        is_open=is_meant or (preview is not None and (preview.changed > 0 or not preview.whole)),
        back=reverse("console:redatings"),
        template="console/redating/try.html",
        more={
            "preview": preview,
            "why_not": why_not,
            "moves": _named(preview.first) if preview else [],
        },
    )
    return through_sheet(request, sheet, form, begin)


@officer(REDATE)
@require_safe
def one(request: HouseRequest, redating_id: UUID) -> HttpResponse:
    """Show how far a redating has come."""
    found = redating(redating_id)
    words = {"redating": found, "moves": _named(moves_in(found)), "done": part_done(found)}
    return show(request, "console/redating/one.html", words)


def _named(moves: Sequence[Moved]) -> list[tuple[Moved, str]]:
    """Give each move with the code of its dossier, by which people find it; what has none by its kind."""
    codes = codes_of(one.subject_id for one in moves) if moves else {}
    return [(one, codes.get(one.subject_id) or _kind(one)) for one in moves]


def _kind(one: Moved) -> str:
    said = str(SUBJECTS.get(one.subject_kind, one.subject_kind))
    return f"{said[:1].upper()}{said[1:]} {str(one.subject_id)[-6:]}"


def _over(first: date, last: date) -> str:
    """Say over which days."""
    if first == last:
        return _("Hồ sơ đang giải quyết trong ngày {first}").format(first=f"{first:%d/%m/%Y}")
    said = _("Hồ sơ đang giải quyết trong các ngày {first} – {last}")
    return said.format(first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")


def _day(request: HouseRequest, name: str) -> date:
    """Give the day asked for, today if none is. Raises DayUnreadable."""
    typed = request.GET.get(name, "").strip()
    if not typed:
        return clock.today()
    try:
        return date.fromisoformat(typed)
    except ValueError as cause:
        raise DayUnreadable(typed=typed[:30]) from cause


def _tried(first: date, last: date) -> tuple[Preview | None, str]:
    """Try it, or give the sentence that says why that cannot be."""
    try:
        return preview_redating(first, last), ""
    except Refused as refusal:
        return None, str(refusal)
