"""Vận hành: jobs in the queue and by the hour, deliveries that were given up."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.exchange.national_portal.actions import resend_report, try_filing_again
from motcua.exchange.national_portal.queries import dead_reports, exchange_for, stuck_filings
from motcua.faces.console.event_words import told
from motcua.faces.console.pages import number_asked, show, sliced
from motcua.faces.console.sheets import OnceForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.events import queries as events
from motcua.foundation.events.actions import replay_delivery
from motcua.foundation.files.queries import scanning
from motcua.foundation.jobs import queries
from motcua.foundation.neighbours.queries import neighbours_known

Given = Mapping[str, Any]  # Any: a form's cleaned data
_KEEPS_PORTAL: Final = "national_portal.keep"
_MOST_SHOWN: Final = 20
STATES: Final = {
    "todo": (gettext_lazy("chờ chạy"), "grey"),
    "doing": (gettext_lazy("đang chạy"), "blue"),
    "failed": (gettext_lazy("hỏng"), "red"),
    "succeeded": (gettext_lazy("đã chạy"), "green"),
    "cancelled": (gettext_lazy("đã hủy"), "grey"),
    "aborted": (gettext_lazy("bị ngắt"), "amber"),
}


@officer("jobs.view")
@require_safe
def jobs(request: HouseRequest) -> HttpResponse:
    """Show the queue, what runs by the hour, and whether a worker is alive."""
    state = request.GET.get("trang-thai", "")
    state = state if state in STATES else ""
    page = sliced(queries.queued(status=state, before=number_asked(request)), lambda row: row.id)
    rows = [{"job": row, "state": STATES[row.status]} for row in page.rows]
    words = {
        "page": page,
        "rows": rows,
        "state": state,
        "states": STATES,
        "timetable": queries.timetable(),
        "worker_seen": queries.worker_last_seen(),
        "waiting": events.waiting_count(),
        "scanning": scanning(),
        "neighbours": neighbours_known(),
        **_national_portal(request),
    }
    return show(request, "console/running/jobs.html", words)


def _national_portal(request: HouseRequest) -> dict[str, object]:
    """How the exchange with the national portal does, for who keeps it."""
    by = request.actor
    if not by.may(_KEEPS_PORTAL):
        return {}
    stuck, dead = stuck_filings(by)[:_MOST_SHOWN], dead_reports(by)[:_MOST_SHOWN]
    return {"exchange": exchange_for(by), "stuck": stuck, "dead_reports": dead}


@officer(_KEEPS_PORTAL)
@require_POST
def take_again(request: HouseRequest, filing_id: UUID) -> HttpResponse:
    """Have a filing of the national portal taken in once more. Raises as `try_filing_again`."""
    row = try_filing_again(filing_id, by=request.actor, at=clock.now(), real_now=clock.real_now())
    messages.success(request, _("Đã xếp hồ sơ {number} để nhận lại.").format(number=row.number))
    return _back(request)


@officer(_KEEPS_PORTAL)
@require_POST
def tell_again(request: HouseRequest, report_id: UUID) -> HttpResponse:
    """Have a change told at the national portal once more. Raises as `resend_report`."""
    resend_report(report_id, by=request.actor, at=clock.now(), real_now=clock.real_now())
    messages.success(request, _("Đã xếp thay đổi để báo lại lên cổng."))
    return _back(request)


def _back(request: HouseRequest) -> HttpResponse:
    """Lead to where the exchange is shown, for whoever may see that page."""
    return redirect("console:jobs" if request.actor.may("jobs.view") else "enter")


@officer("jobs.view")
@require_safe
def dead_letters(request: HouseRequest) -> HttpResponse:
    """List deliveries that were given up."""
    page = sliced(events.dead_deliveries(before=number_asked(request)), lambda row: row.id)
    rows = [{"dead": row, "told": told(row.event)} for row in page.rows]
    return show(request, "console/running/dead.html", {"page": page, "rows": rows})


@officer("jobs.view")
@require_safe
def dead_letter(request: HouseRequest, delivery_id: int) -> HttpResponse:
    """Show what was to be delivered, to whom, and what went wrong."""
    found = events.delivery(delivery_id)
    words = {"found": found, "event": found.event, "told": told(found.event)}
    return show(request, "console/running/dead_one.html", words)


@officer("jobs.replay")
@require_http_methods(["GET", "POST"])
def replay(request: HouseRequest, delivery_id: int) -> HttpResponse:
    """Put a delivery that was given up back in the queue."""
    found = events.delivery(delivery_id)
    sheet = Sheet(
        title=_("Chạy lại việc chuyển tin số {number}").format(number=found.id),
        eyebrow=found.reaction,
        submit=_("Chạy lại"),
        back=reverse("console:dead-letter", args=[delivery_id]),
        says=(_("Chỉ chạy lại khi nguyên nhân đã được khắc phục; nếu chưa, việc này sẽ hỏng lần nữa."),),
    )

    def replay_it(given: Given) -> str:
        replay_delivery(delivery_id, by=request.actor, at=clock.now(), real_now=clock.real_now())
        return reverse("console:dead-letters")

    done = _("Đã đưa việc chuyển tin trở lại hàng chờ.")
    return through_sheet(request, sheet, OnceForm(sent(request)), replay_it, done=done)
