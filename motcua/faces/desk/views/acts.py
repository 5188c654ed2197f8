"""What is done with a dossier from the desk."""

from io import BytesIO
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.dossiers.actions import (
    NewPaper,
    NewResult,
    claim_step,
    finish_step,
    issue_result,
    put_scan,
    record_result,
    return_step,
)
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import Draft, dossier, makes_result, result_paper
from motcua.faces.desk.forms import ResultForm, ReturnForm, ScanForm
from motcua.faces.desk.moved import says_where_it_is
from motcua.faces.desk.pages import HANDLING, show
from motcua.faces.desk.views.files import printed
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import must_fit
from motcua.instruments.workflow.errors import NotRunning, TaskFinished, TaskUnknown
from motcua.instruments.workflow.models import Advance, Run, StepKind, Task
from motcua.instruments.workflow.queries import (
    commonest_returns,
    return_reasons,
    steps_before,
    task,
    task_for,
)

_MOST_WORDS: Final = 4000


@officer(*HANDLING)
@require_POST
@says_where_it_is
def claim(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Take the step in hand."""
    claim_step(dossier_id, _task_id(request), by=request.actor, at=clock.now())
    return redirect("desk:dossier", dossier_id)


@officer(*HANDLING)
@require_POST
@sensitive_post_parameters("words")
@says_where_it_is
def finish(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Finish the step; the dossier goes on."""
    way = finish_step(
        dossier_id,
        _task_id(request),
        outcome=request.POST.get("outcome", ""),
        words=request.POST.get("words", "")[:_MOST_WORDS],
        by=request.actor,
        at=clock.now(),
    )
    messages.success(request, _went_on(way))
    return redirect("desk:home")


@officer(*HANDLING)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
@says_where_it_is
def send_back(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Send the dossier back to an earlier step, with a reason."""
    found = dossier(dossier_id, request.actor)
    current = _current(request, dossier_id)
    if current is None and request.method == "POST":
        raise NotRunning
    if current is None:
        return redirect("desk:dossier", dossier_id)
    current = _drawn_for(request, current) if request.method == "POST" else task(current.id)
    day = clock.today()
    common = commonest_returns(current, day)
    reasons = return_reasons(day)
    form = ReturnForm(request.POST or None, steps=steps_before(current), reasons=reasons, common=common)
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            way = _sent_back(request, found.id, current, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            title = way.opened.title if way.opened else ""
            messages.success(request, _("Đã trả hồ sơ về bước «{title}».").format(title=title))
            return redirect("desk:home")
    words = {"dossier": found, "task": current, "form": form, "common": common}
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
    made_here = _made_here(request, found)
    initial = {"title": names[0]}
    form = ResultForm(request.POST or None, request.FILES or None, initial=initial, made_here=made_here)
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, found, form, made_here=made_here)
        except Refused as refusal:
            form.add_error("file" if refusal.code.startswith("files.") else None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Đã ghi nhận kết quả."))
            return redirect("desk:dossier", found.id)
    words = {
        "dossier": found,
        "form": form,
        "made_here": made_here,
        "could_be_made": makes_result(found) and _signing(request, found.id),
    }
    return show(request, "desk/result.html", words, status=status)


@officer("dossiers.approve")
@never_cache
@require_safe
def draft(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show the result as it would be signed."""
    found = dossier(dossier_id, request.actor)
    names = [one.get("name", "") for one in found.version.results] or [found.version.title]
    sketch = Draft(names[0], "……/……", clock.today(), str(request.account and request.account.name), "")
    return printed(request, result_paper(found, sketch, at=clock.now()), "du-thao.pdf")


@officer(*HANDLING)
@never_cache
@require_http_methods(["GET", "POST"])
def scan(request: HouseRequest, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Put a scan to a paper."""
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=1)
    found = dossier(dossier_id, request.actor)
    form = ScanForm(request.POST or None, request.FILES or None)
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
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


def _went_on(way: Advance) -> str:
    """Say where the dossier lies now."""
    titles = [task.title for task in way.all_opened]
    if len(titles) > 1:
        return _("Đã chuyển sang các bước song song: {titles}.").format(titles="; ".join(titles))
    if titles:
        return _("Đã chuyển sang bước «{title}».").format(title=titles[0])
    if way.run.state == Run.State.RUNNING:
        return _("Đã xong phần này. Hồ sơ đi tiếp khi các bước song song cùng xong.")
    return _("Đã hoàn thành bước cuối cùng.")


def _sent_back(request: HouseRequest, dossier_id: UUID, current: Task, form: ReturnForm) -> Advance:
    given = form.cleaned_data
    return return_step(
        dossier_id,
        current.id,
        given["to_step"],
        reason=given["reason"],
        reason_key=given.get("reason_key", ""),
        by=request.actor,
        at=clock.now(),
    )


def _record(request: HouseRequest, found: Dossier, form: ResultForm, *, made_here: bool) -> None:
    """Make and seal the result here, or take the uploaded one."""
    given, at = form.cleaned_data, clock.now()
    if made_here:
        new = NewPaper(given["title"], given["number"], given["issued_on"])
        issue_result(found.id, new, by=request.actor, at=at)
        return
    file, name = _kept(request)
    uploaded = NewResult(given["title"], given["number"], given["issued_on"], file, name)
    record_result(found.id, uploaded, by=request.actor, at=at)


def _made_here(request: HouseRequest, found: Dossier) -> bool:
    """Say whether the result is to be made and signed here: it can be, and nobody chose to upload."""
    return makes_result(found) and _signing(request, found.id) and "tep" not in request.GET


def _signing(request: HouseRequest, dossier_id: UUID) -> bool:
    current = _current(request, dossier_id)
    return current is not None and current.kind == StepKind.SIGN


def _kept(request: HouseRequest) -> tuple[StoredFile, str]:
    """Keep the uploaded file; none at all is said to be empty."""
    sent = request.FILES.get("file")
    name = (sent.name if sent else "") or _("tệp")
    stream = sent.file if sent and sent.file else BytesIO()
    return keep_file(stream, name=name, by=request.actor, at=clock.now()), name


def _drawn_for(request: HouseRequest, current: Task) -> Task:
    """Give the step that the page was drawn for, while the dossier lies in it. Raises TaskFinished."""
    drawn_for = task(_task_id(request)) if request.POST.get("task") else task(current.id)
    if not drawn_for.is_waiting:
        raise TaskFinished(title=drawn_for.title, state=drawn_for.get_state_display())
    return drawn_for


def _task_id(request: HouseRequest) -> UUID:
    """Give the task that the page was drawn for, so that a stale page does nothing else."""
    try:
        return task(UUID(request.POST.get("task", ""))).id
    except ValueError as wrong:
        raise TaskUnknown from wrong


def _current(request: HouseRequest, dossier_id: UUID) -> Task | None:
    return task_for(KIND, dossier_id, request.actor)
