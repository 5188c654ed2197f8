"""Sign-in as the library allauth asks us: no open sign-up, secrets encrypted, lockout as a page."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from motcua.faces.shared.refusals import TooManyAttempts, refusal_page
from motcua.foundation.keys.queries import decrypt, encrypt

TOTP_PURPOSE = "accounts.totp"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by a keeper, never by whoever comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False


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
