"""What asks accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from motcua.foundation.accounts.errors import AccountUnknown
from motcua.foundation.accounts.models import Account, AccountSession
from motcua.foundation.clock import real_now


def account_by_login(login: str) -> Account:
    """Find an account. Raises AccountUnknown."""
    found = Account.objects.filter(login=login.strip().lower()).first()
    if found is None:
        raise AccountUnknown(login=login)
    return found


def account(account_id: UUID) -> Account:
    """Find an account by id. Raises AccountUnknown."""
    found = Account.objects.filter(id=account_id).first()
    if found is None:
        raise AccountUnknown(login=account_id)
    return found


def accounts_by_ids(ids: Iterable[UUID]) -> dict[UUID, Account]:
    """Give accounts by id, in one query; unknown ids are left out."""
    return {row.id: row for row in Account.objects.filter(id__in=set(ids))}


def accounts(*, text: str = "", after: str = "") -> QuerySet[Account]:
    """Give accounts by login, each with `has_second_factor`; `after` is the cursor (a login)."""
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    rows = Account.objects.annotate(has_second_factor=Exists(factor)).order_by("login")
    if text:
        rows = rows.filter(login__icontains=text) | rows.filter(name__icontains=text)
    return rows.filter(login__gt=after) if after else rows


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Name the accounts behind a page of ids in one query."""
    return dict(Account.objects.filter(id__in=set(ids)).values_list("id", "name"))


def name_beside(column: str) -> Subquery:
    """Give the name of the account in a column beside each row of another room's query, in one statement."""
    return Subquery(Account.objects.filter(id=OuterRef(column)).values("name")[:1])


def has_second_factor(account_id: UUID) -> bool:
    """Say whether the account has a TOTP."""
    return Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists()


def has_recovery_codes(account_id: UUID) -> bool:
    """Say whether codes were made for the day on which the telephone is not at hand."""
    kind = Authenticator.Type.RECOVERY_CODES
    return Authenticator.objects.filter(user_id=account_id, type=kind).exists()


def sessions_of(account_id: UUID) -> QuerySet[AccountSession]:
    """Give an account's live sessions, latest first. Sessions live in real time."""
    return AccountSession.objects.filter(account_id=account_id, expire_date__gt=real_now()).order_by(
        "-began_at"
    )


@dataclass(frozen=True)
class Lockout:
    """Tạm khóa: someone failed too often to sign in with a login; it ends by itself."""

    login: str
    failures: int
    until: datetime


def lockouts(*, real_now: datetime) -> list[Lockout]:
    """Give the logins that are locked out somewhere just now, latest first."""
    rows = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
        attempt_time__gt=real_now - settings.AXES_COOLOFF_TIME,
    ).order_by("-attempt_time")
    return [
        Lockout(row.username or "", row.failures_since_start, row.attempt_time + settings.AXES_COOLOFF_TIME)
        for row in rows
    ]


def lockout_of(login: str, *, real_now: datetime) -> Lockout | None:
    """Give the lockout of one login, if it is locked out anywhere just now."""
    return next((one for one in lockouts(real_now=real_now) if one.login == login), None)
