"""What keepers do with agencies and posts."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.faces.console.forms.organisations import (
    AgencyForm,
    AliasForm,
    IdentifierForm,
    LastDayForm,
    NewAgencyForm,
    PostForm,
    RolesForm,
)
from motcua.faces.console.meant import agency_meant, place_meant
from motcua.faces.console.sheets import Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.registers.organisations import actions, queries
from motcua.registers.organisations.actions import AgencyDraft, Description, IdentifierDraft, PostDraft

Given = Mapping[str, Any]  # Any: a form's cleaned data
EDIT = "organisations.edit"


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def found_one(request: HouseRequest) -> HttpResponse:
    """Take an agency into the register."""

    def found_it(given: Given) -> str:
        draft = AgencyDraft(given["code"], _description(given), given["since"])
        made = actions.found_agency(draft, by=request.actor, at=clock.now())
        return f"{reverse('console:agency', args=[made.id])}?ngay={given['since']:%Y-%m-%d}"

    sheet = _sheet(_("Thêm cơ quan"), _("Ghi vào sổ"), reverse("console:organisations"))
    form = NewAgencyForm(sent(request), initial={"since": clock.today()})
    return through_sheet(request, sheet, form, found_it, done=_("Đã ghi cơ quan vào sổ tổ chức."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def change_one(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Describe an agency anew from a day on."""
    today = clock.today()
    term = queries.agency_on(agency_id, today)
    old = asdict(Description.of(term))

    def change_it(given: Given) -> str:
        actions.change_agency(
            agency_id, _description(given), since=given["since"], by=request.actor, at=clock.now()
        )
        return f"{_page(agency_id)}?ngay={given['since']:%Y-%m-%d}"

    sheet = _sheet(
        _("Thay đổi {name}").format(name=term.name),
        _("Ghi thay đổi"),
        _page(agency_id),
        _("Đổi tên, sáp nhập, chuyển cấp trên có hiệu lực từ một ngày; những gì đúng trước ngày đó vẫn giữ."),
    )
    form = AgencyForm(sent(request), initial={**old, "since": today})
    return through_sheet(request, sheet, form, change_it, done=_("Đã ghi thay đổi."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def close_one(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """End an agency after a day."""
    term = queries.agency_on(agency_id, clock.today())

    def close_it(given: Given) -> str:
        actions.close_agency(agency_id, last_day=given["last_day"], by=request.actor, at=clock.now())
        return _page(agency_id)

    sheet = Sheet(
        title=_("Kết thúc hoạt động {name}").format(name=term.name),
        submit=_("Kết thúc hoạt động"),
        back=_page(agency_id),
        says=(
            _("Sau ngày cuối cùng, chức danh, mã định danh và tên gọi khác của cơ quan cùng hết hiệu lực."),
            _("Đơn vị trực thuộc và người đang giữ chức danh phải được sắp xếp trước."),
        ),
        is_danger=True,
    )
    return through_sheet(
        request, sheet, LastDayForm(sent(request)), close_it, done=_("Đã ghi ngày kết thúc.")
    )


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def give_identifier(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Give an agency an identification code from a day on."""
    term = queries.agency_on(agency_id, clock.today())

    def give_it(given: Given) -> str:
        draft = IdentifierDraft(given["code"].strip(), given["mark"])
        actions.give_identifier(agency_id, draft, since=given["since"], by=request.actor, at=clock.now())
        return _page(agency_id)

    sheet = _sheet(
        _("Mã định danh của {name}").format(name=term.name),
        _("Cấp mã"),
        _page(agency_id),
        _("Mã đang dùng hết hiệu lực vào hôm trước. Mã đã đóng không bao giờ cấp lại cho cơ quan khác."),
    )
    return through_sheet(
        request, sheet, IdentifierForm(sent(request)), give_it, done=_("Đã cấp mã định danh.")
    )


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def add_alias(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Let an agency go by another name, too."""
    term = queries.agency_on(agency_id, clock.today())

    def add_it(given: Given) -> str:
        actions.add_alias(agency_id, given["text"], since=given["since"], by=request.actor, at=clock.now())
        return _page(agency_id)

    sheet = _sheet(_("Tên gọi khác của {name}").format(name=term.name), _("Thêm tên gọi"), _page(agency_id))
    return through_sheet(request, sheet, AliasForm(sent(request)), add_it, done=_("Đã thêm tên gọi."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def open_post(request: HouseRequest, agency_id: UUID) -> HttpResponse:
    """Open a post at an agency."""
    term = queries.agency_on(agency_id, clock.today())

    def open_it(given: Given) -> str:
        draft = PostDraft(
            code=given["code"],
            title=given["title"],
            agency=term.agency.code,
            roles=tuple(given["roles"]),
            valid_from=given["since"],
            rank=given["rank"],
        )
        actions.open_post(draft, by=request.actor, at=clock.now())
        return _page(agency_id)

    sheet = _sheet(_("Thêm chức danh"), _("Lập chức danh"), _page(agency_id), eyebrow=term.name)
    form = PostForm(sent(request), initial={"code": f"{term.agency.code}."})
    return through_sheet(request, sheet, form, open_it, done=_("Đã lập chức danh."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def set_roles(request: HouseRequest, post_id: UUID) -> HttpResponse:
    """Let a post bear other roles from a day on."""
    today = clock.today()
    post = queries.post(post_id)
    bears = [row.role for row in queries.role_rows([post_id]) if row.holds_on(today)]

    def set_them(given: Given) -> str:
        actions.set_post_roles(
            post_id, given["roles"], since=given["since"], by=request.actor, at=clock.now()
        )
        return _page(post.agency_id)

    sheet = _sheet(
        _("Vai trò của {title}").format(title=post.title),
        _("Lưu vai trò"),
        _page(post.agency_id),
        _("Người đang giữ chức danh được hoặc mất quyền theo vai trò mới từ ngày này."),
    )
    form = RolesForm(sent(request), initial={"roles": bears, "since": today})
    return through_sheet(request, sheet, form, set_them, done=_("Đã đổi vai trò của chức danh."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def close_post(request: HouseRequest, post_id: UUID) -> HttpResponse:
    """End a post after a day."""
    post = queries.post(post_id)

    def close_it(given: Given) -> str:
        actions.close_post(post_id, last_day=given["last_day"], by=request.actor, at=clock.now())
        return _page(post.agency_id)

    sheet = Sheet(
        title=_("Bỏ chức danh {title}").format(title=post.title),
        submit=_("Bỏ chức danh"),
        back=_page(post.agency_id),
        says=(_("Người đang giữ chức danh phải thôi giữ trước ngày này."),),
        is_danger=True,
    )
    return through_sheet(request, sheet, LastDayForm(sent(request)), close_it, done=_("Đã bỏ chức danh."))


def _description(given: Given) -> Description:
    """What was typed of an agency, its parent and place found by name or code."""
    day: date = given["since"]
    return Description(
        name=given["name"],
        kind=given["kind"],
        level=given["level"],
        short_name=given["short_name"],
        parent=agency_meant(given["parent"], day).agency.code if given["parent"].strip() else None,
        place=place_meant(given["place"], day).code if given["place"].strip() else None,
        rank=given["rank"],
    )


def _page(agency_id: UUID) -> str:
    return reverse("console:agency", args=[agency_id])


def _sheet(title: str, submit: str, back: str, *says: str, eyebrow: str = "") -> Sheet:
    return Sheet(title=title, submit=submit, back=back, says=says, eyebrow=eyebrow)
