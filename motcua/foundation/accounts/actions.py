"""What changes accounts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from motcua.foundation.accounts.errors import (
    AccountClosed,
    AccountUnknown,
    LoginTaken,
    OwnAccount,
    WeakPassword,
)
from motcua.foundation.accounts.events import (
    AccountClosedDown,
    AccountOpened,
    AccountReopened,
    LockoutLifted,
    PasswordSet,
    SecondFactorReset,
    SessionsEnded,
    SignedIn,
)
from motcua.foundation.accounts.models import Account, AccountKind, AccountSession
from motcua.foundation.accounts.ports import MAY
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.events.ports import Acting

RIGHT = "accounts.edit"


@dataclass(frozen=True)
class NewAccount:
    """An account to be opened, before it is there."""

    login: str
    name: str


@transaction.atomic
def open_account(
    login: str, *, name: str, kind: AccountKind, password: str | None, by: Acting, at: datetime
) -> Account:
    """Mở tài khoản. Raises NotAllowed, LoginTaken, and WeakPassword with every rule the password breaks."""
    return open_accounts([NewAccount(login, name)], kind=kind, password=password, by=by, at=at)[0]


@transaction.atomic
def open_accounts(
    many: Sequence[NewAccount], *, kind: AccountKind, password: str | None, by: Acting, at: datetime
) -> list[Account]:
    """Mở nhiều tài khoản with one first password, hashed once; with none, nobody can sign in with them.

    Raises what `open_account` raises; then none is opened.
    """
    MAY.must(by, RIGHT)
    accounts = [Account(login=one.login.strip().lower(), name=one.name, kind=kind) for one in many]
    logins = [account.login for account in accounts]
    taken = Account.objects.filter(login__in=logins).values_list("login", flat=True).first()
    doubled = next((login for login, count in Counter(logins).items() if count > 1), None)
    if taken or doubled:
        raise LoginTaken(login=taken or doubled)
    for account in accounts:
        _must_be_strong(account, password)
    hashed = make_password(password)
    for account in accounts:
        account.password = hashed if password is not None else make_password(None)
    Account.objects.bulk_create(accounts)
    tell_many((AccountOpened(account.id, kind) for account in accounts), by=by, at=at)
    return accounts


@transaction.atomic
def set_password(account_id: UUID, password: str, *, by: Acting, at: datetime) -> None:
    """Đặt lại mật khẩu: give a new password and end all sessions. Raises NotAllowed and WeakPassword."""
    account = _locked(account_id)
    if by.id != account_id:
        MAY.must(by, RIGHT)
    _put_password(account, password)
    account.save(update_fields=["password"])
    AccountSession.objects.filter(account_id=account_id).delete()
    tell(PasswordSet(account_id), by=by, at=at)


@transaction.atomic
def close_account(account_id: UUID, *, by: Acting, at: datetime) -> None:
    """Khóa tài khoản and end its sessions. Raises NotAllowed, OwnAccount, AccountClosed."""
    account = _locked(account_id)
    MAY.must(by, RIGHT)
    if by.id == account_id:
        raise OwnAccount
    if not account.is_active:
        raise AccountClosed(login=account.login)
    account.is_active = False
    account.save(update_fields=["is_active"])
    AccountSession.objects.filter(account_id=account_id).delete()
    tell(AccountClosedDown(account_id), by=by, at=at)


@transaction.atomic
def reopen_account(account_id: UUID, *, by: Acting, at: datetime) -> None:
    """Mở khóa tài khoản. Raises NotAllowed. An open account stays as it is."""
    account = _locked(account_id)
    MAY.must(by, RIGHT)
    if account.is_active:
        return
    account.is_active = True
    account.save(update_fields=["is_active"])
    tell(AccountReopened(account_id), by=by, at=at)


@transaction.atomic
def give_second_factor(account_id: UUID, *, by: Acting, at: datetime) -> str:
    """Cấp TOTP: put a new secret in place of whatever was there, and give it once. Raises NotAllowed."""
    account = _locked(account_id)
    MAY.must(by, RIGHT)
    Authenticator.objects.filter(user=account).delete()
    secret: str = generate_totp_secret()
    TOTP.activate(account, secret)
    tell(SecondFactorReset(account_id), by=by, at=at)
    return secret


@transaction.atomic
def reset_second_factor(account_id: UUID, *, by: Acting, at: datetime) -> None:
    """Gỡ TOTP đã mất: the next sign-in asks for a new one. Raises NotAllowed."""
    account = _locked(account_id)
    MAY.must(by, RIGHT)
    Authenticator.objects.filter(user=account).delete()
    AccountSession.objects.filter(account_id=account_id).delete()
    tell(SecondFactorReset(account_id), by=by, at=at)


@transaction.atomic
def end_sessions(account_id: UUID, *, by: Acting, at: datetime) -> int:
    """Đăng xuất khỏi mọi nơi, one's own account or, with the right, another's. Counts the sessions ended."""
    _locked(account_id)
    if by.id != account_id:
        MAY.must(by, RIGHT)
    count, _ = AccountSession.objects.filter(account_id=account_id).delete()
    tell(SessionsEnded(account_id, count), by=by, at=at)
    return count


@transaction.atomic
def lift_lockout(account_id: UUID, *, by: Acting, at: datetime) -> int:
    """Bỏ tạm khóa: forget failed sign-ins; counts the places they came from. Raises NotAllowed."""
    account = _locked(account_id)
    MAY.must(by, RIGHT)
    count, _ = AccessAttempt.objects.filter(username=account.login).delete()
    if count:
        tell(LockoutLifted(account_id, count), by=by, at=at)
    return count


@transaction.atomic
def record_sign_in(account_id: UUID, *, by: Acting, at: datetime) -> None:
    """Ghi lần đăng nhập. Raises AccountUnknown."""
    _locked(account_id)
    tell(SignedIn(account_id), by=by, at=at)


def _locked(account_id: UUID) -> Account:
    account = Account.objects.select_for_update(of=("self",)).filter(id=account_id).first()
    if account is None:
        raise AccountUnknown(login=account_id)
    return account


def _put_password(account: Account, password: str) -> None:
    _must_be_strong(account, password)
    account.set_password(password)


def _must_be_strong(account: Account, password: str | None) -> None:
    if password is None:
        return
    try:
        validate_password(password, account)
    except ValidationError as broken:
        raise WeakPassword(why=" ".join(broken.messages)) from broken
