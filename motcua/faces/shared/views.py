"""Views that belong to no single face: the way in after sign-in, one's own account, stale pages, errors."""

import sys
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.defaults import server_error

from motcua.faces.shared.doors import HouseRequest, signed_in
from motcua.faces.shared.refusals import PageExpired, amiss, refusal_page, trouble_of
from motcua.foundation import clock
from motcua.foundation.access.models import ActorKind
from motcua.foundation.accounts.actions import end_sessions
from motcua.foundation.accounts.queries import has_recovery_codes, has_second_factor, sessions_of

FIRST_ROOMS = (
    ("dossiers.accept", "counter:home"),
    ("dossiers.hand_over", "counter:home"),
    ("dossiers.handle", "desk:home"),
    ("dossiers.approve", "desk:home"),
    ("dossiers.view", "desk:home"),
)


@signed_in
def enter(request: HouseRequest) -> HttpResponse:
    """Lead whoever signed in to the room where his work is; whose rights hold everywhere, to the console."""
    if request.actor.kind is not ActorKind.OFFICER:
        return redirect("citizen:mine")
    for right, room in FIRST_ROOMS:
        if request.actor.units_for(right):
            return redirect(room)
    return redirect("console:home")


@signed_in
def own_account(request: HouseRequest) -> HttpResponse:
    """Show one's own account: posts held, second factor, live sessions."""
    sessions = sessions_of(UUID(str(request.actor.id)))
    words = {
        "sessions": sessions,
        "current": request.session.session_key,
        "seats": request.actor.seats,
        "has_factor": has_second_factor(request.actor.id),
        "has_codes": has_recovery_codes(request.actor.id),
    }
    return render(request, "shared/own_account.html", words)


@signed_in
@require_POST
def end_own_sessions(request: HouseRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    count = end_sessions(request.actor.id, by=request.actor, at=clock.now())
    messages.success(request, _("Đã đăng xuất khỏi {count} phiên.").format(count=count))
    return redirect("account_login")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page is stale."""
    return refusal_page(request, PageExpired())


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke; where it is the database or a disk, wherever it was asked, say that."""
    trouble = sys.exception()
    refusal = trouble_of(trouble) if trouble else None
    return amiss(request, trouble, refusal) if trouble and refusal else server_error(request)
