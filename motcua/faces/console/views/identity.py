"""Dịch vụ định danh: where citizens prove who they are, from which day on, and whether it answers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.exchange.identity.actions import ServiceDraft, set_service
from motcua.exchange.identity.models import IdentityService
from motcua.exchange.identity.queries import all_services, asks_at, service
from motcua.faces.console.forms.identity import ServiceForm, as_asked
from motcua.faces.console.pages import show
from motcua.faces.console.sheets import Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock

Given = Mapping[str, Any]  # Any: a form's cleaned data
KEEP = "identity.keep"


@officer(KEEP)
@require_safe
def services(request: HouseRequest) -> HttpResponse:
    """List the services, those of today asked whether they answer."""
    today = clock.today()
    rows = [
        {
            "service": one,
            "stands": (stands := one.valid_from <= today and (one.valid_to is None or today <= one.valid_to)),
            "answers": stands and asks_at(one) is not None,
            "back": request.build_absolute_uri(reverse("identity_back", args=[one.code])),
        }
        for one in all_services()
    ]
    return show(request, "console/identity/services.html", {"rows": rows, "today": today})


@officer(KEEP)
@require_http_methods(["GET", "POST"])
def new(request: HouseRequest) -> HttpResponse:
    """Name a service."""
    return _through(request, None)


@officer(KEEP)
@require_http_methods(["GET", "POST"])
def one(request: HouseRequest, service_id: UUID) -> HttpResponse:
    """Say a service otherwise, or until when it stands."""
    return _through(request, service(service_id))


def _through(request: HouseRequest, found: IdentityService | None) -> HttpResponse:
    form = ServiceForm(
        sent(request), known_at=found.issuer if found and found.client_secret else "", initial=_initial(found)
    )
    for name in ("code", "since") if found else ():
        form.fields[name].disabled = True

    def set_it(given: Given) -> str:
        draft = ServiceDraft(
            code=given["code"],
            name=given["name"],
            issuer=given["issuer"],
            client_id=given["client_id"],
            client_secret=given["client_secret"] or (found.client_secret if found else ""),
            scope=given["scope"],
            asks_level=given["asks_level"],
            claims=form.claims,
            levels=given["levels"],
            organisation=given["organisation"],
            valid_from=given["since"],
            valid_to=given["until"],
        )
        set_service(draft, by=request.actor, at=clock.now())
        return reverse("console:identity")

    sheet = Sheet(
        title=_("Sửa dịch vụ định danh") if found else _("Thêm dịch vụ định danh"),
        eyebrow=found.name if found else "",
        submit=_("Lưu dịch vụ"),
        back=reverse("console:identity"),
        says=(
            _(
                "Người dân đăng nhập bằng dịch vụ này (OpenID Connect). Các tên mục lấy từ tài liệu kết nối; "
                "để trống thì dùng tên in mờ trong ô."
            ),
        ),
    )
    return through_sheet(request, sheet, form, set_it, done=_("Đã lưu dịch vụ định danh."))


def _initial(found: IdentityService | None) -> dict[str, object]:
    if found is None:
        return {"since": clock.today()}
    same = ("code", "name", "issuer", "client_id", "scope", "asks_level", "organisation")
    named = {name: getattr(found, name) for name in same}
    dated = {"since": found.valid_from, "until": found.valid_to}
    return {**named, **dated, **as_asked(found.claims, found.levels)}
