"""Idempotency-Key and If-Match: an act asked for twice is done once, and only on what the caller has seen."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final, TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.utils.http import parse_etags
from django.utils.translation import gettext_lazy as _
from pydantic_core import to_json

from motcua.faces.api.callers import ApiRequest
from motcua.foundation import clock
from motcua.foundation.errors import Invalid, Refused
from motcua.foundation.once.actions import answer_once
from motcua.foundation.once.models import LONGEST_KEY, Answer, Question

_KEY: Final = re.compile(rf'"?([!#-\[\]-~]{{1,{LONGEST_KEY}}})"?')
_JSON: Final = "application/json; charset=utf-8"
ACTING: Final = "motcua_acting"

View = TypeVar("View", bound=Callable[..., Any])  # Any: views take what their URL gives


class KeyMalformed(Invalid):
    """The key is empty, too long, or holds what no header should."""

    code = "api.key_malformed"
    message = _("Idempotency-Key phải gồm 1 đến {longest} ký tự ASCII nhìn thấy được; nên dùng một UUID mới.")


class MovedOn(Refused):
    """What the caller has seen is no longer how it stands."""

    code = "api.moved_on"
    message = _("Hồ sơ đã có thay đổi sau lần đọc mang ETag này. Hãy đọc lại hồ sơ rồi quyết định.")
    status = 412


class SeenMissing(Refused):
    """What is to be put right must have been seen: the caller does not say what he saw."""

    code = "api.if_match_missing"
    message = _(
        "Việc này sửa nội dung đã ghi nên phải gửi kèm If-Match. "
        "Hãy đọc hồ sơ rồi gửi lại ETag của lần đọc đó."
    )
    status = 428


def acting(view: View) -> View:
    """Mark a view that changes what is there: it takes If-Match."""
    setattr(view, ACTING, True)
    return view


def answered(status: int, body: object, *, tag: str = "", headers: dict[str, str] | None = None) -> Answer:
    """Write down an answer."""
    more = {"ETag": tag} if tag else {}
    return Answer(status, to_json(body).decode(), more | (headers or {}))


def done_once(
    request: ApiRequest, act: Callable[[], Answer], *, content: bytes | None = None
) -> HttpResponse:
    """Do the act and answer; under a key that was used for this very request, give the answer of that time.

    `content` stands for the body where that is too long to be compared. Raises KeyMalformed, and what
    `answer_once` and the act raise.
    """
    given = request.headers.get("Idempotency-Key")
    if given is None:
        with transaction.atomic():
            return _written(act())
    question = Question(_key(given), _fingerprint(request, content))
    return _written(answer_once(act, question, by=request.actor, real_now=clock.real_now()))


def must_match(request: ApiRequest, position: int) -> None:
    """Pass who has seen the subject at this position of its chain, or does not say. Raises MovedOn."""
    said = request.headers.get("If-Match")
    if said is None or said.strip() == "*":
        return
    if str(position) not in {tag.strip('"').partition(".")[0] for tag in parse_etags(said)}:
        raise MovedOn


def must_have_seen(request: ApiRequest) -> None:
    """Pass who says what he has seen. Raises SeenMissing."""
    if "If-Match" not in request.headers:
        raise SeenMissing


def tag_at(position: int, written: bytes = b"") -> str:
    """The entity tag of a subject: the position of its chain, and the words in which it was told."""
    return f'"{position}.{sha256(written).hexdigest()[:16]}"' if written else f'"{position}"'


def _key(given: str) -> str:
    found = _KEY.fullmatch(given.strip())
    if found is None:
        raise KeyMalformed(longest=LONGEST_KEY)
    return found[1]


def _fingerprint(request: ApiRequest, content: bytes | None) -> bytes:
    asked = f"{request.method} {request.get_full_path()}\n".encode()
    return sha256(asked + (request.body if content is None else content)).digest()


def _written(answer: Answer) -> HttpResponse:
    response = HttpResponse(
        answer.body, status=answer.status, content_type=_JSON, headers=dict(answer.headers)
    )
    if answer.again:
        response.headers["Idempotent-Replayed"] = "true"
    return response
