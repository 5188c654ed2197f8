"""The citizen's pages: unpack, ask, answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.faces.shared.doors import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """Ask what someone has come to do."""
    return render(request, "citizen/home.html", {"here": "home"})
