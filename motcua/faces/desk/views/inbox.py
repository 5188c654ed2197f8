"""Việc của tôi: what lies in the officer's reach, the most urgent first; many at once; what he has done."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.desk.boxes import MOST_SAID, said_count
from motcua.faces.desk.duties import RIGHTS, counts_of, duties_of, laid_among
from motcua.faces.desk.outcomes import take_outcome
from motcua.faces.desk.pages import READING, show
from motcua.faces.desk.worklist import FREE, LATE, MINE, Choice, Worklist, lines_of, read_cursor
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.notices.queries import unread_of
from motcua.instruments.workflow.queries import tasks_for


@officer()
@never_cache
@require_safe
def mine(request: HouseRequest) -> HttpResponse:
    """Show what the officer can do now; to who holds no post, where to turn."""
    if not any(request.actor.may(right) for right in (*READING, *RIGHTS)):
        return show(request, "desk/no_seat.html", {"seats": request.actor.seats})
    now = clock.now()
    choice = Choice.read(request.GET)
    duties = duties_of(request.actor, now)
    work = Worklist(tasks_for(request.actor), choice, request.actor.id, now, counts_of(duties))
    after = request.GET.get("sau", "")
    tasks, following = work.page(after)
    unread = said_count(unread_of(request.actor.id).values_list("id", flat=True)[: MOST_SAID + 1])
    words = {
        "work": work,
        "unread": unread or "",
        "mine": work.count(holder=MINE),
        "free": work.count(holder=FREE),
        "duties": len(duties),
        "has_tasks": bool(work.facets),
        "only_duties": "" if tasks else "yes",
        "late": work.count(LATE),
        "lines": laid_among(
            lines_of(tasks, {}, now=now),
            () if choice.narrows else duties,
            choice.band,
            after=read_cursor(after),
            is_last=not following,
        ),
        "next": choice.address(sau=following) if following else "",
        "first": "" if after else "yes",
        "ticked": request.GET.get("chon") == "het",
        "outcome": take_outcome(request),
        "holders": ((MINE, "tôi"), (FREE, "chưa ai nhận")),
    }
    said = work.said_total if work.total else ""
    return show(request, "desk/inbox.html", words, waiting=said, unread=unread)
