"""What changes accounts."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axes.models import AccessAttempt
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
from motcua.foundation.events.actions import tell
from motcua.foundation.events.ports import Acting

RIGHT = "accounts.edit"


@transaction.atomic
def open_account(
    login: str, *, name: str, kind: AccountKind, password: str | None, by: Acting, at: datetime
) -> Account:
    """Mở tài khoản. Raises NotAllowed, LoginTaken, and WeakPassword with every rule the password breaks."""
    login = login.strip().lower()
    MAY.must(by, RIGHT)
    if Account.objects.filter(login=login).exists():
        raise LoginTaken(login=login)
    account = Account(login=login, name=name, kind=kind)
    _put_password(account, password)
    account.save()
    tell(AccountOpened(account.id, kind), by=by, at=at)
    return account


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


def _put_password(account: Account, password: str | None) -> None:
    if password is None:
        account.set_unusable_password()
        return
    try:
        validate_password(password, account)
    except ValidationError as broken:
        raise WeakPassword(why=" ".join(broken.messages)) from broken
    account.set_password(password)
