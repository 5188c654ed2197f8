"""Sign-in as the library allauth asks us: no open sign-up, secrets encrypted, lockout as a page."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from motcua.faces.shared.refusals import TooManyAttempts, refusal_page
from motcua.foundation import clock
from motcua.foundation.accounts.actions import record_sign_in
from motcua.foundation.accounts.models import Account
from motcua.foundation.accounts.queries import has_second_factor
from motcua.foundation.ids import Nameless
from motcua.foundation.keys.queries import decrypt, encrypt

TOTP_PURPOSE = "accounts.totp"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by a keeper, never by whoever comes along."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock rồi thử lại."
        ),
        "too_many_login_attempts": _("Đăng nhập sai quá nhiều lần. Xin đợi ít phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def post_login(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        *,
        email_verification: str,
        signal_kwargs: dict[str, Any] | None,  # Any: the library's own words
        email: str | None,
        signup: bool,
        redirect_url: str | None,
    ) -> HttpResponse:
        """Put the sign-in on record, then go on."""
        record_sign_in(user.pk, by=Nameless(user.pk), at=clock.now())
        answer: HttpResponse = super().post_login(
            request,
            user,
            email_verification=email_verification,
            signal_kwargs=signal_kwargs,
            email=email,
            signup=signup,
            redirect_url=redirect_url,
        )
        return answer

    def is_reauthentication_required(self, *, app: str, **asked: Any) -> bool:  # Any: as the library asks
        """Ask for the password again before touching a second factor, but not before making the first."""
        user = context.request.user
        return not isinstance(user, Account) or has_second_factor(user.id)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps TOTP secrets and recovery codes encrypted at rest."""

    def encrypt(self, text: str) -> str:
        """Close a secret."""
        return encrypt(text, purpose=TOTP_PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        return decrypt(encrypted_text, purpose=TOTP_PURPOSE)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Say what the authenticator app shows."""
        return user.get_username()


def locked_out(
    request: HttpRequest, credentials: dict[str, Any], *args: Any
) -> HttpResponse:  # Any: axes' call
    """Tell someone who failed too often to wait."""
    return refusal_page(request, TooManyAttempts())


def login_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Say which login someone tries, for the count of failures."""
    tried = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(tried).strip().lower()
