"""What every page of the desk has: who may come in, and the counts on the rail."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render

from motcua.faces.shared.doors import HouseRequest
from motcua.instruments.workflow.queries import tasks_for

READING: Final = (
    "dossiers.view",
    "dossiers.accept",
    "dossiers.hand_over",
    "dossiers.handle",
    "dossiers.approve",
)
"""Any of these opens the desk; what is seen on it is narrowed to the officer's units."""

HANDLING: Final = ("dossiers.accept", "dossiers.hand_over", "dossiers.handle", "dossiers.approve")
"""Any of these may move a dossier on; whether this one and now, the act itself says."""

MOST_SAID: Final = 99


def show(
    request: HouseRequest,
    template: str,
    words: Mapping[str, Any],  # Any: a template's words
    *,
    status: int = 200,
    waiting: str = "",
    unread: str | None = None,
) -> HttpResponse:
    """Show a page in the desk's frame; `waiting` and `unread` are counts for the rail where known."""
    rail = {"desk:home": waiting or _waiting(request), "desk:notices": unread}
    return render(request, template, {"rail": rail, **words}, status=status)


def _waiting(request: HouseRequest) -> str | None:
    """Count one's own tasks as far as a rail shows them."""
    found = tasks_for(request.actor).count(MOST_SAID + 1)
    return f"{MOST_SAID}+" if found > MOST_SAID else (str(found) if found else None)
