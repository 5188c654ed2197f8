"""What asks accounts."""

from collections.abc import Iterable
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

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


def has_second_factor(account_id: UUID) -> bool:
    """Say whether the account has a TOTP."""
    return Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists()


def sessions_of(account_id: UUID) -> QuerySet[AccountSession]:
    """Give an account's live sessions, latest first. Sessions live in real time."""
    return AccountSession.objects.filter(account_id=account_id, expire_date__gt=real_now()).order_by(
        "-began_at"
    )
