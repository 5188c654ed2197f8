"""Doors: every view wears the rule of who may come in; a view without one lets nobody in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.http import HttpRequest

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.models import Account

View = TypeVar("View", bound=Callable[..., Any])  # Any: views take what their URL gives
ATTRIBUTE = "door"


class Who(StrEnum):
    """The kinds of doors."""

    PUBLIC = "PUBLIC"
    SIGNED_IN = "SIGNED_IN"
    OFFICER = "OFFICER"
    CITIZEN = "CITIZEN"
    TOKEN = "TOKEN"


@dataclass(frozen=True)
class Door:
    """A rule: who may come in, holding at least one of these rights somewhere."""

    who: Who
    rights: tuple[str, ...] = ()


class HouseRequest(HttpRequest):
    """A request after the doorkeeper: it knows who acts."""

    actor: Actor
    account: Account | None


def _wear(door: Door) -> Callable[[View], View]:
    def dress(view: View) -> View:
        setattr(view, ATTRIBUTE, door)
        return view

    return dress


def public(view: View) -> View:
    """Let anybody in."""
    return _wear(Door(Who.PUBLIC))(view)


def signed_in(view: View) -> View:
    """Let in whoever has signed in."""
    return _wear(Door(Who.SIGNED_IN))(view)


def citizen(view: View) -> View:
    """Let in whoever proved at the identity service who he is."""
    return _wear(Door(Who.CITIZEN))(view)


def officer(*rights: str) -> Callable[[View], View]:
    """Let in officers who hold at least one of the rights at some unit (none named: any officer)."""
    return _wear(Door(Who.OFFICER, rights))


def token(view: View) -> View:
    """Let machines in by the API's own check of tokens; anonymous reading is for the API to grant."""
    return _wear(Door(Who.TOKEN))(view)


def door_of(view: Callable[..., Any]) -> Door | None:  # Any: views take what their URL gives
    """Give the rule a view wears; class-based views wear it on the function that `as_view` made."""
    found: Door | None = getattr(view, ATTRIBUTE, None)
    return found
