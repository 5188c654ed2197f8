"""Kiểm tra và nộp: everything is read over, each part with its way back; then the number and what is next."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers.models import KIND, ReturnWay
from motcua.casework.dossiers.queries import Ground
from motcua.casework.dossiers.queries.kept import form_kept
from motcua.casework.filings.actions import Ways, choose_ways, send_draft
from motcua.casework.filings.errors import LevelTooLow, VersionMoved
from motcua.casework.filings.models import FilingDraft, State
from motcua.casework.filings.queries import (
    PaperLine,
    Search,
    co_signers_of,
    conditions_of,
    declaration_key,
    door_of,
    draft_of,
    exemptions_in,
    questions_of,
    written_of,
)
from motcua.faces.citizen.bearers import unlisted
from motcua.faces.citizen.filing import prove_first
from motcua.faces.citizen.filing_pages import CHECK, Sheet, edition_in, elsewhere, sheet_of, show
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.outside import troubles
from motcua.faces.shared.promises import explained, explained_days
from motcua.faces.shared.sign_in_citizen import level_of
from motcua.foundation import clock
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.forms.queries import Block, summary
from motcua.foundation.neighbours.models import MAIL, SMS, ZALO
from motcua.foundation.ready import one_moment
from motcua.instruments.deadlines.models import Purpose, Unit
from motcua.instruments.deadlines.queries import explain, promise_of
from motcua.instruments.fees.queries import amounts, exemptions_of, tariff_words
from motcua.registers.procedures.models import Channel

SEND = "nop"


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables()
@one_moment()
def check(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Show all of a draft before it is sent, and send it. Raises DraftUnknown."""
    sheet = sheet_of(request, draft_id)
    if away := elsewhere(request, sheet):
        return away
    fault, status = "", 200
    if request.method == "POST":
        try:
            return _send(request, sheet)
        except LevelTooLow:
            return prove_first(request, request.path)
        except VersionMoved:
            return redirect("citizen:filing_amended", draft_id)
        except Refused as refusal:
            fault, status = str(refusal), refusal.status
            sheet = sheet_of(request, draft_id)
    words = {**_words(sheet), "troubles": troubles(MAIL, SMS, ZALO)}
    return show(request, "check.html", sheet, CHECK, words, fault=fault, status=status)


def _send(request: HouseRequest, sheet: Sheet) -> HttpResponse:
    """Save the ways that were chosen; send it if that was asked. Raises what both raise."""
    draft, by, at = sheet.draft, request.actor, clock.now()
    ways = Ways(request.POST.get("nhan", ""), request.POST.getlist("mien"))
    saved = choose_ways(draft.id, ways, edition=edition_in(request, draft), by=by, at=at)
    if request.POST.get("act") != SEND:
        return redirect("citizen:filing_check", draft.id)
    send_draft(draft.id, edition=saved.edition, level=level_of(request), by=by, at=at)
    return redirect("citizen:filing_done", draft.id)


def _words(sheet: Sheet) -> dict[str, Any]:  # Any: a template's words
    draft, at = sheet.draft, clock.now()
    ground = _ground(draft)
    version, exempted = draft.version, exemptions_in(draft)
    lines = amounts(version, case_number=draft.case_number, channel=Channel.ONLINE, exemptions=exempted)
    return {
        "conditions": _conditions(draft),
        "blocks": told_of(draft, sheet.lines),
        "lines": [line for line in sheet.lines if line.files or line.lacks],
        "ground": ground,
        "open_pages": sheet.open_pages,
        "signers": [(one, one.signed_edition == draft.edition) for one in co_signers_of(draft)],
        "is_form_open": "filing_form" in sheet.open_pages,
        "fees": [{"line": line, "tariff": tariff_words(line)} for line in lines],
        "exemptions": [(one, one.group in exempted) for one in exemptions_of(version)],
        "return_ways": ReturnWay.choices,
        "answer": _answer(ground, at) if ground else None,
        "result": _result(ground, at) if ground else None,
    }


def _conditions(draft: FilingDraft) -> list[tuple[str, str]]:
    """Give what was asked before, each with the answer in words."""
    given = conditions_of(draft)
    return [
        (
            one["text"],
            next(
                (answer["label"] for answer in one["answers"] if answer["key"] == given.get(one["key"])), ""
            ),
        )
        for one in questions_of(draft.version.procedure.code, clock.today())
    ]


def told_of(draft: FilingDraft, lines: Sequence[PaperLine]) -> list[Block]:
    """Tell the answers of a draft in words, personal numbers masked."""
    key, written = declaration_key(lines), written_of(draft)
    if not key or not written.data:
        return []
    spec = form_kept(draft.version_id, key)
    return summary(spec, written.data, day=clock.today(), sources=written.sources)


def _ground(draft: FilingDraft) -> Ground | None:
    """Give what it would stand on today; nothing where the place does not take it in any more."""
    if draft.unit_id is None:
        return None
    try:
        search = Search(draft.version, draft.case_number, clock.today())
        return door_of(search, draft.unit_id, draft.competence_place_id)
    except Refused:
        return None


def _answer(ground: Ground, at: Any) -> Any:  # Any: a moment, and when it is answered by
    return explain(at, ground.where, unit=Unit.HOUR, quantity=settings.MOTCUA_ANSWER_HOURS).due_at


def _result(ground: Ground, at: Any) -> Mapping[str, Any]:  # Any: likewise
    limit = ground.limit
    why = explain(
        at,
        ground.where,
        unit=Unit(limit.unit),
        quantity=limit.quantity,
        cut_off_hour=limit.cut_off_hour,
    )
    return {"due_at": why.due_at, "days": explained_days(why)}


@citizen
@never_cache
@require_safe
@one_moment()
def done(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Say the number, by when it is answered and why, and what happens next. Raises DraftUnknown."""
    draft = draft_of(draft_id, request.actor)
    if draft.state != State.SENT or draft.dossier is None:
        return redirect("citizen:filing", draft_id)
    dossier = draft.dossier
    promise = promise_of(KIND, dossier.id, purpose=Purpose.ANSWER)
    words = {
        "here": "mine",
        "draft": draft,
        "dossier": dossier,
        "promise": promise,
        "due_at": promise.due_at.astimezone(VN) if promise and promise.due_at else None,
        "why": explained(promise) if promise else None,
        "title": _("Đã nộp hồ sơ"),
    }
    return unlisted(render(request, "citizen/filing/done.html", words))
