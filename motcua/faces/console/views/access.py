"""Vai trò và mã truy cập: roles as sets of rights; tokens by which machines act."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.forms.accounts import IssueTokenForm, RoleForm, right_choices
from motcua.faces.console.pages import ROWS, show
from motcua.faces.console.sheets import OnceForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.access import actions, queries
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.accounts.queries import names_of

Given = Mapping[str, Any]  # Any: a form's cleaned data
ROLES = "access.edit_roles"
TOKENS = "access.issue_token"


@officer(ROLES)
@require_safe
def roles(request: HouseRequest) -> HttpResponse:
    """List roles with what each may do."""
    titles = HOUSE_BOOK.rights
    rows = [
        {"role": role, "rights": [titles.get(right, right) for right in role.rights]}
        for role in queries.roles()
    ]
    return show(request, "console/access/roles.html", {"rows": rows, "groups": right_choices()})


@officer(ROLES)
@require_http_methods(["GET", "POST"])
def role(request: HouseRequest, code: str = "") -> HttpResponse:
    """Make a role, or change the rights of one."""
    found = queries.role_by_code(code) if code else None

    def set_it(given: Given) -> str:
        actions.set_role(
            code or given["code"],
            name=given["name"],
            rights=given["rights"],
            everywhere=given["everywhere"],
            by=request.actor,
            at=clock.now(),
        )
        return reverse("console:roles")

    initial = (
        {"code": code, "name": found.name, "everywhere": found.everywhere, "rights": found.rights}
        if found
        else {}
    )
    form = RoleForm(sent(request), initial=initial)
    if found:
        form.fields["code"].disabled = True
    title = _("Sửa vai trò {name}").format(name=found.name) if found else _("Thêm vai trò")
    says = (_("Người đang giữ chức danh có vai trò này được hoặc mất quyền ngay ở lần mở trang kế tiếp."),)
    sheet = Sheet(
        title=title, submit=_("Lưu vai trò"), back=reverse("console:roles"), says=says if found else ()
    )
    return through_sheet(request, sheet, form, set_it, done=_("Đã lưu vai trò."))


@officer(TOKENS)
@require_safe
def tokens(request: HouseRequest) -> HttpResponse:
    """List tokens: who uses them, for what, until when."""
    rows = list(queries.tokens()[: ROWS * 10])
    now = clock.real_now()
    words = {
        "rows": rows,
        "now": now,
        "names": names_of(row.issued_by for row in rows),
        "titles": HOUSE_BOOK.rights,
    }
    return show(request, "console/access/tokens.html", words)


@officer(TOKENS)
@never_cache
@require_http_methods(["GET", "POST"])
def issue(request: HouseRequest) -> HttpResponse:
    """Issue a token; its secret is shown here, once."""

    def issue_it(given: Given) -> HttpResponse:
        token, secret = actions.issue_token(
            given["name"],
            post_code=given["post_code"],
            scopes=given["scopes"],
            days=given["days"],
            by=request.actor,
            at=clock.now(),
            real_now=clock.real_now(),
        )
        return show(request, "console/access/secret.html", {"token": token, "secret": secret})

    sheet = Sheet(
        title=_("Cấp mã truy cập"),
        submit=_("Cấp mã"),
        back=reverse("console:tokens"),
        says=(_("Mã chỉ hiện một lần ngay sau khi cấp; hệ thống chỉ giữ dấu vân của mã."),),
    )
    return through_sheet(request, sheet, IssueTokenForm(sent(request)), issue_it)


@officer(TOKENS)
@require_http_methods(["GET", "POST"])
def revoke(request: HouseRequest, token_id: UUID) -> HttpResponse:
    """Revoke a token at once."""
    found = queries.token(token_id)
    sheet = Sheet(
        title=_("Thu hồi mã {prefix}…").format(prefix=found.prefix),
        eyebrow=found.name,
        submit=_("Thu hồi mã"),
        back=reverse("console:tokens"),
        says=(_("Hệ thống đang dùng mã này bị từ chối ngay từ câu hỏi kế tiếp. Không khôi phục được."),),
        is_danger=True,
    )

    def revoke_it(given: Given) -> str:
        actions.revoke_token(token_id, by=request.actor, at=clock.now(), real_now=clock.real_now())
        return sheet.back

    return through_sheet(
        request, sheet, OnceForm(sent(request)), revoke_it, done=_("Đã thu hồi mã truy cập.")
    )
