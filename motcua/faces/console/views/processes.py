"""Quy trình nội bộ: its drawing to take along, and another drawing to put in its place from a day on."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.faces.console.forms.procedures import PublishDrawingForm, RedrawForm
from motcua.faces.console.pages import show
from motcua.faces.console.processes import names_of_roles
from motcua.faces.console.sheets import Sheet, sent, through_sheet
from motcua.faces.console.views.procedures import KEEPERS
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.files.queries import must_fit
from motcua.instruments.workflow.queries import bpmn_of, draft_from_bpmn, picture_of
from motcua.registers.procedures.actions import amend_process
from motcua.registers.procedures.models import ProcedureVersion
from motcua.registers.procedures.queries import version

PUBLISH: Final = "procedures.publish"
REDRAWN: Final = "console/procedures/redrawn.html"
_FILLED: Final = ("post", "hours", "kind", "agency")
Draft = Mapping[str, Any]  # Any: JSON


@officer(*KEEPERS)
@require_safe
def bpmn(_request: HouseRequest, version_id: UUID, place: int) -> HttpResponse:
    """Give a process as a file that modellers read."""
    found = version(version_id)
    answer = HttpResponse(bpmn_of(_process(found, place), name=found.title), content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="{found.procedure.code}-{place}.bpmn"'
    return answer


@officer(PUBLISH)
@require_http_methods(["GET", "POST"])
def redraw(request: HouseRequest, version_id: UUID, place: int) -> HttpResponse:
    """Take a drawing in and show what it would be, before anything is published."""
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=1)
    found = version(version_id)
    process = _process(found, place)

    def show_it(given: Mapping[str, Any]) -> HttpResponse:  # Any: a form's cleaned data
        draft = _filled(draft_from_bpmn(given["file"].read()), process)
        form = PublishDrawingForm(initial={"draft": draft}, roles=names_of_roles())
        words = {"found": found, "place": place, "form": form, "picture": picture_of(draft)}
        return show(request, REDRAWN, words)

    sheet = Sheet(
        title=_("Thay quy trình nội bộ"),
        eyebrow=found.title,
        submit=_("Xem thử"),
        back=f"{reverse('console:procedure-version', args=[found.id])}#quy-trinh-{place}",
        says=(
            _("Xem thử trước, công bố sau. Hồ sơ đang giải quyết vẫn theo quy trình cũ đến khi được chuyển."),
        ),
        files=True,
    )
    return through_sheet(
        request,
        sheet,
        RedrawForm(sent(request), request.FILES if request.method == "POST" else None),
        show_it,
    )


@officer(PUBLISH)
@require_POST
def publish_drawing(request: HouseRequest, version_id: UUID, place: int) -> HttpResponse:
    """Publish a drawing that was looked at, from a day on."""
    found = version(version_id)
    _process(found, place)

    def publish(given: Mapping[str, Any]) -> str:  # Any: a form's cleaned data
        made = amend_process(
            found.procedure.code,
            place - 1,
            given["draft"],
            valid_from=given["valid_from"],
            decision=given["decision"],
            by=request.actor,
            at=clock.now(),
        )
        return reverse("console:procedure-version", args=[made.id])

    sheet = Sheet(
        title=_("Thay quy trình nội bộ"),
        eyebrow=found.title,
        submit=_("Công bố quy trình"),
        back=reverse("console:procedure-redraw", args=[found.id, place]),
        template=REDRAWN,
        more={"found": found, "place": place},
    )
    form = PublishDrawingForm(sent(request), roles=names_of_roles())
    return through_sheet(request, sheet, form, publish, done=_("Đã công bố quy trình mới."))


def _process(found: ProcedureVersion, place: int) -> Draft:
    """Give a process by its place on the page, from 1."""
    processes: list[Draft] = found.processes
    if not 1 <= place <= len(processes):
        raise Http404
    return processes[place - 1]


def _filled(draft: Draft, process: Draft) -> Draft:
    """Fill in what a public modeller leaves open, from the step of the same key or name."""
    known = {row["key"]: row for row in process["steps"]} | {row["name"]: row for row in process["steps"]}
    steps = []
    for row in draft["steps"]:
        before = known.get(row["key"]) or known.get(row["name"]) or {}
        missing = {name: before[name] for name in _FILLED if not row.get("post") and name in before}
        steps.append({**row, **missing})
    return {**draft, "steps": steps}
