"""OpenID Connect as the library allauth runs it, told to believe what `exchange/identity` believes."""

import secrets
from typing import Any

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from motcua.exchange.identity.client import Claims, description_of, nonce_of, proof_of


class IdentityAdapter(OpenIDConnectOAuth2Adapter):
    """Fetches what a service says."""

    @property
    def openid_config(self) -> Claims:
        """Give the service's own description, asked for once a request. Raises ServiceAway, ProofRefused."""
        if not hasattr(self, "_described"):
            self._described = description_of(self._provider().app.settings["server_url"])
        return self._described

    def complete_login(
        self,
        request: HttpRequest,
        app: SocialApp,
        token: SocialToken,
        **kwargs: Any,  # Any: the library's own
    ) -> SocialLogin:
        """Believe who came, or refuse. Raises ServiceAway, ProofRefused."""
        proof = proof_of(
            self.openid_config,
            client_id=app.client_id,
            id_token=str(kwargs["response"].get("id_token") or ""),
            access_token=token.token,
            state=request.GET.get("state", ""),
        )
        login: SocialLogin = self._provider().sociallogin_from_response(request, {"userinfo": proof})
        return login

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Say where the service sends people back to."""
        return request.build_absolute_uri(reverse("identity_back", args=[self.provider_id]))

    def _provider(self) -> "IdentityProvider":
        found: IdentityProvider = self.get_provider()  # type: ignore[no-untyped-call]  # the library's own
        return found


class IdentityProvider(OpenIDConnectProvider):
    """A service of the list; sends people there and names where they come back to."""

    oauth2_adapter_class = IdentityAdapter

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:  # Any: the library's own
        """Say where signing in begins."""
        return reverse("identity_begin", args=[self.app.provider_id])

    def get_callback_url(self) -> str:
        """Say where it ends."""
        return reverse("identity_back", args=[self.app.provider_id])

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: object = None,
        **kwargs: Any,  # Any: the library's own
    ) -> HttpResponse:
        """Send someone to the service with a state, its nonce and PKCE; the address adds nothing to it."""
        state = secrets.token_urlsafe(24)
        settings = self.app.settings
        asked = {**settings["auth_params"], "nonce": nonce_of(state)}
        answer: HttpResponse = super().redirect(
            request, "login", next_url, None, state_id=state, scope=settings["scope"], auth_params=asked
        )
        return answer

    def extract_common_fields(self, data: Claims) -> Claims:
        """Give nothing: nobody is found by a name or an address."""
        return {}

    def extract_email_addresses(self, data: Claims) -> list[Any]:  # Any: the library's own
        """Give none."""
        return []
