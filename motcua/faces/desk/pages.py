"""What every page of the desk has: who may come in, and the counts on the rail."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render

from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.instruments.workflow.queries import load_of

READING: Final = (
    "dossiers.view",
    "dossiers.accept",
    "dossiers.hand_over",
    "dossiers.handle",
    "dossiers.approve",
)
"""Any of these opens the desk; what is seen on it is narrowed to the officer's units."""


def show(
    request: HouseRequest, template: str, words: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:  # Any: a template's words
    """Show a page in the desk's frame."""
    load = load_of(request.actor, now=clock.now())
    rail = {"desk:home": load.all or None}
    return render(request, template, {"rail": rail, "load": load, **words}, status=status)
