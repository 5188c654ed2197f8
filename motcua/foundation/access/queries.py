"""What asks about rights."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from django.db.models import QuerySet
from django_stubs_ext import StrOrPromise

from motcua.foundation.access.errors import RoleUnknown, TokenRefused, TokenUnknown
from motcua.foundation.access.models import Actor, ActorKind, Role, Seat, Token
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.ports import Acting

_KINDS = {AccountKind.OFFICER: ActorKind.OFFICER, AccountKind.CITIZEN: ActorKind.CITIZEN}


def must(by: Acting, right: str, unit: UUID | None = None) -> None:
    """Pass if the actor holds the right (at the unit, if one is named). Raises NotAllowed with its name."""
    if not (isinstance(by, Actor) and by.may(right, unit)):
        raise NotAllowed(right=HOUSE_BOOK.rights.get(right, right))


def actor_for(account: Account, day: date) -> Actor:
    """Gather who an account is today: its seats and their rights, in two queries."""
    kind = _KINDS.get(AccountKind(account.kind), ActorKind.MACHINE)
    if kind is not ActorKind.OFFICER:
        return Actor(account.id, kind)
    seats = tuple(HOUSE_BOOK.seats.seats_of(account.id, day))
    return Actor(account.id, kind, MappingProxyType(_rights(seats)), seats)


def actors_for(accounts: Sequence[Account], day: date) -> list[Actor]:
    """Gather who many officers' accounts are today, in the same order, for the statements of one."""
    book = HOUSE_BOOK.seats.seats_of_many({account.id for account in accounts}, day)
    roles = _roles(seat for seats in book.values() for seat in seats)
    return [
        Actor(one.id, ActorKind.OFFICER, MappingProxyType(_held(book[one.id], roles)), tuple(book[one.id]))
        if one.kind == AccountKind.OFFICER
        else actor_for(one, day)
        for one in accounts
    ]


def _rights(seats: Iterable[Seat]) -> dict[str, frozenset[UUID] | None]:
    seats = list(seats)
    return _held(seats, _roles(seats))


def _roles(seats: Iterable[Seat]) -> dict[str, Role]:
    codes = {code for seat in seats for code in seat.roles}
    return {role.code: role for role in Role.objects.filter(code__in=codes)} if codes else {}


def _held(seats: Iterable[Seat], roles: Mapping[str, Role]) -> dict[str, frozenset[UUID] | None]:
    held: dict[str, frozenset[UUID] | None] = {}
    for seat in seats:
        for role in (roles[code] for code in seat.roles if code in roles):
            for right in role.rights:
                before = held.get(right, frozenset())
                everywhere = role.everywhere or before is None
                held[right] = None if everywhere else (before or frozenset()) | {seat.agency_id}
    return held


def digest_of(secret: str) -> bytes:
    """Hash a token as the table keeps it: its 256 bits are random, so one round is enough."""
    return hashlib.sha256(secret.encode()).digest()


def actor_by_token(secret: str, *, day: date, real_now: datetime) -> tuple[Actor, Token]:
    """Find who acts by a token: the post's rights, narrowed to the scopes. Raises TokenRefused."""
    token = Token.objects.filter(digest=digest_of(secret)).first()
    if token is None or token.revoked_at is not None or token.expires_at <= real_now:
        raise TokenRefused
    seat = HOUSE_BOOK.seats.seat(token.post_id, day)
    if seat is None:
        raise TokenRefused
    rights = {right: units for right, units in _rights([seat]).items() if right in token.scopes}
    return Actor(token.id, ActorKind.MACHINE, MappingProxyType(rights), (seat,)), token


def tokens() -> QuerySet[Token]:
    """Give all tokens, latest first."""
    return Token.objects.order_by("-issued_at")


def token(token_id: UUID) -> Token:
    """Give a token. Raises TokenUnknown."""
    found = Token.objects.filter(id=token_id).first()
    if found is None:
        raise TokenUnknown
    return found


def role_by_code(code: str) -> Role:
    """Give a role. Raises RoleUnknown."""
    found = Role.objects.filter(code=code).first()
    if found is None:
        raise RoleUnknown(code=code)
    return found


def roles() -> Sequence[Role]:
    """Give all roles by name."""
    return list(Role.objects.order_by("name"))


def known_rights() -> dict[str, StrOrPromise]:
    """Give every right that a room declares, with its title."""
    return HOUSE_BOOK.rights
