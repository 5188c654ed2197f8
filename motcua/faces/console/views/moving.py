"""Chuyển hồ sơ sang quy trình mới: which step takes the place of which, tried first; then done, and seen."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.actions import begin_moving, go_on_moving
from motcua.casework.dossiers.queries import (
    case_numbers,
    left_behind,
    left_on_older_versions,
    movings,
    preview_moving,
    steps_in_hand,
)
from motcua.casework.dossiers.queries import moving as moving_of
from motcua.casework.dossiers.queries.moving import StepInHand
from motcua.faces.console.pages import show
from motcua.faces.console.sheets import ReasonForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.registers.procedures.queries import ProcessStep, governing_version, process_for

MOVE: Final = "dossiers.move"
_LATEST: Final = 20
_STEP: Final = "b."
_LONGEST_CASE: Final = 3


class NothingToMove(Refused):
    """By this mapping no dossier would go over."""

    code = "console.nothing_to_move"
    message = gettext_lazy("Không có hồ sơ nào chuyển được theo bảng bước này nên không lập đợt chuyển.")


@officer(MOVE)
@require_safe
def movings_done(request: HouseRequest) -> HttpResponse:
    """Show the latest movings, and ask for which procedure to try another."""
    words = {"movings": list(movings()[:_LATEST]), "older": left_on_older_versions(clock.today())}
    return show(request, "console/moving/list.html", words)


@officer(MOVE)
@require_http_methods(["GET", "POST"])
def move(request: HouseRequest) -> HttpResponse:
    """Say what moving by this mapping would do; on sending, begin. Without a procedure: which to choose."""
    day, code = clock.today(), request.GET.get("ma", "").strip()
    if not code:
        return redirect("console:movings")
    version = governing_version(code, day)
    case = _case(request, sorted(case_numbers(version.id), key=lambda one: one or 0))
    coming = process_for(version, case_number=case)
    lying = steps_in_hand(version, case, day)
    mapping = _mapping(request, lying, coming)
    preview = preview_moving(version, case, mapping, day) if lying else None
    is_open = preview is not None and (preview.movable > 0 or not preview.whole)

    def begin(given: Mapping[str, Any]) -> str:  # Any: a form's cleaned data
        if not is_open:
            raise NothingToMove
        now = clock.now()
        code = version.procedure.code
        begun = begin_moving(code, case, mapping, reason=given["reason"], by=request.actor, at=now)
        go_on_moving(begun.id, by=request.actor, at=now)  # a small one is done at once
        return reverse("console:moving", args=[begun.id])

    words = {
        "version": version,
        "case": case,
        "cases": sorted(one for one in case_numbers(version.id) if one),
        "coming": coming,
        "pairs": [(step, mapping.get(step.key, "")) for step in lying],
        "preview": preview,
    }
    form = ReasonForm(
        sent(request), label=_("Vì sao chuyển"), hint=_("Ghi số quyết định; câu này vào nhật ký.")
    )
    return through_sheet(request, _sheet(words, is_open=is_open), form, begin)


def _sheet(words: dict[str, Any], *, is_open: bool) -> Sheet:  # Any: what the page shows
    return Sheet(
        title=_("Chuyển hồ sơ sang quy trình mới"),
        eyebrow=words["version"].title,
        submit=_("Chuyển"),
        is_open=is_open,
        back=reverse("console:movings"),
        template="console/moving/try.html",
        more=words,
    )


@officer(MOVE)
@require_safe
def one(request: HouseRequest, moving_id: UUID) -> HttpResponse:
    """Show how far a moving has come, and who was left behind."""
    found = moving_of(moving_id)
    words = {"moving": found, "left": left_behind(found), "behind": found.examined - found.moved}
    return show(request, "console/moving/one.html", words)


def _case(request: HouseRequest, known: Sequence[int | None]) -> int | None:
    """Give the case asked for; the first if none is, or one that the version does not have."""
    asked = request.GET.get("truong-hop", "").strip()
    wanted = int(asked) if asked.isdecimal() and len(asked) <= _LONGEST_CASE else None
    return wanted if wanted in known else known[0] if known else None


def _mapping(
    request: HouseRequest, lying: Sequence[StepInHand], coming: Sequence[ProcessStep]
) -> dict[str, str]:
    """Give for each step the one that was chosen, else the one of its key, else of its name."""
    keys = {step.key for step in coming}
    names = {step.name: step.key for step in coming}
    found = {}
    for step in lying:
        chosen = request.GET.get(f"{_STEP}{step.key}")
        usual = step.key if step.key in keys else names.get(step.title, "")
        there = usual if chosen is None else chosen
        if there in keys:
            found[step.key] = there
    return found
