"""What asks about rights."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db.models import Func, QuerySet, TextField
from django_stubs_ext import StrOrPromise

from motcua.foundation.access.errors import RoleUnknown, TokenRefused, TokenUnknown
from motcua.foundation.access.models import Actor, ActorKind, Role, Seat, Token
from motcua.foundation.access.ports import HOUSE_BOOK, SeatBook
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.ports import Acting
from motcua.foundation.ready import Ready, bytes_hole

Held = dict[str, frozenset[UUID] | None]
_POSTS_KEPT: Final = 4096
_SHOWN: Final = ("id", "post_id", "scopes", "expires_at", "revoked_at", "last_used_at")
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


def _rights(seats: Iterable[Seat]) -> Held:
    seats = list(seats)
    return _held(seats, _roles(seats))


def _roles(seats: Iterable[Seat]) -> dict[str, Role]:
    codes = {code for seat in seats for code in seat.roles}
    return {role.code: role for role in Role.objects.filter(code__in=codes)} if codes else {}


def _held(seats: Iterable[Seat], roles: Mapping[str, Role]) -> Held:
    held: Held = {}
    for seat in seats:
        for role in (roles[code] for code in seat.roles if code in roles):
            for right in role.rights:
                before = held.get(right, frozenset())
                everywhere = role.everywhere or before is None
                held[right] = None if everywhere else (before or frozenset()) | {seat.agency_id}
    return _limited(held)


def _limited(held: Held) -> Held:
    """Leave out what another right that is held bars, whatever the roles say together."""
    for right, barred in HOUSE_BOOK.limits.items():
        if right in held:
            held = {one: units for one, units in held.items() if one not in barred}
    return held


def digest_of(secret: str) -> bytes:
    """Hash a token as the table keeps it: its 256 bits are random, so one round is enough."""
    return hashlib.sha256(secret.encode()).digest()


def actor_by_token(secret: str, *, day: date, real_now: datetime) -> tuple[Actor, Token]:
    """Find who acts by a token: the post's rights, narrowed to the scopes, in one statement as a rule.

    What the post may do is kept in the memory of the process for as long as no seat and no role changes.
    Raises TokenRefused.
    """
    book: Any = HOUSE_BOOK.seats  # Any: a protocol does not say that it can be hashed; everything can
    row = _ready_token(book).one(digest=digest_of(secret))
    if row is None:
        raise TokenRefused
    *shown, seats, roles = row
    token = Token.from_db("default", _SHOWN, shown)
    if token.revoked_at is not None or token.expires_at <= real_now:
        raise TokenRefused
    kept = _kept_standing if seats else _standing
    standing = kept((seats, roles), token.post_id, day)
    if standing is None:
        raise TokenRefused
    seat, held = standing
    rights = {right: units for right, units in held.items() if right in token.scopes}
    return Actor(token.id, ActorKind.MACHINE, MappingProxyType(rights), (seat,)), token


@cache
def _ready_token(book: SeatBook) -> Ready:
    rows = Token.objects.filter(digest=bytes_hole()).annotate(seats=book.stamp_beside(), roles=_RolesStamp())
    return Ready(rows.values_list(*_SHOWN, "seats", "roles"), {"digest": bytes_hole()})


class _RolesStamp(Func):
    """Which rows the table of roles is made of: it changes with every change of a role, whoever makes it."""

    template = f"(select string_agg(xmin::text, ',' order by id) from {Role._meta.db_table})"
    output_field = TextField()


def _standing(_state: object, post_id: UUID, day: date) -> tuple[Seat, Held] | None:
    """Give a post of a day as a seat, and what its roles let it do."""
    seat = HOUSE_BOOK.seats.seat(post_id, day)
    return (seat, _rights([seat])) if seat else None


_kept_standing = lru_cache(_POSTS_KEPT)(_standing)


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


def roles_with(right: str) -> frozenset[str]:
    """Give the codes of the roles that hold a right, in one query."""
    return frozenset(Role.objects.filter(rights__contains=[right]).values_list("code", flat=True))
