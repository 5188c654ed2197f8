"""Gửi phản ánh, kiến nghị: a page to send it, of a dossier or not, and once more where it did not satisfy."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.casework.feedback.actions import file_feedback
from motcua.casework.feedback.errors import TooManyFiles
from motcua.casework.feedback.models import Channel, Code, Draft, Sent
from motcua.casework.feedback.queries import (
    by_secret,
    dossier_of_slip,
    limits_on,
    receivers,
    repeatable_until,
    sent_with,
)
from motcua.faces.citizen.bearers import count_look, count_word, typed_in, unlisted
from motcua.faces.citizen.said import FeedbackForm
from motcua.faces.shared.doors import HouseRequest, public
from motcua.foundation import clock
from motcua.foundation.access.models import ActorKind
from motcua.foundation.errors import Refused
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import must_fit
from motcua.foundation.ids import new_id
from motcua.registers.calendars.errors import NoOfficeHours

MOST_FILES: Final = 3
MOST_BYTES: Final = 10 * 1024 * 1024
_FIELDS: Final = {
    "feedback.kind_odd": "kind",
    "feedback.too_short": "content",
    "feedback.too_long": "content",
    "feedback.agency_odd": "agency_id",
    "feedback.too_many_files": "attached",
}
"""Beside which field a refusal stands."""


@public
@never_cache
@require_http_methods(["GET", "POST"])
def send(request: HouseRequest) -> HttpResponse:
    """Take what somebody says of anything."""
    return _page(request, {}, {"of_agency": True})


@public
@never_cache
@require_http_methods(["GET", "POST"])
def about_dossier(request: HouseRequest, token: str) -> HttpResponse:
    """Take what the bearer of a slip says of his dossier: it goes to who decides it."""
    count_look(request)
    dossier = dossier_of_slip(token, clock.now())
    return _page(request, {"token": token}, {"dossier": dossier, "token": token})


@public
@never_cache
@require_http_methods(["GET", "POST"])
def again(request: HouseRequest, secret: str) -> HttpResponse:
    """Take the same matter once more from who was not satisfied."""
    count_look(request)
    first = by_secret(secret)
    until = repeatable_until(first)
    if until is None and request.method == "GET":
        return redirect("citizen:feedback_one", secret)
    return _page(request, {"repeats": secret}, {"first": first, "secret": secret})


def _page(
    request: HouseRequest,
    whose: Mapping[str, str],
    words: dict[str, Any],  # Any: a template's words
) -> HttpResponse:
    if request.method == "POST":
        must_fit(int(request.headers.get("Content-Length") or 0), files=MOST_FILES)
    is_officer = request.actor.kind is ActorKind.OFFICER
    form = FeedbackForm(
        typed_in(request),
        receivers=receivers(clock.today()) if "of_agency" in words else None,
        by_officer=is_officer,
        initial={"form_key": new_id(), "channel": Channel.PHONE},
    )
    status = 200 if request.method == "GET" else 422
    if request.method == "POST" and form.is_valid():
        try:
            sent = _send(request, form, whose)
        except Refused as refusal:
            _say(form, refusal)
            status = refusal.status
        else:
            messages.success(request, _("Đã gửi. Hãy giữ mã phản ánh và mã bí mật dưới đây để xem trả lời."))
            return redirect("citizen:feedback_one", sent)
    words |= {"here": "feedback", "form": form, "days": limits_on(clock.today())[Code.ANSWER].quantity}
    words["by_officer"] = is_officer
    return unlisted(render(request, "citizen/feedback_send.html", words, status=status))


def _send(request: HouseRequest, form: FeedbackForm, whose: Mapping[str, str]) -> str:
    """Send it, and give the secret that opens it. A second press of the button gives the same."""
    given = form.cleaned_data
    earlier = sent_with(given["form_key"])
    if earlier is not None:
        return str(earlier.secret)
    count_word(request)
    draft = Draft(
        kind=given["kind"],
        content=given["content"],
        agency_id=form.agency,
        name=given["name"],
        phone=given["phone"],
        email=given["email"],
        channel=given.get("channel") or Channel.WEB,
        form_key=given["form_key"],
        **whose,
    )
    return str(file_feedback(draft, _files(request), by=request.actor, at=clock.now()).secret)


def _files(request: HouseRequest) -> list[Sent]:
    """Keep what came along, each looked into. Raises TooManyFiles, and what `keep_file` raises."""
    came = request.FILES.getlist("attached")
    if len(came) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    return [Sent(_kept(request, one), str(one.name)) for one in came]


def _kept(request: HouseRequest, one: UploadedFile[bytes]) -> StoredFile:
    return keep_file(one, name=str(one.name), limit=MOST_BYTES, by=request.actor, at=clock.now())


def _say(form: FeedbackForm, refusal: Refused) -> None:
    field = "attached" if refusal.code.startswith("files.") else _FIELDS.get(refusal.code)
    said = str(refusal)
    if isinstance(refusal, NoOfficeHours):  # whoever speaks up cannot declare them
        said = _(
            "Tỉnh chưa khai báo giờ làm việc nên chưa hẹn được ngày trả lời. Xin gửi lại sau, hoặc phản ánh "
            "trực tiếp tại cơ quan."
        )
    form.add_error(field if field in form.fields else None, said)
