"""The bad day: what was taken in for the wrong person or procedure, what was asked for and now comes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from motcua.casework.dossiers.actions import (
    accept_dossier,
    correct_applicant,
    correct_procedure,
    receive_supplement,
    replace_dossier,
)
from motcua.casework.dossiers.errors import CompetencePlaceMissing, CompetentElsewhere
from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.casework.dossiers.queries import dossier, is_untouched, open_supplement, papers_asked
from motcua.faces.counter.forms import ticked
from motcua.faces.counter.money import money_of
from motcua.faces.counter.offering import offers
from motcua.faces.counter.once import Done
from motcua.faces.counter.pages import ACCEPT, Desk, desk_of, show
from motcua.faces.counter.recognising import recognise
from motcua.faces.counter.sheets import Sheet, Who, declared_anew, sheet_of
from motcua.faces.counter.views.take_in import CHANGE, ask_where, led_on, show_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.forms.queries import render_form
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.people.queries import person as person_by_id


@officer(ACCEPT)
@require_POST
def accept(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Take in what was put down before."""
    try:
        found = accept_dossier(dossier_id, by=request.actor, at=clock.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("counter:dossier", dossier_id)
    return led_on(request, desk_of(request), Done(found.id, again=False))


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def supplemented(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Take what was asked for: papers beside those that are here, the declaration if it lacked."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    if request.method == "GET" and found.state != State.AWAITING_SUPPLEMENT:
        messages.info(
            request, _("Hồ sơ này không chờ bổ sung: {state}.").format(state=found.get_state_display())
        )
        return redirect("counter:dossier", found.id)
    sent = request.POST if request.method == "POST" else None
    lines = ticked(papers_asked(found.version_id, found.case_number), sent)
    asked, here = open_supplement(found.id), documents_of(KIND, found.id)
    lacking = asked.items if asked else ()
    form = declared_anew(found, sent, on_paper=lines.on_paper, here=here, asked=lacking)
    fault, status = "", 200
    if sent is not None and lines.is_sound and (form is None or lines.on_paper or form.bound.valid):
        answers = form.bound.data if form and not lines.on_paper else None
        try:
            receive_supplement(found.id, lines.papers(), answers=answers, by=request.actor, at=clock.now())
        except Refused as refused:
            fault, status = str(refused), refused.status
        else:
            messages.success(request, _("Đã nhận bổ sung."))
            ready = money_of(found, request.actor, desk).is_ready
            return redirect("counter:money" if ready else "counter:dossier", found.id)
    elif sent is not None:
        status = 200 if form and form.bound.asked and lines.is_sound else 422
    words = {
        "dossier": found,
        "asked": asked,
        "lines": lines,
        "form": form,
        "fields": render_form(form.spec, form.bound) if form else "",
        "errors": form.bound.errors if form and sent is not None and not lines.on_paper else (),
        "here": here,
        "fault": fault,
    }
    return show(request, "counter/supplemented.html", desk, words, status=status)


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("who", "reason")
@sensitive_variables("typed", "recognised")
def mend(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Say what is wrong: the person, mended at once where nobody has acted yet, or the procedure."""
    desk, found = desk_of(request), dossier(dossier_id, request.actor)
    fault, status = "", 200
    if request.method == "POST":
        typed = request.POST.get("who", "").strip()[:1000]
        recognised = recognise(typed, by=request.actor, at=clock.now()) if typed else None
        person = recognised.person if recognised else None
        if person is None:
            fault, status = _("Chưa nhận ra người này. Hãy quét thẻ căn cước của chủ hồ sơ đúng."), 422
        elif not _is_untouched(found):
            return redirect("counter:replace", found.id, person.id)
        else:
            try:
                correct_applicant(
                    found.id,
                    person_id=person.id,
                    reason=request.POST.get("reason", ""),
                    by=request.actor,
                    at=clock.now(),
                )
            except Refused as refused:
                fault, status = str(refused), refused.status
            else:
                messages.success(request, _("Đã sửa chủ hồ sơ. Hãy in lại phiếu hẹn."))
                return redirect("counter:dossier", found.id)
    return _show_mend(request, desk, found, fault, status)


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def mend_procedure(request: HouseRequest, dossier_id: UUID, code: str) -> HttpResponse:
    """Take the dossier in anew under another procedure: its code stays while nobody has acted on it."""
    found = dossier(dossier_id, request.actor)
    return _take_in_anew(request, found, _who_of(found), code)


@officer(ACCEPT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def replace(request: HouseRequest, dossier_id: UUID, person_id: UUID) -> HttpResponse:
    """Withdraw a dossier of the wrong person and take in another for the right one, linked to it."""
    found = dossier(dossier_id, request.actor)
    return _take_in_anew(request, found, Who(person_by_id(person_id)), found.version.procedure.code)


@sensitive_variables("sheet")
def _take_in_anew(request: HouseRequest, found: Dossier, who: Who, code: str) -> HttpResponse:
    desk = desk_of(request)
    try:
        sheet = sheet_of(request, desk, who, code)
    except (CompetencePlaceMissing, CompetentElsewhere) as refusal:
        return ask_where(request, desk, who, code, refusal)
    keeps_code = _is_untouched(found) and who.id in (found.applicant_person_id, found.applicant_entity_id)
    words = {
        "mended": found,
        "keeps_code": keeps_code,
        "mend_reason": request.POST.get("mend_reason", "")[:500],
    }
    if request.method != "POST":
        if CHANGE in request.GET:
            return ask_where(request, desk, who, code)
        return show_sheet(request, desk, who, sheet, more=words)
    if not sheet.may_go_on:
        status = 200 if sheet.is_only_asked_again else 422
        return show_sheet(request, desk, who, sheet, more=words, status=status)
    try:
        new = _mended(request, found, sheet, str(words["mend_reason"]), keeps_code=keeps_code)
    except Refused as refusal:
        return show_sheet(request, desk, who, sheet, more=words, fault=str(refusal), status=refusal.status)
    said = _("Đã sửa hồ sơ {code}. Hãy in lại phiếu hẹn.") if keeps_code else _("Đã thay bằng hồ sơ {code}.")
    messages.success(request, said.format(code=new.code))
    return redirect("counter:dossier", new.id)


def _mended(request: HouseRequest, found: Dossier, sheet: Sheet, reason: str, *, keeps_code: bool) -> Dossier:
    act = correct_procedure if keeps_code else replace_dossier
    return act(found.id, sheet.filing, reason=reason, by=request.actor, at=clock.now())


def _show_mend(request: HouseRequest, desk: Desk, found: Dossier, fault: str, status: int) -> HttpResponse:
    text = request.GET.get("viec", "").strip()[:200]
    words = {
        "dossier": found,
        "untouched": _is_untouched(found),
        "text": text,
        "offers": offers(text, desk.unit, clock.today()) if text else [],
        "reason": request.POST.get("reason", ""),
        "fault": fault,
    }
    return show(request, "counter/mend.html", desk, words, status=status)


def _is_untouched(found: Dossier) -> bool:
    return is_untouched(found, waiting_of(KIND, [found.id]).get(found.id))


def _who_of(found: Dossier) -> Who:
    return Who(found.applicant_person, found.applicant_entity)
