"""Việc của tôi: what lies in the officer's reach, the most urgent first; many at once; what he has done."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.desk.boxes import MOST_SAID, said_count
from motcua.faces.desk.outcomes import take_outcome
from motcua.faces.desk.pages import READING, show
from motcua.faces.desk.worklist import FREE, LATE, MINE, Choice, Worklist, lines_of
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.notices.queries import unread_of
from motcua.instruments.workflow.queries import tasks_for


@officer()
@never_cache
@require_safe
def mine(request: HouseRequest) -> HttpResponse:
    """Show what the officer can do now; to who holds no post, where to turn."""
    if not any(request.actor.may(right) for right in READING):
        return show(request, "desk/no_seat.html", {"seats": request.actor.seats})
    now = clock.now()
    choice = Choice.read(request.GET)
    work = Worklist(tasks_for(request.actor), choice, request.actor.id, now)
    after = request.GET.get("sau", "")
    tasks, following = work.page(after)
    unread = said_count(unread_of(request.actor.id).values_list("id", flat=True)[: MOST_SAID + 1])
    words = {
        "work": work,
        "unread": unread or "",
        "mine": work.count(holder=MINE),
        "free": work.count(holder=FREE),
        "late": work.count(LATE),
        "lines": lines_of(tasks, {}, now=now),
        "next": choice.address(sau=following) if following else "",
        "first": "" if after else "yes",
        "ticked": request.GET.get("chon") == "het",
        "outcome": take_outcome(request),
        "holders": ((MINE, "tôi"), (FREE, "chưa ai nhận")),
    }
    return show(
        request, "desk/inbox.html", words, waiting=work.said_total if work.total else "", unread=unread
    )
