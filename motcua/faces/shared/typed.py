"""What was typed is not lost when a session ends: it waits, closed, in the visitor's own session."""

import json
from typing import Any, Final, TypeVar

from django.http import HttpRequest, QueryDict

from motcua.foundation.keys.queries import decrypt, encrypt

View = TypeVar("View")
ATTRIBUTE: Final = "keeps_typed"
PURPOSE: Final = "session.typed"
_SLOT: Final = "typed"
_MOST_SIGNS: Final = 200_000
_NOT_KEPT: Final = ("csrfmiddlewaretoken",)


def keeps_typed(view: View) -> View:
    """Let what is sent to a view wait where its sender must sign in first."""
    setattr(view, ATTRIBUTE, True)
    return view


def keep_typed(request: HttpRequest, view: object) -> None:
    """Keep what was sent, if the view wants that; the last thing that was sent is what waits."""
    if request.method != "POST" or not getattr(view, ATTRIBUTE, False):
        return
    sent = {name: texts for name, texts in request.POST.lists() if name not in _NOT_KEPT}
    text = json.dumps({"path": request.path, "sent": sent}, ensure_ascii=False)
    if len(text) <= _MOST_SIGNS:
        request.session[_SLOT] = encrypt(text, purpose=PURPOSE)


def typed_before(request: HttpRequest) -> QueryDict | None:
    """Give what waits for this page; nothing where nothing does."""
    said = _waiting(request)
    if said is None or said["path"] != request.path:
        return None
    sent = QueryDict(mutable=True)
    for name, texts in said["sent"].items():
        sent.setlist(name, texts)
    return sent


def forget_typed(request: HttpRequest) -> None:
    """Let go of what waited for this page: it was taken."""
    if typed_before(request) is not None:
        del request.session[_SLOT]


def _waiting(request: HttpRequest) -> dict[str, Any] | None:  # Any: JSON as it was kept
    closed = request.session.get(_SLOT, "")
    if not closed:
        return None
    said: dict[str, Any] = json.loads(decrypt(closed, purpose=PURPOSE))
    return said
