"""What every request passes: who acts, whether the door opens, how a refusal looks."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, cast
from urllib.parse import urlencode
from uuid import UUID

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from psycopg_pool import PoolTimeout

from motcua.casework.filings.actions import count_act
from motcua.casework.filings.errors import TooManyActs
from motcua.faces.shared.doors import Door, HouseRequest, Who, door_of
from motcua.faces.shared.refusals import DatabaseAway, amiss, refusal_page, trouble_of
from motcua.faces.shared.typed import keep_typed
from motcua.foundation import clock
from motcua.foundation.access.models import NOBODY, ActorKind
from motcua.foundation.access.queries import actor_for, known_rights
from motcua.foundation.accounts.models import Account
from motcua.foundation.accounts.queries import has_second_factor
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.files.errors import FileTooBig, LengthMissing
from motcua.foundation.files.queries import must_fit

GetResponse = Callable[[HttpRequest], HttpResponse]
_SQUEEZED = ("text/html", "image/svg+xml")
SECOND_FACTOR_CHECKED = "second_factor"
SECOND_FACTOR_PATH = "/tai-khoan/xac-thuc-hai-lop/"


class Policy(CSPMiddleware):
    """Puts the policy on every answer; where a view says nothing of its own, as it was put together once."""

    _plain: ClassVar[str] = ""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Put it on."""
        own = getattr(request, "_csp_nonce", None) or any(name.startswith("_csp") for name in vars(response))
        if own or HEADER in response:
            return super().process_response(request, response)
        if self._plain:
            response.headers[HEADER] = self._plain
            return response
        answered = super().process_response(request, response)
        type(self)._plain = answered.headers.get(HEADER, "")
        return answered


class Squeezed(GZipMiddleware):
    """Squeezes pages and drawings for whoever takes them so: a quarter of the way to a cheap phone.

    What the API answers goes as it is: its stamps are strong, and a squeezed answer may only have a weak one.
    The library pads each answer by chance, so that its length tells nobody what secret stands in it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Squeeze it, if it is a page or a drawing."""
        if not response.get("Content-Type", "").startswith(_SQUEEZED):
            return response
        return super().process_response(request, response)


class TroubleBelow:
    """Turns a database that is away or a disk that is full into a 503 that says so; nothing else hides."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say what is amiss below."""
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError, PoolTimeout) as trouble:
            return amiss(request, trouble, trouble_of(trouble) or DatabaseAway())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Catch what a view raised before Django makes a 500 of it."""
        refusal = trouble_of(exception)
        return amiss(request, exception, refusal) if refusal else None


class UploadFits:
    """Turns away, before a byte is read, what is longer than any upload may be or does not say how long."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say how large a file may be."""
        said = request.META.get("CONTENT_LENGTH") or ""
        try:
            if not said and request.META.get("HTTP_TRANSFER_ENCODING"):
                raise LengthMissing
            must_fit(int(said) if said.isdecimal() else 0)
        except (FileTooBig, LengthMissing) as refusal:
            return refusal_page(request, refusal)
        return self.get_response(request)


class WhoActs:
    """Sets `request.actor` and `request.account` from the session."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who acts."""
        asked = cast("HouseRequest", request)
        user = request.user
        asked.account = user if isinstance(user, Account) else None
        asked.actor = actor_for(asked.account, clock.today()) if asked.account else NOBODY
        return self.get_response(request)


class Doorkeeper:
    """Opens a door only to whom its rule names, and shows a refusal as a page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],  # Any: as Django passes them
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Check the door's rule before the view runs; no rule, no entry."""
        door = door_of(view)
        if door is None:
            return refusal_page(request, NotAllowed(right=request.path))
        if door.who in {Who.PUBLIC, Who.TOKEN}:
            return None
        asked = cast("HouseRequest", request)
        if asked.account is None or (door.who is Who.CITIZEN and asked.actor.kind is not ActorKind.CITIZEN):
            keep_typed(request, view)
            there = reverse("citizen:sign_in") if door.who is Who.CITIZEN else settings.LOGIN_URL
            return HttpResponseRedirect(f"{there}?{urlencode({'next': request.get_full_path()})}")
        return _too_many(asked, door) or _second_factor_first(asked) or _officer_only(asked, door)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show a refusal with its own status; anything else stays an error."""
        return refusal_page(request, exception) if isinstance(exception, Refused) else None


def _too_many(request: HouseRequest, door: Door) -> HttpResponse | None:
    """Count what a citizen sends, whatever it is, and turn away what no person sends so fast."""
    if door.who is not Who.CITIZEN or request.method != "POST":
        return None
    try:
        count_act(request.actor.id, real_now=clock.real_now())
    except TooManyActs as many:
        return refusal_page(request, many)
    return None


def _second_factor_first(request: HouseRequest) -> HttpResponse | None:
    """Send an officer without a second factor to make one before anything else."""
    account = request.account
    if account is None or not account.needs_second_factor or request.path.startswith("/tai-khoan/"):
        return None
    if request.path == "/thoat/" or request.session.get(SECOND_FACTOR_CHECKED):
        return None
    if not has_second_factor(UUID(str(account.pk))):
        return HttpResponseRedirect(SECOND_FACTOR_PATH)
    request.session[SECOND_FACTOR_CHECKED] = True
    return None


def _officer_only(request: HouseRequest, door: Door) -> HttpResponse | None:
    if door.who is not Who.OFFICER:
        return None
    allowed = request.actor.kind is ActorKind.OFFICER
    if allowed and (not door.rights or any(request.actor.may(right) for right in door.rights)):
        return None
    return refusal_page(request, NotAllowed(right=_named(door.rights) or request.path))


def _named(rights: Iterable[str]) -> str:
    """Name rights as people read them: any one of them opens the door."""
    titles = known_rights()
    return " hoặc ".join(f"«{titles.get(right, right)}»" for right in rights)
