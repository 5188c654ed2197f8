"""Who asks: a bearer token's post, or nobody. Cookies of a browser count for nothing here."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast

from django.http import HttpRequest

from motcua.faces.api.problems import TokenMissing, TokenUnreadable
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.foundation.access.actions import note_use
from motcua.foundation.access.models import NOBODY, Actor, ActorKind
from motcua.foundation.access.queries import actor_by_token, must

_LONGEST: Final = 200
SCOPES: Final = "motcua_scopes"

View = TypeVar("View", bound=Callable[..., Any])  # Any: views take what their URL gives


class ApiRequest(HouseRequest):
    """A question to the API: it knows who asks and, once reckoned, the tag of its answer."""

    tag: str
    is_private: bool


def caller_of(request: HttpRequest) -> Actor:
    """Who asks. Raises TokenUnreadable, or TokenRefused for a token that does not count any more."""
    header = request.headers.get("Authorization")
    if header is None:
        return NOBODY
    scheme, _space, secret = header.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip() or len(secret) > _LONGEST:
        raise TokenUnreadable
    moment = clock.real_now()
    actor, token = actor_by_token(secret.strip(), day=clock.today(), real_now=moment)
    note_use(token, real_now=moment)
    return actor


def needs(*scopes: str) -> Callable[[View], View]:
    """Answer only to a token that holds one of these scopes, and let nobody store it.

    Raises TokenMissing, and NotAllowed with the first scope's name.
    """

    def dress(view: View) -> View:
        @wraps(view)
        def ask(request: HttpRequest, *given: Any, **named: Any) -> Any:  # Any: what the view takes and gives
            asked = cast("ApiRequest", request)
            if asked.actor.kind is not ActorKind.MACHINE:
                raise TokenMissing
            if not any(asked.actor.may(scope) for scope in scopes):
                must(asked.actor, scopes[0])
            asked.is_private = True
            return view(request, *given, **named)

        setattr(ask, SCOPES, scopes)
        return cast("View", ask)

    return dress


def scopes_of(view: Callable[..., Any]) -> tuple[str, ...]:  # Any: views take what their URL gives
    """The scopes of which a view asks for one; none when it is public."""
    found: tuple[str, ...] = getattr(view, SCOPES, ())
    return found
