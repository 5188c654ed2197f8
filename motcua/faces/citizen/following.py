"""Theo dõi phản ánh: what became of it, for who sent it; what was answered, for everybody."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.feedback.actions import judge_answer, supply_feedback
from motcua.casework.feedback.models import Code, Deed, Feedback, FeedbackStep, State
from motcua.casework.feedback.queries import (
    by_secret,
    files_of,
    in_groups,
    limits_on,
    published,
    repeatable_until,
    steps_of,
)
from motcua.faces.citizen.bearers import count_look, count_word, read_id, typed_in, unlisted
from motcua.faces.citizen.said import MoreForm, OpenForm
from motcua.faces.shared.doors import HouseRequest, public
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.registers.organisations.queries import names_of

SHOWN: Final = 20
TONES: Final = {
    State.RECEIVED: "blue",
    State.HANDLING: "blue",
    State.AWAITING: "amber",
    State.ANSWERED: "blue",
    State.PUBLISHED: "green",
    State.REFUSED: "grey",
}
_TOLD: Final = (Deed.REFUSED, Deed.ASKED, Deed.SUPPLIED, Deed.TRANSFERRED, Deed.JUDGED)
"""Whose words the sender reads in the course; an answer stands above it once it is published."""


@public
@require_safe
def feedback(request: HouseRequest) -> HttpResponse:
    """Show the ways in, and what was answered, the latest first."""
    found = published(after=read_id(request.GET.get("sau", "")), most=SHOWN + 1)
    shown = found[:SHOWN]
    words = {
        "here": "feedback",
        "rows": shown,
        "names": names_of({one.agency_id for one in shown if one.agency_id}, clock.today()),
        "next": str(shown[-1].id) if len(found) > SHOWN else "",
        "form": OpenForm(),
        "days": limits_on(clock.today())[Code.ANSWER].quantity,
    }
    return render(request, "citizen/feedback.html", words)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def open_one(request: HouseRequest) -> HttpResponse:
    """Open what somebody sent by its code and its secret."""
    form = OpenForm(typed_in(request))
    status = 200 if request.method == "GET" else 422
    if request.method == "POST":
        count_look(request)
        if form.is_valid():
            try:
                found = by_secret(form.cleaned_data["secret"], form.cleaned_data["code"])
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
            else:
                return redirect("citizen:feedback_one", str(found.secret))
    return render(request, "citizen/feedback_open.html", {"here": "feedback", "form": form}, status=status)


@public
@never_cache
@require_safe
def one(request: HouseRequest, secret: str) -> HttpResponse:
    """Show who sent it where it stands."""
    count_look(request)
    return _shown(request, by_secret(secret), MoreForm())


@public
@require_POST
def supply(request: HouseRequest, secret: str) -> HttpResponse:
    """Take what the sender was asked for."""
    count_look(request)
    found, form = by_secret(secret), MoreForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, 422)
    try:
        count_word(request)
        supply_feedback(secret, form.cleaned_data["words"], by=request.actor, at=clock.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _shown(request, by_secret(secret), form, refusal.status)
    messages.success(request, _("Đã gửi bổ sung. Thời hạn trả lời được tính tiếp."))
    return redirect("citizen:feedback_one", secret)


@public
@require_POST
def judge(request: HouseRequest, secret: str) -> HttpResponse:
    """Take whether the answer satisfies."""
    count_word(request)
    found = judge_answer(
        secret, satisfied=request.POST.get("hai-long") == "1", by=request.actor, at=clock.now()
    )
    messages.success(
        request,
        _("Cảm ơn anh, chị.")
        if found.satisfied
        else _("Đã ghi nhận. Nếu muốn, anh, chị có thể phản ánh lại một lần."),
    )
    return redirect("citizen:feedback_one", secret)


def _shown(request: HouseRequest, found: Feedback, form: MoreForm, status: int = 200) -> HttpResponse:
    steps = steps_of(found.id)
    houses = {one.agency_id for one in steps if one.agency_id} | {found.agency_id}
    names = names_of({house for house in houses if house}, clock.today())
    until = repeatable_until(found)
    words = {
        "here": "feedback",
        "one": found,
        "secret": in_groups(str(found.secret)),
        "agency": names.get(found.agency_id, "") if found.agency_id else "",
        "tone": TONES[State(found.state)],
        "course": [
            (step, names.get(step.agency_id, "") if step.agency_id else "", _words(step))
            for step in reversed(steps)
        ],
        "asked": next((step.words for step in reversed(steps) if step.deed == Deed.ASKED), ""),
        "files": files_of(found.id),
        "form": form,
        "until": until if until and until >= clock.today() else None,
        "is_late": found.due_at is not None and found.due_at < clock.now(),
    }
    return unlisted(render(request, "citizen/feedback_one.html", words, status=status))


def _words(step: FeedbackStep) -> str:
    return str(step.words) if step.deed in _TOLD else ""
