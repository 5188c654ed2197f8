"""What is asked of or told to others about a dossier: more papers, a refusal, a note; and putting it away."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.casework.dossiers.actions import archive as archive_dossier
from motcua.casework.dossiers.actions import refuse as refuse_dossier
from motcua.casework.dossiers.actions import request_supplement, write_note
from motcua.casework.dossiers.models import KIND, Dossier, Supplement
from motcua.casework.dossiers.queries import dossier, notes_of, papers_asked, supplements_of
from motcua.faces.desk.forms import NoteForm, RefuseForm, SupplementForm
from motcua.faces.desk.moved import says_where_it_is
from motcua.faces.desk.pages import HANDLING, READING, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.instruments.documents.queries import documents_of
from motcua.registers.procedures.queries import gone_among

_A_MOMENT: Final = timedelta(minutes=1)


@officer(*HANDLING)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason", "more")
def supplement(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Ask for everything that lacks, all at once: form 02."""
    found = dossier(dossier_id, request.actor)
    before = [one for one in supplements_of(found.id) if one.state != Supplement.State.DROPPED]
    form = _supplement_form(request, found, again=bool(before))
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            asked = request_supplement(
                found.id,
                form.items(),
                reason=form.cleaned_data["reason"],
                again=form.cleaned_data.get("again", False),
                by=request.actor,
                at=clock.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(
                request,
                _("Đã yêu cầu bổ sung {n} nội dung; thời hạn dừng tính.").format(n=len(asked.items)),
            )
            return redirect(f"{reverse('desk:dossier', args=[found.id])}?xem=bo-sung-{asked.number}")
    words = {"dossier": found, "form": form, "before": before}
    return show(request, "desk/supplement.html", words, status=status)


@officer("dossiers.accept", "dossiers.approve")
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def refuse(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Refuse the dossier with the reason that stands on form 03."""
    found = dossier(dossier_id, request.actor)
    form = RefuseForm(request.POST or None, usual=tuple(found.version.refusal_reasons))
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            refuse_dossier(found.id, reason=form.whole_reason(), by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã từ chối hồ sơ. Phiếu từ chối ở bên cạnh, sẵn để in."))
            return redirect(f"{reverse('desk:dossier', args=[found.id])}?xem=tu-choi")
    return show(request, "desk/refuse.html", {"dossier": found, "form": form}, status=status)


@officer(*READING)
@never_cache
@require_POST
@sensitive_post_parameters("words")
def note(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Write a note that officers alone read."""
    found = dossier(dossier_id, request.actor)
    form = NoteForm(request.POST)
    if form.is_valid() and _noted_just_now(request, found, form.cleaned_data["words"]):
        messages.success(request, _("Ghi chú này đã được ghi."))
    elif form.is_valid():
        write_note(found.id, form.cleaned_data["words"], by=request.actor, at=clock.now())
        messages.success(request, _("Đã ghi chú. Người nộp không thấy ghi chú này."))
    else:
        messages.warning(request, _("Ghi chú chưa có nội dung."))
    return redirect(f"{reverse('desk:dossier', args=[found.id])}#ghi-chu")


@officer("dossiers.accept", "dossiers.handle")
@require_POST
@says_where_it_is
def archive(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Put an ended dossier away."""
    archive_dossier(dossier_id, by=request.actor, at=clock.now())
    messages.success(request, _("Đã lưu trữ hồ sơ."))
    return redirect("desk:dossier", dossier_id)


def _noted_just_now(request: HouseRequest, found: Dossier, words: str) -> bool:
    """Say whether the officer wrote the same words a moment ago: he pressed twice."""
    since = clock.now() - _A_MOMENT
    return any(
        one.words == words and one.written_by == request.actor.id and one.written_at >= since
        for one in notes_of(found, request.actor)
    )


def _supplement_form(request: HouseRequest, found: Dossier, *, again: bool) -> SupplementForm:
    """Offer what the procedure asks for: what is not there, and what is there and may not do."""
    here = {paper.required_id for paper in documents_of(KIND, found.id)}
    asked = papers_asked(found.version_id, found.case_number)
    gone = gone_among(asked, clock.today())
    lacking = [paper.name for paper in asked if paper.id not in here and paper.id not in gone]
    faulty = [paper.name for paper in asked if paper.id in here]
    return SupplementForm(request.POST or None, lacking=lacking, faulty=faulty, again=again)
