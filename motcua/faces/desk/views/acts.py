"""What is done with a dossier from the desk."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.casework.dossiers.actions import (
    NewResult,
    claim_step,
    finish_step,
    put_scan,
    record_result,
    return_step,
)
from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import dossier
from motcua.faces.desk.forms import ResultForm, ReturnForm, ScanForm
from motcua.faces.desk.pages import show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import must_fit
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import steps_before, task, waiting_of

HANDLING = ("dossiers.accept", "dossiers.handle", "dossiers.approve")


@officer(*HANDLING)
@require_POST
def claim(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Take the step in hand."""
    claim_step(dossier_id, _task_id(request), by=request.actor, at=clock.now())
    return redirect("desk:dossier", dossier_id)


@officer(*HANDLING)
@require_POST
def finish(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Finish the step; the dossier goes on."""
    way = finish_step(dossier_id, _task_id(request), by=request.actor, at=clock.now())
    if way.opened is not None:
        messages.success(request, _("Đã chuyển sang bước «{title}».").format(title=way.opened.title))
    else:
        messages.success(request, _("Đã hoàn thành bước cuối cùng."))
    return redirect("desk:home")


@officer(*HANDLING)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def send_back(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Send the dossier back to an earlier step, with a reason."""
    found = dossier(dossier_id, request.actor)
    current = _current(dossier_id)
    if current is None:
        return redirect("desk:dossier", dossier_id)
    form = ReturnForm(request.POST or None, steps=steps_before(current))
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            way = return_step(
                dossier_id,
                current.id,
                given["to_step"],
                reason=given["reason"],
                by=request.actor,
                at=clock.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            title = way.opened.title if way.opened else ""
            messages.success(request, _("Đã trả hồ sơ về bước «{title}».").format(title=title))
            return redirect("desk:home")
    words = {"dossier": found, "task": current, "form": form}
    return show(request, "desk/send_back.html", words, status=status)


@officer(*HANDLING)
@never_cache
@require_http_methods(["GET", "POST"])
def result(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Record the result with its file."""
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=1)
    found = dossier(dossier_id, request.actor)
    names = [one.get("name", "") for one in found.version.results] or [found.version.title]
    form = ResultForm(request.POST or None, request.FILES or None, initial={"title": names[0]})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            record_result(found.id, _new_result(request, form), by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error("file" if refusal.code.startswith("files.") else None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã ghi nhận kết quả."))
            return redirect("desk:dossier", found.id)
    return show(request, "desk/result.html", {"dossier": found, "form": form}, status=status)


@officer(*HANDLING)
@never_cache
@require_http_methods(["GET", "POST"])
def scan(request: HouseRequest, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Put a scan to a paper."""
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=1)
    found = dossier(dossier_id, request.actor)
    form = ScanForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            file, name = _kept(request)
            put_scan(found.id, document_id, file, name=name, by=request.actor, at=clock.now())
        except Refused as refusal:
            form.add_error("file" if refusal.code.startswith("files.") else None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã đính tệp vào giấy tờ."))
            return redirect("desk:dossier", found.id)
    return show(request, "desk/scan.html", {"dossier": found, "form": form}, status=status)


def _new_result(request: HouseRequest, form: ResultForm) -> NewResult:
    given = form.cleaned_data
    file, name = _kept(request)
    return NewResult(given["title"], given["number"], given["issued_on"], file, name)


def _kept(request: HouseRequest) -> tuple[StoredFile, str]:
    """Keep the uploaded file; none at all is said to be empty."""
    sent = request.FILES.get("file")
    name = (sent.name if sent else "") or _("tệp")
    stream = sent.file if sent and sent.file else BytesIO()
    return keep_file(stream, name=name, by=request.actor, at=clock.now()), name


def _task_id(request: HouseRequest) -> UUID:
    """Give the task that the page was drawn for, so that a stale page does nothing else."""
    return task(UUID(request.POST.get("task", ""))).id


def _current(dossier_id: UUID) -> Task | None:
    return waiting_of(KIND, [dossier_id]).get(dossier_id)
