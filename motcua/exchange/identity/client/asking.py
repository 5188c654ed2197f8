"""A service of the list as the library allauth wants to see it."""

from typing import Final

from allauth.socialaccount.models import SocialApp

from motcua.exchange.identity.models import IdentityService

PROVIDER: Final = "openid_connect"


def app_of(service: IdentityService) -> SocialApp:
    """Give a service as the library's application, which is never saved."""
    asked = {"acr_values": service.asks_level} if service.asks_level else {}
    return SocialApp(
        provider=PROVIDER,
        provider_id=service.code,
        name=service.name,
        client_id=service.client_id,
        secret=service.client_secret,
        settings={
            "server_url": service.issuer.rstrip("/"),
            "scope": service.scope.split(),
            "auth_params": asked,
            "oauth_pkce_enabled": True,
        },
    )
