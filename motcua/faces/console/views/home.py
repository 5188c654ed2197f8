"""The console's first page: what waits for a keeper, and where things stand."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.console.attention import standing_of, waiting_for
from motcua.faces.console.pages import show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock


@officer()
@require_safe
def home(request: HouseRequest) -> HttpResponse:
    """Show what waits for whoever looks, by his rights."""
    today, real_now = clock.today(), clock.real_now()
    words = {
        "today": today,
        "waiting": waiting_for(request.actor, day=today, real_now=real_now),
        "standing": standing_of(request.actor, real_now=real_now),
    }
    return show(request, "console/home.html", words)
