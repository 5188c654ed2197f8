"""Nộp hồ sơ trực tuyến: begin, begin again like before, go on, go on under a newer version, throw away."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import owned_by, papers_asked
from motcua.casework.filings.actions import begin_draft, begin_like, carry_over, drop_draft
from motcua.casework.filings.errors import LevelTooLow
from motcua.casework.filings.models import State
from motcua.casework.filings.queries import draft_of, drafts_of, is_offered, is_online, level_asked
from motcua.faces.citizen.bearers import read_id, unlisted
from motcua.faces.citizen.filing_pages import CHECK, elsewhere, sheet_of
from motcua.faces.citizen.owner import Standing, standing_of
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.outside import troubles
from motcua.faces.shared.sign_in_citizen import entity_of, level_of
from motcua.foundation import clock
from motcua.foundation.ready import one_moment
from motcua.registers.procedures.models import Channel, Handling, ProcedureVersion, TimeLimit
from motcua.registers.procedures.queries import door_on, gone_among, governing_version, procedure_page
from motcua.registers.procedures.queries.differences import difference

_LOOKED_THROUGH = 40
_MOST_BEFORE = 3


@dataclass(frozen=True)
class Side:
    """For whom somebody may file: himself, or one of whom he acts for."""

    key: str
    name: str
    note: str = ""


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@one_moment()
def start(request: HouseRequest, code: str) -> HttpResponse:
    """Begin to file a procedure: for whom, what will be needed, what lies there already.

    Raises ProcedureUnknown, NotForThem, TooManyDrafts.
    """
    version = governing_version(code, clock.today())
    if version.procedure.code != code:
        return redirect("citizen:filing_start", version.procedure.code)
    door = door_on(clock.today())
    if not door.is_here:
        closed = {"here": "mine", "version": version, "code": code, "door": door}
        return unlisted(render(request, "citizen/filing/elsewhere.html", closed))
    if level_of(request) < level_asked():
        return prove_first(request)
    who = standing_of(request)
    if request.method == "POST" and is_offered(version, clock.today()):
        return _begin(request, who, code)
    papers = [one for one in papers_asked(version.id, None) if one.handling == Handling.SUBMIT]
    words = {
        "here": "mine",
        "version": version,
        "code": code,
        "is_online": is_offered(version, clock.today()),
        "sides": sides_of(who),
        "chosen": str(entity_of(request) or ""),
        "papers": papers,
        "gone": gone_among(papers, clock.today()),
        "drafts": drafts_of(request.actor, procedure_code=code),
        "before": _before(who, version),
        "limits": _online_limits(version),
        "troubles": troubles(),
    }
    return unlisted(render(request, "citizen/filing/start.html", words))


@citizen
@never_cache
@require_POST
@one_moment()
def again(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Begin again like a dossier of one's own; what still fits is filled in. Raises as `begin_like`."""
    try:
        draft = begin_like(dossier_id, level=level_of(request), by=request.actor, at=clock.now())
    except LevelTooLow:
        return prove_first(request, reverse("citizen:my_dossier", args=[dossier_id]))
    return redirect("citizen:filing", draft.id)


@citizen
@never_cache
@require_safe
@one_moment()
def go_on(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Lead to the first page of a draft that is not done. Raises DraftUnknown."""
    sheet = sheet_of(request, draft_id)
    away = elsewhere(request, sheet)
    page = next((page for page in sheet.pages if page in sheet.open_pages), CHECK)
    return away or redirect(f"citizen:{page}", draft_id)


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@one_moment()
def amended(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Say what changed since a draft was begun, and go on under the version of today. Raises DraftUnknown."""
    draft = draft_of(draft_id, request.actor)
    now = governing_version(draft.version.procedure.code, clock.today())
    if draft.state != State.OPEN or now.id == draft.version_id:
        return redirect("citizen:filing", draft_id)
    if request.method == "POST":
        carry_over(draft_id, by=request.actor, at=clock.now())
        messages.success(request, _("Bản nháp nay theo quy định mới. Xin xem lại từng phần."))
        return redirect("citizen:filing", draft_id)
    words = {
        "here": "mine",
        "draft": draft,
        "version": now,
        "is_online": is_online(now),
        "differences": difference(draft.version_id, now.id, day=clock.today()),
    }
    return unlisted(render(request, "citizen/filing/amended.html", words))


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
def drop(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Ask whether a draft is to be thrown away, and do it. Raises DraftUnknown, DraftOver."""
    draft = draft_of(draft_id, request.actor)
    if request.method == "POST":
        drop_draft(draft_id, by=request.actor, at=clock.now())
        messages.success(request, _("Đã bỏ bản nháp."))
        return redirect("citizen:mine")
    return unlisted(render(request, "citizen/filing/drop.html", {"here": "mine", "draft": draft}))


def sides_of(who: Standing) -> list[Side]:
    """Give for whom somebody may file today, himself first; each with by what right and until when."""
    sides = [Side("", who.person.full_name, _("cho chính mình"))]
    seen = {""}
    for one in who.principals:
        key = f"p~{one.person_id}" if one.person_id else f"e~{one.entity_id}"
        words = [str(one.get_kind_display()), one.matter]
        if one.valid_to:
            words.append(_("đến hết {day}").format(day=f"{one.valid_to:%d/%m/%Y}"))
        if key not in seen:
            seen.add(key)
            sides.append(Side(key, str(one.person or one.entity), "; ".join(word for word in words if word)))
    return sides


def _begin(request: HouseRequest, who: Standing, code: str) -> HttpResponse:
    kind, _tilde, key = request.POST.get("cho", "").partition("~")
    whose = {"p": "person_id", "e": "entity_id"}.get(kind)
    named = {whose: read_id(key)} if whose else {}
    draft = begin_draft(code, **named, level=level_of(request), by=request.actor, at=clock.now())
    return redirect("citizen:filing", draft.id)


def prove_first(request: HouseRequest, there: str = "") -> HttpResponse:
    """Send somebody to prove more surely who he is, and back here."""
    asked = {"next": there or request.get_full_path(), "muc": level_asked()}
    return redirect(f"{reverse('citizen:sign_in')}?{urlencode(asked)}")


def _before(who: Standing, version: ProcedureVersion) -> Sequence[Dossier]:
    """Give the last filings of the same procedure."""
    found = owned_by(who.people, who.entities, most=_LOOKED_THROUGH)
    return [one for one in found if one.version.procedure_id == version.procedure_id][:_MOST_BEFORE]


def _online_limits(version: ProcedureVersion) -> list[TimeLimit]:
    page = procedure_page(version.procedure.code, clock.today())
    return [one for one in page.limits if one.channel in (Channel.ONLINE, None)][:2]
