"""Yêu cầu về dữ liệu cá nhân at the desk: what waits, by when, and its answer in words."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.privacy.actions import answer_request
from motcua.casework.privacy.queries import ended_requests, open_requests, request_for
from motcua.faces.desk.pages import show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_look
from motcua.foundation.errors import Refused

ANSWER: Final = "privacy.answer"
_MOST: Final = 4000


@officer(ANSWER)
@never_cache
@require_safe
def waiting(request: HouseRequest) -> HttpResponse:
    """Show what waits for an answer, what is due first in front, and what was answered last."""
    is_ended = request.GET.get("muc") == "xong"
    rows = ended_requests(request.actor) if is_ended else open_requests(request.actor)
    words = {"rows": rows, "is_ended": is_ended, "now": clock.now()}
    return show(request, "desk/data_requests.html", words)


@officer(ANSWER)
@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HouseRequest, request_id: UUID) -> HttpResponse:
    """Show one and take its answer; whoever opens it is on record, for it says who asks."""
    found = request_for(request_id, request.actor)
    fault, status = "", 200
    if request.method == "POST":
        said = request.POST.get("tra-loi", "")[: _MOST + 1]
        try:
            answer_request(
                found.pk,
                is_done=request.POST.get("viec") == "lam",
                words=said,
                by=request.actor,
                at=clock.now(),
            )
        except Refused as refusal:
            fault, status = str(refusal), refusal.status
        else:
            messages.success(request, _("Đã trả lời yêu cầu."))
            return redirect("desk:data_requests")
    ip = request.META.get("REMOTE_ADDR", "")
    purpose = "trả lời yêu cầu về dữ liệu cá nhân"
    record_look("person", found.person_id, purpose=purpose, by=request.actor, at=clock.now(), ip=ip)
    words = {
        "one": found,
        "fault": fault,
        "typed": request.POST.get("tra-loi", "")[:_MOST],
        "is_late": bool(found.due_at and found.due_at < clock.now()),
    }
    return show(request, "desk/data_request.html", words, status=status)
