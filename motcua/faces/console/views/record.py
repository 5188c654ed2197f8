"""Sổ sự kiện và nhật ký truy cập: what happened, who looked, and whether the record holds."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.event_words import kind_choices, told
from motcua.faces.console.pages import IdUnreadable, number_asked, show, sliced
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.audit import queries as audit
from motcua.foundation.events import queries

MOST_READ_ON_A_PAGE: Final = 500_000
"""Beyond this many events the proof takes longer than somebody waits for a page."""


@officer("events.view")
@require_safe
def events(request: HouseRequest) -> HttpResponse:
    """List what happened, newest first; of one kind or one actor, if asked."""
    kind = request.GET.get("loai", "")
    actor_id = uuid_asked(request, "nguoi")
    page = sliced(
        queries.happened(kind=kind, actor_id=actor_id, before=number_asked(request)), lambda row: row.id
    )
    words = {
        "page": page,
        "rows": [told(row) for row in page.rows],
        "names": names_of(row.actor_id for row in page.rows),
        "kind": kind,
        "kinds": kind_choices(),
        "actor_id": actor_id,
    }
    return show(request, "console/record/events.html", words)


@officer("events.view")
@require_safe
def subject(request: HouseRequest, kind: str, subject_id: UUID) -> HttpResponse:
    """Show everything that happened to one subject, in the order of its chain."""
    rows = queries.chain_of(kind, subject_id)
    words = {
        "kind": kind,
        "subject_id": subject_id,
        "rows": [told(row) for row in rows],
        "names": names_of(row.actor_id for row in rows),
    }
    return show(request, "console/record/subject.html", words)


@officer("events.view")
@require_http_methods(["GET", "POST"])
def proof(request: HouseRequest) -> HttpResponse:
    """Show the signed anchors; when asked, read the whole record once and say whether it holds."""
    last = queries.happened().values_list("id", flat=True).first() or 0
    too_many = last > MOST_READ_ON_A_PAGE
    found = queries.verify() if request.method == "POST" and not too_many else None
    words = {"anchors": queries.anchors(), "proof": found, "too_many": too_many}
    return show(request, "console/record/proof.html", words)


@officer("audit.view")
@require_safe
def looks(request: HouseRequest) -> HttpResponse:
    """List who looked at whose data; of one subject or one person who looked, if asked."""
    before = number_asked(request)
    actor_id, subject_id = uuid_asked(request, "nguoi"), uuid_asked(request, "doi-tuong")
    if subject_id:
        page = audit.looks_at(request.GET.get("loai", "person"), subject_id, before=before)
    elif actor_id:
        page = audit.looks_by(actor_id, before=before)
    else:
        page = audit.looks(before=before)
    names = names_of(row.actor_id for row in page.looks)
    words = {"page": page, "names": names, "actor_id": actor_id, "subject_id": subject_id}
    return show(request, "console/record/looks.html", words)


def uuid_asked(request: HouseRequest, name: str) -> UUID | None:
    """An id in the address, if any. Raises IdUnreadable."""
    typed = request.GET.get(name, "").strip()
    if not typed:
        return None
    try:
        return UUID(typed)
    except ValueError as wrong:
        raise IdUnreadable(typed=typed[:36]) from wrong
