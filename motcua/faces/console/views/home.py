"""The console's first page: what waits for a keeper, and where things stand."""

from itertools import groupby, islice
from typing import Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.console.attention import standing_of, waiting_for
from motcua.faces.console.event_words import ToldRow, told
from motcua.faces.console.pages import show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.events.queries import happened

READ: Final = 200
LATEST: Final = 8


@officer()
@require_safe
def home(request: HouseRequest) -> HttpResponse:
    """Show what waits for whoever looks, by his rights."""
    today, real_now = clock.today(), clock.real_now()
    may_read = request.actor.may("events.view")
    latest = _runs([told(row) for row in happened()[:READ]]) if may_read else []
    words = {
        "latest": latest,
        "names": names_of(row.actor_id for row, _count in latest),
        "today": today,
        "waiting": waiting_for(request.actor, day=today, real_now=real_now),
        "standing": standing_of(request.actor, real_now=real_now),
    }
    return show(request, "console/home.html", words)


def _runs(rows: list[ToldRow]) -> list[tuple[ToldRow, int]]:
    """The latest things that happened, those of one kind by one actor in a row counted together."""
    runs = (list(alike) for _kind, alike in groupby(rows, key=lambda row: (row.kind, row.actor_id)))
    return [(run[0], len(run)) for run in islice(runs, LATEST)]
