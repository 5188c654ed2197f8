"""Danh sách chậm hằng tháng: months that wait, a draft with its lines, what is said of one, the signing."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.faces.command.forms.late_lists import AnewForm, LineForm
from motcua.faces.command.pages import Given, Sheet, show, through
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.steering.reports import actions, queries
from motcua.steering.reports.errors import ListUnknown
from motcua.steering.reports.models import LateLine, LateList

KEEPERS: Final = ("reports.prepare", "reports.sign")


@officer(*KEEPERS)
@never_cache
@require_http_methods(["GET", "POST"])
def every(request: HouseRequest) -> HttpResponse:
    """Show every edition and the months that wait; draw one up."""
    said, status = "", 200
    if request.method == "POST":
        try:
            month = _month(request.POST.get("thang", ""))
            made = actions.draw_late_list(month, by=request.actor, at=clock.now())
            return HttpResponseRedirect(reverse("command:late-list", args=[made.id]))
        except Refused as refusal:
            said, status = str(refusal), refusal.status
    words = {
        "lists": list(queries.all_lists(request.actor)),
        "months": queries.months_to_list(request.actor, clock.today()),
        "may_prepare": request.actor.may("reports.prepare"),
        "said": said,
    }
    return show(request, "command/late_lists.html", words, status=status)


@officer(*KEEPERS)
@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HouseRequest, list_id: UUID) -> HttpResponse:
    """Show a list with its lines; draw it anew, sign it off or drop it."""
    found = queries.late_list(list_id, request.actor)
    said, status = "", 200
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_done(request, found))
        except Refused as refusal:
            said, status = str(refusal), refusal.status
            found = queries.late_list(list_id, request.actor)
    return show(request, "command/late_list.html", _words(request, found, said), status=status)


def _done(request: HouseRequest, found: LateList) -> str:
    by, at = request.actor, clock.now()
    act = request.POST.get("viec")
    if act == "ky":
        actions.sign_late_list(found.id, _version(request), by=by, at=at)
        messages.success(request, _("Đã ký công khai: người dân xem được danh sách này."))
    elif act == "lap-lai":
        actions.redraw_late_list(found.id, by=by, at=at)
        messages.success(request, _("Đã đọc lại số liệu; giải trình của các dòng còn lại được giữ."))
    elif act == "bo":
        actions.drop_late_list(found.id, by=by, at=at)
        messages.success(request, _("Đã bỏ bản nháp."))
        return reverse("command:late-lists")
    return reverse("command:late-list", args=[found.id])


def _version(request: HouseRequest) -> int:
    typed = request.POST.get("ban", "")
    return int(typed) if typed.isdecimal() and len(typed) < len("1000000000") else -1


def _words(request: HouseRequest, found: LateList, said: str) -> Mapping[str, object]:
    is_draft = found.state == LateList.State.DRAFT
    is_public = found.state in (LateList.State.SIGNED, LateList.State.REPLACED)
    return {
        "shown": queries.shown(found),
        "one": found,
        "is_draft": is_draft,
        "is_intact": not is_public or queries.is_as_signed(found),
        "is_public": is_public,
        "differences": queries.draft_differences(found, queries.drawn(found.month)) if is_draft else "",
        "may_prepare": is_draft and request.actor.may("reports.prepare"),
        "may_sign": is_draft and request.actor.may("reports.sign"),
        "may_anew": found.state == LateList.State.SIGNED and request.actor.may("reports.prepare"),
        "said": said,
    }


@officer("reports.prepare")
@never_cache
@require_http_methods(["GET", "POST"])
def anew(request: HouseRequest, list_id: UUID) -> HttpResponse:
    """Make another edition of a month that is public already."""
    found = queries.late_list(list_id, request.actor)
    month = f"{found.month:%m/%Y}"
    sheet = Sheet(
        title=_("Lập bản đính chính tháng {month}").format(month=month),
        submit=_("Lập bản mới"),
        back=reverse("command:late-list", args=[found.id]),
        says=(_("Bản đang công khai vẫn hiện cho đến khi bản mới được ký; sau đó được ghi là đã thay."),),
    )

    def do(given: Given) -> str:
        made = actions.draw_late_list(found.month, reason=given["reason"], by=request.actor, at=clock.now())
        return reverse("command:late-list", args=[made.id])

    return through(request, sheet, AnewForm(request.POST or None), do)


@officer("reports.prepare")
@never_cache
@require_http_methods(["GET", "POST"])
def line(request: HouseRequest, line_id: UUID) -> HttpResponse:
    """Explain a line, strike it with a reason, or put it back."""
    found = queries.line_of(line_id, request.actor)
    sheet = Sheet(
        title=found.code or found.post_title or found.agency_name,
        submit=_("Lưu giải trình"),
        back=reverse("command:late-list", args=[found.late_list_id]),
        eyebrow=_("{kind} trong danh sách chậm tháng {month}").format(
            kind=str(found.get_kind_display()).capitalize(), month=f"{found.late_list.month:%m/%Y}"
        ),
        says=tuple(
            part for part in (found.procedure_name, found.agency_name) if part and not found.post_title
        )
        or (found.agency_name,),
        template="command/late_line.html",
        more={"line": found},
    )
    first = {"explanation": found.explanation, "reason": found.struck_reason}
    form = LineForm(request.POST or None, initial=first)

    def do(given: Given) -> str:
        _say(request, found, given)
        return sheet.back

    return through(request, sheet, form, do, done=_("Đã lưu."))


def _say(request: HouseRequest, found: LateLine, given: Given) -> None:
    by, at = request.actor, clock.now()
    act = request.POST.get("viec", "")
    if act == "rut":
        actions.strike_line(found.id, given["reason"], by=by, at=at)
    elif act == "dua-lai":
        actions.restore_line(found.id, by=by, at=at)
    if given["explanation"] != found.explanation or not act:
        actions.explain_line(found.id, given["explanation"], by=by, at=at)


def _month(typed: str) -> date:
    try:
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        raise ListUnknown from None
