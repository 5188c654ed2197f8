"""The console's first page: what waits for a keeper, and where things stand."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.console.attention import standing
from motcua.faces.console.pages import show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock


@officer()
@require_safe
def home(request: HouseRequest) -> HttpResponse:
    """Show what waits for whoever looks, by his rights."""
    found = standing(request.actor, day=clock.today(), real_now=clock.real_now())
    return show(request, "console/home.html", {"standing": found})
