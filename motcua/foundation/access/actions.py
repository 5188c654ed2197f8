"""What changes rights."""

import secrets
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.errors import (
    PostUnknown,
    RightsApart,
    RightUnknown,
    TokenRevoked,
    TokenTooLong,
    TokenUnknown,
)
from motcua.foundation.access.events import RoleSet, TokenIssued, TokenWithdrawn
from motcua.foundation.access.models import Actor, Role, Token
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.access.queries import digest_of, must
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell

SECRET_BYTES = 32
LONGEST_DAYS = 366
USE_NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def set_role(
    code: str, *, name: str, rights: Iterable[str], everywhere: bool = False, by: Actor, at: datetime
) -> Role:
    """Đặt vai trò: make a role or change its rights. Raises NotAllowed, RightUnknown, RightsApart."""
    must(by, "access.edit_roles")
    wanted = sorted(set(rights))
    for right in wanted:
        if right not in HOUSE_BOOK.rights:
            raise RightUnknown(right=right, what=right)
    _must_go_together(wanted)
    role = Role.objects.select_for_update(of=("self",)).filter(code=code).first() or Role(code=code)
    if not role._state.adding and (role.name, role.rights, role.everywhere) == (name, wanted, everywhere):
        return role
    role.name, role.rights, role.everywhere = name, wanted, everywhere
    role.save()
    tell(RoleSet(role.id, code, tuple(wanted), everywhere), by=by, at=at)
    return role


def _must_go_together(wanted: Collection[str]) -> None:
    for right in wanted:
        barred = sorted(HOUSE_BOOK.limits.get(right, frozenset()).intersection(wanted))
        if barred:
            titles = HOUSE_BOOK.rights
            raise RightsApart(right=titles[right], barred=titles.get(barred[0], barred[0]))


@transaction.atomic
def issue_token(
    name: str,
    *,
    post_code: str,
    scopes: Iterable[str],
    days: int,
    by: Actor,
    at: datetime,
    real_now: datetime,
) -> tuple[Token, str]:
    """Cấp mã truy cập for a post; the secret is given here once and never again.

    Tokens live in real time, `days` long. Raises NotAllowed, PostUnknown, RightUnknown, TokenTooLong.
    """
    must(by, "access.issue_token")
    seat = HOUSE_BOOK.seats.seat_by_code(post_code, at.astimezone(VN).date())
    if seat is None:
        raise PostUnknown(code=post_code)
    wanted = sorted(set(scopes))
    for right in wanted:
        if right not in HOUSE_BOOK.rights:
            raise RightUnknown(right=right, what=right)
    if not 1 <= days <= LONGEST_DAYS:
        raise TokenTooLong(what=days)
    secret = f"mc_{secrets.token_urlsafe(SECRET_BYTES)}"
    token = Token.objects.create(
        name=name,
        prefix=secret[:9],
        digest=digest_of(secret),
        post_id=seat.post_id,
        scopes=wanted,
        issued_by=by.id,
        issued_at=real_now,
        expires_at=real_now + timedelta(days=days),
    )
    tell(TokenIssued(token.id, seat.post_id, tuple(wanted), token.expires_at), by=by, at=at)
    return token, secret


@transaction.atomic
def revoke_token(token_id: UUID, *, by: Actor, at: datetime, real_now: datetime) -> None:
    """Thu hồi mã truy cập at once. Raises NotAllowed, TokenUnknown, TokenRevoked."""
    must(by, "access.issue_token")
    token = Token.objects.select_for_update(of=("self",)).filter(id=token_id).first()
    if token is None:
        raise TokenUnknown
    if token.revoked_at is not None:
        raise TokenRevoked(prefix=token.prefix)
    token.revoked_at = real_now
    token.save(update_fields=["revoked_at"])
    tell(TokenWithdrawn(token.id), by=by, at=at)


def note_use(token: Token, *, real_now: datetime) -> None:
    """Keep when a token was last used, at most once a minute."""
    if token.last_used_at is None or real_now - token.last_used_at > USE_NOTED_EVERY:
        Token.objects.filter(id=token.id).update(last_used_at=real_now)
