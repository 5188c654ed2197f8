"""Nghỉ phép và người làm thay: a leader writes down who is away and who stands in, and changes it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.faces.desk.forms import AwayForm, CoverForm
from motcua.faces.desk.pages import show
from motcua.faces.desk.people import Colleague, colleagues_of, units_led
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.text import day_figures
from motcua.registers.organisations import actions
from motcua.registers.organisations.models import Leave, Officer
from motcua.registers.organisations.queries import leaves_of
from motcua.registers.organisations.queries import officer as officer_of

LEAVE: Final = "organisations.leave"
_A_DAY: Final = timedelta(days=1)


@officer(LEAVE)
@never_cache
@require_http_methods(["GET", "POST"])
def away(request: HouseRequest, officer_id: UUID) -> HttpResponse:
    """Show when an officer is away and who stands in; write down the next time."""
    found, people = _led(request, officer_id)
    others = [one for one in people if one.officer_id != found.id]
    form = AwayForm(request.POST or None, people=others, today=clock.today())
    status = 422 if request.method == "POST" else 200  # a form that is not whole comes back
    if request.method == "POST" and form.is_valid():
        try:
            leave = _taken(request, found, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _said(leave))
            return redirect("desk:unit_away", found.id)
    return _page(request, found, people, form, status=status)


@officer(LEAVE)
@never_cache
@require_POST
def cover(request: HouseRequest, officer_id: UUID, leave_id: UUID) -> HttpResponse:
    """Let another stand in, from today or from the leave's first day on."""
    found, people = _led(request, officer_id)
    form = CoverForm(request.POST, people=people)
    if not form.is_valid():
        messages.warning(request, _("Hãy chọn người làm thay."))
        return redirect("desk:unit_away", found.id)
    covered_by = UUID(form.cleaned_data["cover"])
    leave = actions.assign_cover(leave_id, covered_by, by=request.actor, at=clock.now())
    messages.success(request, _said(leave))
    return redirect("desk:unit_away", found.id)


@officer(LEAVE)
@never_cache
@require_POST
def back(request: HouseRequest, officer_id: UUID, leave_id: UUID) -> HttpResponse:
    """Let a leave end: who is away is back from today on; one that has not begun never was."""
    found, _people = _led(request, officer_id)
    actions.cut_leave(leave_id, last_day=clock.today() - _A_DAY, by=request.actor, at=clock.now())
    messages.success(request, _("{name} làm việc từ hôm nay.").format(name=found.full_name))
    return redirect("desk:unit_away", found.id)


def _page(
    request: HouseRequest, found: Officer, people: Sequence[Colleague], form: AwayForm, *, status: int
) -> HttpResponse:
    day = clock.today()
    leaves = list(leaves_of(found.id)[:20])
    words = {
        "found": found,
        "form": form,
        "others": [one for one in people if one.officer_id != found.id],
        "himself": next((one for one in people if one.officer_id == found.id), None),
        "now": [one for one in leaves if _is_ahead(one, day)],
        "before": [one for one in leaves if not _is_ahead(one, day)],
        "today": day,
    }
    return show(request, "desk/away.html", words, status=status)


def _is_ahead(leave: Leave, day: date) -> bool:
    return leave.valid_to is None or leave.valid_to >= day


def _taken(request: HouseRequest, found: Officer, form: AwayForm) -> Leave:
    given = form.cleaned_data
    return actions.take_leave(
        found.id,
        since=given["since"],
        until=given["until"],
        covered_by=UUID(given["cover"]) if given["cover"] else None,
        by=request.actor,
        at=clock.now(),
    )


def _said(leave: Leave) -> str:
    """Say who is away when, and who stands in."""
    days = {
        "name": leave.officer.full_name,
        "since": day_figures(leave.valid_from),
        "until": day_figures(leave.valid_to or leave.valid_from),
    }
    if leave.covered_by is None:
        return _("Đã ghi {name} nghỉ từ {since} đến hết {until}; chưa cử người làm thay.").format(**days)
    said = _("Đã ghi {name} nghỉ từ {since} đến hết {until}; {cover} làm thay.")
    return said.format(cover=leave.covered_by.full_name, **days)


def _led(request: HouseRequest, officer_id: UUID) -> tuple[Officer, list[Colleague]]:
    """Give an officer and who sits where the actor leads. Raises NotAllowed, OfficerUnknown."""
    found = officer_of(officer_id)
    people = colleagues_of(units_led(request.actor, LEAVE), now=clock.now(), day=clock.today())
    if all(one.officer_id != found.id for one in people):
        raise NotAllowed(right=request.path)
    return found, people
