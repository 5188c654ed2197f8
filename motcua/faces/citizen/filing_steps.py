"""Điền bản nháp: conditions, place, form, papers; each page saves what it is sent and leads on."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers.queries.kept import form_kept
from motcua.casework.filings.actions import answer_conditions, choose_place, save_form
from motcua.casework.filings.errors import ChangedElsewhere, PlaceOpen
from motcua.casework.filings.models import FilingDraft, Part, Written
from motcua.casework.filings.queries import (
    Search,
    conditions_of,
    declaration_key,
    doors_at,
    doors_found,
    judged,
    online_cases,
    questions_of,
    written_of,
)
from motcua.faces.citizen.bearers import read_id
from motcua.faces.citizen.filing_pages import (
    BACK,
    CHECK,
    PAGES,
    Sheet,
    edition_in,
    elsewhere,
    onward,
    sheet_of,
    show,
)
from motcua.faces.shared.doors import HouseRequest, citizen
from motcua.faces.shared.known import Known, kept_sources, known_of, over_known
from motcua.faces.shared.typed import forget_typed, keeps_typed, typed_before
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.forms.models import Bound, FormSpec
from motcua.foundation.forms.queries import SEEN, bind, prefill, render_errors, render_form
from motcua.foundation.ready import one_moment
from motcua.registers.people.queries import person as person_by_id
from motcua.registers.procedures.queries import cases_of, governing_version

KEEP = "luu"
"""The button that saves and stays."""


@keeps_typed
@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@one_moment()
def conditions(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Ask what ends a filing early, with a reason. Raises DraftUnknown."""
    sheet = sheet_of(request, draft_id)
    if away := elsewhere(request, sheet):
        return away
    here, draft, day = PAGES[Part.CONDITIONS], sheet.draft, clock.today()
    asked = questions_of(draft.version.procedure.code, day)
    answers, fault, status = dict(conditions_of(draft)), "", 200
    if request.method == "POST":
        answers = {one["key"]: request.POST.get(f"hoi.{one['key']}", "") for one in asked}
        try:
            edition = edition_in(request, draft)
            answer_conditions(draft_id, answers, edition=edition, by=request.actor, at=clock.now())
        except ChangedElsewhere as refusal:
            fault, status = str(refusal), refusal.status
        else:
            forget_typed(request)
            if judged(draft.version.procedure.code, answers, day).may_go_on:
                return onward(request, sheet, here)
            return redirect(f"{request.path}?{KEEP}=1")
    found = judged(draft.version.procedure.code, answers, day)
    other = found.ending.procedure if found.ending else ""
    words = {
        "questions": [(one, answers.get(one["key"], "")) for one in asked],
        "ending": found.ending,
        "other": governing_version(other, day) if other else None,
        "unanswered": found.unanswered if KEEP in request.GET and not found.ending else (),
    }
    return show(request, "conditions.html", sheet, here, words, fault=fault, status=status)


@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@one_moment()
def place(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Ask where it is filed: where one lives first, anything else by a search. Raises DraftUnknown."""
    sheet = sheet_of(request, draft_id)
    if away := elsewhere(request, sheet):
        return away
    here, draft = PAGES[Part.PLACE], sheet.draft
    fault, status = "", 200
    if request.method == "POST":
        try:
            _choose(request, sheet)
            return onward(request, sheet, here)
        except Refused as refusal:
            fault, status = str(refusal), refusal.status
            draft.refresh_from_db(fields=["edition"])
    text = request.GET.get("tim", "").strip()[:100]
    search = Search(draft.version, draft.case_number, clock.today())
    person = person_by_id(draft.applicant_person_id) if draft.applicant_person_id else draft.person
    home = draft.applicant_entity.place if draft.applicant_entity else person.place
    words = {
        "text": text,
        "home": home,
        "doors": doors_found(search, text) if text else doors_at(search, home),
        **_cases(draft),
        "chosen": f"{draft.unit_id}~{draft.competence_place_id or ''}" if draft.unit_id else "",
    }
    return show(request, "place.html", sheet, here, words, fault=fault, status=status)


def _cases(draft: FilingDraft) -> dict[str, Any]:  # Any: a template's words
    """Give the cases that are taken in online, and whether others are taken in at the counter alone."""
    every, online = cases_of(draft.version_id), online_cases(draft.version_id)
    taken = [one for one in every if one.number in online] or every
    return {"cases": taken, "is_narrowed": len(taken) < len(every)}


def _choose(request: HouseRequest, sheet: Sheet) -> None:
    """Take the place that was chosen. Raises PlaceOpen, and what `choose_place` raises."""
    unit, _tilde, where = request.POST.get("noi", "").partition("~")
    unit_id = read_id(unit)
    if unit_id is None:
        raise PlaceOpen
    typed = request.POST.get("truong_hop", "")
    choose_place(
        sheet.draft.id,
        unit_id,
        place_id=read_id(where),
        case_number=int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < len("100") else None,
        edition=edition_in(request, sheet.draft),
        by=request.actor,
        at=clock.now(),
    )


@keeps_typed
@citizen
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
@one_moment()
def form(request: HouseRequest, draft_id: UUID) -> HttpResponse:
    """Fill in the form; what is known stands there with its source; saved whole or not.

    Raises DraftUnknown.
    """
    sheet = sheet_of(request, draft_id)
    key = declaration_key(sheet.lines)
    if away := elsewhere(request, sheet):
        return away
    here, draft = PAGES[Part.FORM], sheet.draft
    if not key:
        return onward(request, sheet, here)
    spec = form_kept(draft.version_id, key)
    other = draft.applicant_person if draft.applicant_person_id != draft.person_id else None
    person, entity = person_by_id(draft.person_id), draft.applicant_entity
    known = known_of(spec, person, clock.today(), other=other, entity=entity, case=draft.case_number)
    if request.method == "POST":
        return _take_form(request, sheet, spec, known)
    typed = typed_before(request)
    if typed is not None:
        messages.info(
            request,
            _(
                "Phiên đăng nhập đã hết khi anh, chị đang khai. "
                "Những gì vừa khai vẫn còn dưới đây, chưa được lưu."
            ),
        )
    bound = _bound(sheet, spec, known, typed)
    return _show_form(request, sheet, spec, bound, known)


def _take_form(request: HouseRequest, sheet: Sheet, spec: FormSpec, known: Known) -> HttpResponse:
    """Save the form as it was sent, whatever is wrong with it; lead on once nothing is."""
    here, draft = PAGES[Part.FORM], sheet.draft
    bound = bind(spec, request.POST, day=clock.today(), initial=known.answers, locked=known.locked)
    raw = {**bound.raw, SEEN: sorted(bound.shown)}
    for own in ("csrfmiddlewaretoken", "edition", "act"):
        raw.pop(own, None)
    what = Written(raw, bound.data, kept_sources(bound.data, known), is_whole=bound.valid)
    try:
        edition = edition_in(request, draft)
        sheet.draft.edition = save_form(
            draft.id, what, edition=edition, by=request.actor, at=clock.now()
        ).edition
    except ChangedElsewhere as refusal:
        return _show_form(request, sheet, spec, bound, known, fault=str(refusal), status=refusal.status)
    forget_typed(request)
    if bound.asked:
        return _show_form(request, sheet, spec, bound, known)
    if request.POST.get("act") == KEEP:
        messages.success(request, _("Đã lưu. Anh, chị có thể khai tiếp lúc khác, trên máy khác."))
        return redirect(request.get_full_path())
    if bound.errors:
        return _show_form(request, sheet, spec, bound, known, status=422)
    return onward(request, sheet, here)


def _bound(sheet: Sheet, spec: FormSpec, known: Known, typed: QueryDict | None) -> Bound:
    """Give the form as it was typed last, else as it is known."""
    day, written = clock.today(), written_of(sheet.draft)
    if typed is not None or written.raw:
        sent = typed if typed is not None else MultiValueDict({k: list(v) for k, v in written.raw.items()})
        bound = bind(spec, sent, day=day, initial=known.answers, locked=known.locked)
        return replace(bound, errors=(), asked="", unseen=())
    answers = over_known(written.data, known)
    return prefill(spec, answers, day=day, locked=known.locked)


def _show_form(
    request: HouseRequest,
    sheet: Sheet,
    spec: FormSpec,
    bound: Bound,
    known: Known,
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    words = {
        "spec": spec,
        "errors": render_errors(bound) if bound.errors else "",
        "fields": render_form(spec, bound, sources=known.sources),
        "known": bool(known.answers),
        "leads_back": BACK in request.GET and CHECK,
    }
    return show(request, "form.html", sheet, PAGES[Part.FORM], words, fault=fault, status=status)
