"""Báo cáo: a draft to look at, the signed ones to hand out."""

import re
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.command.forms.reports import ReportForm
from motcua.faces.command.pages import READING, UNPROCESSABLE
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.province import province_of
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.foundation.files.queries import open_file
from motcua.steering.plans import actions
from motcua.steering.plans.errors import ReportUnknown
from motcua.steering.plans.models import Plan
from motcua.steering.plans.queries import desk
from motcua.steering.plans.queries import report as queries

_PROVINCE: Final = re.compile(r"^.*?(?:tỉnh|thành phố)\s+(?=\S)", re.IGNORECASE)
"""What stands before a province's name in that of its committee, where the register of places is empty."""
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@officer("plans.follow", "plans.decide", "plans.sign_report")
@never_cache
@require_http_methods(["GET", "POST"])
def reports(request: HouseRequest, plan_id: UUID) -> HttpResponse:
    """Ask for a report's head; give its draft, or sign it."""
    plan = desk.plan(plan_id, request.actor)
    form = ReportForm(request.POST if request.method == "POST" else None, initial=_first(request, plan))
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        try:
            if form.is_valid():
                return _done(request, plan, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
    words = {
        "plan": plan,
        "form": form,
        "signed": list(queries.reports_of(plan_id)),
        "may_sign": request.actor.may("plans.sign_report"),
    }
    return render(request, "command/reports.html", words, status=status)


def _first(request: HouseRequest, plan: Plan) -> dict[str, Any]:  # Any: a form's first values
    province = province_of(request)
    account = request.account
    return {
        "on": clock.today(),
        "unit": queries.issuer_of(plan),
        "place": province.name if province else _PROVINCE.sub("", queries.issuer_of(plan)),
        "sign_role": "TM. ỦY BAN NHÂN DÂN",
        "signer": account.name if account else "",
    }


def _done(request: HouseRequest, plan: Plan, form: ReportForm) -> HttpResponse:
    head, on, wanted = form.head(), form.cleaned_data["on"], request.POST.get("viec")
    if wanted == "ky":
        actions.sign_report(plan.id, head, on=on, by=request.actor, at=clock.now())
        messages.success(request, _("Đã ký báo cáo; số liệu được chốt."))
        return HttpResponseRedirect(reverse("command:reports", args=[plan.id]))
    figures = queries.figures_of(plan.id, head, request.actor, on=on)
    if wanted == "docx":
        return _file(queries.render_docx(figures), "docx", _DOCX)
    return _file(queries.render_pdf(figures, at=clock.now()), "pdf", "application/pdf")


def _file(content: bytes, ending: str, kind: str) -> HttpResponse:
    name = f'attachment; filename="du-thao-bao-cao.{ending}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


@officer(*READING)
@require_safe
def paper(request: HouseRequest, report_id: UUID, ending: str) -> FileResponse:
    """Hand out a signed report. Raises ReportUnknown, also for a kind of file that there is not."""
    one = queries.report(report_id, request.actor)
    files = {"pdf": one.pdf, "docx": one.docx}
    if ending not in files:
        raise ReportUnknown
    name = f"bao-cao-{one.number.replace('/', '-')}.{ending}"
    return FileResponse(open_file(files[ending]), as_attachment=True, filename=name)
