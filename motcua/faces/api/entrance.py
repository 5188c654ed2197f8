"""The way in: every address of the API wears its door and answers methods, tokens and tags alike."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils.translation import override

from motcua.faces.api.bodies import must_be_json
from motcua.faces.api.callers import ApiRequest, caller_of
from motcua.faces.api.problems import LANGUAGE, AddressUnknown, MethodNotTaken, answer
from motcua.faces.shared.doors import public, token
from motcua.foundation.errors import Refused
from motcua.foundation.ready import one_moment

_OK: Final = 200
_NOT_ALLOWED: Final = 405

View = Callable[..., HttpResponseBase]


def through_the_entrance(pattern: URLPattern, methods: Collection[str], *, takes_json: bool) -> URLPattern:
    """The same address, its view entered by way of the door, for these methods."""
    view = _entrance(pattern.callback, frozenset(methods), takes_json=takes_json)
    return URLPattern(pattern.pattern, token(view), pattern.default_args, pattern.name)


def _entrance(view: View, methods: frozenset[str], *, takes_json: bool) -> View:
    taken = _listed(methods)

    @wraps(view)
    def enter(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:  # Any: what the URL gives
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": taken})
        asked = cast("ApiRequest", request)
        asked.tag, asked.is_private = "", False
        is_head = request.method == "HEAD" and "GET" in methods
        try:
            if request.method not in methods and not is_head:
                raise MethodNotTaken(method=request.method, taken=taken)
            asked.actor = caller_of(request)
            if takes_json and request.method == "POST":
                must_be_json(request)
            if is_head:
                request.method = "GET"
            with override(LANGUAGE), one_moment():
                response = view(request, *given, **named)
        except Refused as refusal:
            response = answer(request, refusal)
        if response.status_code == _NOT_ALLOWED:
            response.headers["Allow"] = taken
        return _finished(asked, response, is_head=is_head)

    return enter


def _listed(methods: frozenset[str]) -> str:
    """Say which methods are taken; who takes GET takes HEAD too."""
    also = {"HEAD"} if "GET" in methods else set()
    order = ("GET", "HEAD", "POST", "OPTIONS")
    return ", ".join(name for name in order if name in methods | also | {"OPTIONS"})


def _finished(request: ApiRequest, response: HttpResponseBase, *, is_head: bool) -> HttpResponseBase:
    """Put the tag and what caches may do on an answer; of a question by HEAD keep the headers alone."""
    if request.is_private and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-cache"
    if response.status_code in {_OK, HttpResponseNotModified.status_code} and request.tag:
        response.headers["ETag"] = request.tag
        response.headers.setdefault("Cache-Control", "no-cache")
        response.headers["Vary"] = "Authorization"
        response.headers["Content-Language"] = LANGUAGE
    if is_head and isinstance(response, HttpResponse):
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


@public
def not_here(request: HttpRequest, path: str = "") -> HttpResponse:
    """Say that the API has no such address."""
    return answer(request, AddressUnknown(path=request.path[:200]))
