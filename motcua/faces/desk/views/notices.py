"""Thông báo: what the house told an officer, newest first; opened one by one, or put away as read."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.faces.desk.boxes import MOST_SAID, address_of, letters_of, said_count
from motcua.faces.desk.pages import show
from motcua.faces.desk.worklist import read_id
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.notices.actions import mark_read
from motcua.foundation.notices.queries import box_of, unread_of

_ROWS: Final = 50


@officer()
@never_cache
@require_safe
def notices(request: HouseRequest) -> HttpResponse:
    """Show what lies in one's box, a page at a time."""
    rows = box_of(request.actor.id)
    after = read_id(request.GET.get("sau", ""))
    found = list((rows.filter(id__lt=after) if after else rows)[: _ROWS + 1])
    unread = said_count(unread_of(request.actor.id).values_list("id", flat=True)[: MOST_SAID + 1])
    words = {
        "letters": letters_of(found[:_ROWS]),
        "unread": unread or "",
        "next": str(found[_ROWS - 1].id) if len(found) > _ROWS else "",
        "first": not after,
    }
    return show(request, "desk/notices.html", words, unread=unread)


@officer()
@require_POST
def read(request: HouseRequest, notice_id: UUID) -> HttpResponse:
    """Mark one as read, and lead to what it is about if that was asked."""
    mark_read([notice_id], by=request.actor, at=clock.now())
    if request.POST.get("viec") == "mo":
        matter = address_of(box_of(request.actor.id).get(id=notice_id))
        if matter:
            return HttpResponseRedirect(matter)
    return redirect(reverse("desk:notices"))


@officer()
@require_POST
def read_all(request: HouseRequest) -> HttpResponse:
    """Mark all as read."""
    mark_read(by=request.actor, at=clock.now())
    return redirect(reverse("desk:notices"))
