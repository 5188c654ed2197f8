"""Trang giữ sẵn: what anybody sees alike is drawn once in a while and kept in the memory of the process.

On a busy morning half of all questions are for the same few public pages. A kept page is shown to whoever has
no session, as long as no register changed, and never longer than `MOTCUA_PAGES_KEPT_SECONDS`: figures and
opening hours on it are no older.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, Final, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from motcua.foundation.clock import today
from motcua.foundation.ready import one_moment
from motcua.registers.calendars.queries import stamp as calendars_stamp
from motcua.registers.organisations.queries import stamp as organisations_stamp
from motcua.registers.places.queries import stamp as places_stamp
from motcua.registers.procedures.queries import stamp as procedures_stamp

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
MOST: Final = 256
"""So many pages a process keeps, the latest asked for."""
STAMPS: Final = (places_stamp, calendars_stamp, organisations_stamp, procedures_stamp)
"""What every change of a register renews."""
_PERSONAL: Final = frozenset({"sessionid", "messages"})
"""Cookies of whoever may see something of his own."""
_SHOWN: Final = 200


@dataclass(frozen=True)
class Kept:
    """A page as it was drawn."""

    until: float
    content: bytes
    headers: tuple[tuple[str, str], ...]


class Shelf:
    """The pages a process keeps."""

    def __init__(self, most: int = MOST) -> None:
        """Begin empty."""
        self._most = most
        self._pages: OrderedDict[object, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, now: float) -> Kept | None:
        """Give a page that is still good."""
        with self._lock:
            found = self._pages.get(key)
            if found is None or found.until <= now:
                return None
            self._pages.move_to_end(key)
            return found

    def put(self, key: object, page: Kept) -> None:
        """Keep a page; the one that was asked for longest ago makes room."""
        with self._lock:
            self._pages[key] = page
            self._pages.move_to_end(key)
            if len(self._pages) > self._most:
                self._pages.popitem(last=False)


SHELF: Final = Shelf()


def kept_for_anyone(view: View[P]) -> View[P]:
    """Show a public page as it was drawn a moment ago; it must show everybody without a session the same."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        seconds: float = settings.MOTCUA_PAGES_KEPT_SECONDS
        with one_moment():
            if seconds <= 0 or not _PERSONAL.isdisjoint(request.COOKIES):
                return view(request, *args, **kwargs)
            asked = (request.scheme, request.get_host(), request.get_full_path(), get_language())
            key = (*asked, today(), *(stamp() for stamp in STAMPS))
            now = time.monotonic()
            found = SHELF.get(key, now)
            if found is not None:
                return HttpResponse(found.content, headers=dict(found.headers))
            answer = view(request, *args, **kwargs)
            if _is_anyones(request, answer):
                SHELF.put(key, Kept(now + seconds, answer.content, tuple(answer.items())))
            return answer

    return shown


def _is_anyones(request: HttpRequest, answer: HttpResponse) -> bool:
    """Say whether nothing in an answer is of the one who asked: no token, no session, no cookie."""
    session: Any = request.session  # Any: the stubs leave it open
    told = answer.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or session.modified
    return answer.status_code == _SHOWN and not answer.streaming and not told
