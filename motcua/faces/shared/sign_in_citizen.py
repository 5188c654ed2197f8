"""Citizens come in by the national identity service: the library's hooks, and what a session then knows."""

from typing import Any, Final, NoReturn
from uuid import UUID

import requests
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate, get_language_from_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from motcua.casework.dossiers.actions import count_question
from motcua.casework.dossiers.errors import TooManyQuestions
from motcua.exchange.identity.actions import CameIn, come_in
from motcua.exchange.identity.client import app_of
from motcua.exchange.identity.errors import (
    ProofCancelled,
    ProofRefused,
    ProofStale,
    ServiceAway,
    TooManySignIns,
)
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.queries import service_on, services_on
from motcua.faces.shared.doors import public
from motcua.faces.shared.identity_library import IdentityAdapter, IdentityProvider
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.registers.people.errors import AccountAttached, NumberTaken
from motcua.registers.people.models import IdentityLevel

SESSION_LEVEL: Final = "identity_level"
SESSION_ENTITY: Final = "identity_entity"
_LANGUAGE: Final = "identity_language"
"""In which words somebody set out to sign in: the service leads back to an address that has none."""
_DENIED: Final = "access_denied"
_BEGUN: Final = "identity.begun"
_MOST_BEGUN: Final = 120
"""So often a network begins to sign in within ten minutes: telephones share the addresses of their carrier,
and each beginning asks the service twice."""
_TRIES: Final = 2  # two first sign-ins of one person at the same moment


class CitizenAdapter(DefaultSocialAccountAdapter):
    """Knows the services of the day, and lets in whoever one of them proves."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Give the services of today that fit."""
        apps = [app_of(one) for one in services_on(clock.today())]
        return [
            app
            for app in apps
            if provider in {None, app.provider, app.provider_id} and client_id in {None, app.client_id}
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Find whose number was proved and sign him in. Raises what `come_in` raises."""
        service = service_on(sociallogin.account.provider, clock.today())
        came = _come_in(service, sociallogin.account.extra_data["userinfo"])
        wanted = str(sociallogin.state.get("next") or "")
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
        answer = perform_login(
            request, Login(user=came.account, redirect_url=wanted if safe else reverse("enter"))
        )
        request.session[SESSION_LEVEL] = came.level
        request.session[SESSION_ENTITY] = str(came.entity_id) if came.entity_id else ""
        raise ImmediateHttpResponse(answer)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: IdentityProvider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,  # Any: the library's own
    ) -> NoReturn:
        """Say what went wrong. Raises ProofCancelled, ServiceAway, ProofStale, ProofRefused."""
        if error == AuthError.CANCELLED:
            raise ProofCancelled
        if isinstance(exception, requests.RequestException):
            raise ServiceAway from exception
        if isinstance(exception, PermissionDenied) or not (extra_context or {}).get("state"):
            raise ProofStale from exception
        raise ProofRefused from exception


@public
@never_cache
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Send someone to the identity service. Raises TooManySignIns, ServiceUnknown, ServiceAway."""
    request.session[_LANGUAGE] = get_language_from_path(request.POST.get("next", "")) or ""
    _go_on_in_own_words(request)
    try:
        count_question(
            request.META.get("REMOTE_ADDR", ""), real_now=clock.real_now(), purpose=_BEGUN, most=_MOST_BEGUN
        )
    except TooManyQuestions as many:
        raise TooManySignIns(**many.facts) from many
    service = service_on(code, clock.today())
    there = IdentityProvider(request, app_of(service))
    answer: HttpResponse = there.redirect_from_request(request)
    return answer


@public
@never_cache
@require_GET
def back(request: HttpRequest, code: str) -> HttpResponse:
    """Take someone back from the identity service. Raises what the proof raises."""
    _go_on_in_own_words(request)
    service_on(code, clock.today())
    if request.GET.get("error") == _DENIED:  # some services forget the state then, and nothing hangs on it
        raise ProofCancelled
    answer: HttpResponse = OAuth2CallbackView.adapter_view(IdentityAdapter(request, code))(request)
    return answer


def level_of(request: HttpRequest) -> IdentityLevel:
    """Say how surely whoever sits there has proved who he is, in this session."""
    return IdentityLevel(request.session.get(SESSION_LEVEL, IdentityLevel.NONE))


def entity_of(request: HttpRequest) -> UUID | None:
    """Give the organisation that someone came in for, in this session."""
    said = request.session.get(SESSION_ENTITY)
    return UUID(said) if said else None


def _go_on_in_own_words(request: HttpRequest) -> None:
    language = request.session.get(_LANGUAGE)
    if language:
        activate(language)


def _come_in(service: IdentityService, claims: dict[str, object]) -> CameIn:
    for left in reversed(range(_TRIES)):
        try:
            with transaction.atomic():
                return come_in(service, claims, by=SYSTEM, at=clock.now())
        except (AccountAttached, NumberTaken):
            if not left:
                raise
    raise ProofStale
