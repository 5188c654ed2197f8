"""What every page has that opens with a secret: it is counted, not kept by anybody, not found by engines."""

from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from motcua.casework.dossiers.actions import count_question
from motcua.casework.feedback.actions import count_filing
from motcua.foundation import clock

Answer = TypeVar("Answer", bound=HttpResponseBase)


def typed_in(request: HttpRequest) -> QueryDict | None:
    """Give what was sent with a form, an empty one as well; nothing where a page was only asked for."""
    return request.POST if request.method == "POST" else None


def read_id(text: str) -> UUID | None:
    """Read an id from an address; nothing where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def count_look(request: HttpRequest) -> None:
    """Count one question of a network. Raises TooManyQuestions."""
    count_question(request.META.get("REMOTE_ADDR", ""), real_now=clock.real_now())


def count_word(request: HttpRequest) -> None:
    """Count one thing that a network sends. Raises TooManyFilings."""
    count_filing(request.META.get("REMOTE_ADDR", ""), real_now=clock.real_now())


def unlisted(response: Answer) -> Answer:
    """Keep what only a bearer sees out of search engines and out of others' logs.

    Its own forms say where they come from: a browser that is told to say nothing sends "null", and no form
    is taken from there.
    """
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
