"""Strong ETags from the registers' own stamps: an unchanged answer is known before anything is read."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, Final, TypeVar, cast

from django.http import HttpRequest, HttpResponseNotModified
from django.utils.http import parse_etags

from motcua.faces.api.callers import ApiRequest
from motcua.foundation import clock

SHAPE: Final = "1"
"""Raised whenever answers change their shape without their data changing."""

STAMPED: Final = "motcua_stamped"

View = TypeVar("View", bound=Callable[..., Any])  # Any: views take what their URL gives
Stamp = Callable[[], object]


def stamped(*stamps: Stamp) -> Callable[[View], View]:
    """Tag answers by what they are made of; `stamps` are the registers they are read from.

    The tag holds the stamps, the whole question, the business day and who asks: whatever
    else an answer could depend on. A caller who has that answer already gets 304 and costs one query a stamp.
    """

    def dress(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *given: Any, **named: Any) -> Any:  # Any: what the view takes, gives
            asked = cast("ApiRequest", request)
            asked.tag = tag_of(asked, [stamp() for stamp in stamps])
            if is_known(asked, asked.tag):
                return HttpResponseNotModified()
            return view(request, *given, **named)

        setattr(answer, STAMPED, True)
        return cast("View", answer)

    return dress


def tag_of(request: ApiRequest, stamps: list[object]) -> str:
    """The entity tag of the answer to a question, quotes included."""
    question = sorted(request.GET.lists())
    parts = (SHAPE, request.path, question, clock.today(), request.actor.id, stamps)
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def is_known(request: HttpRequest, tag: str) -> bool:
    """Whether the caller says that he has this very answer."""
    return tag.strip('"') in {
        known.removeprefix("W/").strip('"') for known in parse_etags(request.headers.get("If-None-Match", ""))
    }
