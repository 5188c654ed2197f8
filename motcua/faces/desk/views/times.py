"""What is done with a dossier's time: an apology with another day, waiting, going on, a stop."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.casework.dossiers.actions import apologise, apologise_late, halt, stop
from motcua.casework.dossiers.actions import go_on as let_go_on
from motcua.casework.dossiers.models import KIND, Dossier, HaltGround
from motcua.casework.dossiers.queries import apology_of, dossier, halt_grounds, is_late
from motcua.faces.desk.forms import ApologyForm, HaltForm, LateApologyForm, StopForm
from motcua.faces.desk.moved import says_where_it_is
from motcua.faces.desk.pages import show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.queries import last_moment_to_extend, promise_of


@officer("dossiers.approve")
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def apology(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Apologise and promise another day: form 04, once."""
    found = dossier(dossier_id, request.actor)
    if is_late(found, clock.now()):
        return _late_apology(request, found)
    promise = promise_of(KIND, found.id)
    form = ApologyForm(request.POST or None, due_at=found.due_at.astimezone(VN) if found.due_at else None)

    def act() -> str:
        given = form.cleaned_data
        made = apologise(
            found.id, until=form.until(), reason=given["reason"], by=request.actor, at=clock.now()
        )
        due = moment_words((made.due_after or form.until()).astimezone(VN))
        messages.success(request, _("Đã xin lỗi và hẹn lại đến {due}; phiếu sẵn để in.").format(due=due))
        return "xin-loi"

    facts = {
        "last": last_moment_to_extend(promise) if promise else None,
        "before": apology_of(found.id),
    }
    return _asked(request, found, form, "desk/apology.html", act, facts)


def _late_apology(request: HouseRequest, found: Dossier) -> HttpResponse:
    """Apologise for what is late: form 04, once; what was promised stays."""
    form = LateApologyForm(request.POST or None, is_ready=found.resolved_at is not None)

    def act() -> str:
        expected, reason = form.expected_at(), form.cleaned_data["reason"]
        apologise_late(found.id, expected_at=expected, reason=reason, by=request.actor, at=clock.now())
        messages.success(request, _("Đã xin lỗi vì quá hạn; phiếu sẵn để in."))
        return "xin-loi"

    return _asked(request, found, form, "desk/late_apology.html", act, {"before": apology_of(found.id)})


@officer("dossiers.approve", "dossiers.handle")
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("words")
def wait(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Let a dossier wait on a ground of the day's list."""
    found = dossier(dossier_id, request.actor)
    grounds = halt_grounds(HaltGround.Effect.PAUSE, clock.today())
    form = HaltForm(request.POST or None, grounds=grounds)

    def act() -> str:
        given = form.cleaned_data
        halt(found.id, given["ground"], words=given["words"], by=request.actor, at=clock.now())
        messages.success(request, _("Hồ sơ tạm dừng; thời hạn đứng lại từ lúc này."))
        return ""

    return _asked(request, found, form, "desk/halt.html", act, {"grounds": grounds})


@officer("dossiers.approve", "dossiers.handle", "dossiers.accept")
@require_POST
@says_where_it_is
def go_on(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Go on with a dossier that waited."""
    found = let_go_on(dossier_id, by=request.actor, at=clock.now())
    said = _("Hồ sơ được giải quyết tiếp; ngày hẹn mới: {due}.")
    if found.due_at is None:
        said = _("Hồ sơ được giải quyết tiếp.")
    due = moment_words(found.due_at.astimezone(VN)) if found.due_at else ""
    messages.success(request, said.format(due=due))
    return redirect("desk:dossier", dossier_id)


@officer("dossiers.approve")
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("reason")
def end(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Stop a dossier that cannot be settled."""
    found = dossier(dossier_id, request.actor)
    grounds = halt_grounds(HaltGround.Effect.STOP, clock.today())
    form = StopForm(request.POST or None, grounds=grounds)

    def act() -> str:
        given = form.cleaned_data
        stop(found.id, given["ground"], reason=given["reason"], by=request.actor, at=clock.now())
        messages.success(request, _("Đã dừng giải quyết hồ sơ; thông báo sẵn để in."))
        return "dung"

    return _asked(request, found, form, "desk/stop.html", act, {"grounds": grounds})


def _asked(
    request: HouseRequest,
    found: Dossier,
    form: Any,  # Any: one of the forms above
    template: str,
    act: Callable[[], str],
    facts: dict[str, Any],  # Any: a template's words
) -> HttpResponse:
    """Do what was asked for, or show the page with what is wrong; what was done names the paper to show."""
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            paper = act()
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            page = reverse("desk:dossier", args=[found.id])
            return redirect(f"{page}?xem={paper}" if paper else page)
    return show(request, template, {"dossier": found, "form": form, **facts}, status=status)
