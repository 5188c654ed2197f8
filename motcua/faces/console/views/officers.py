"""Cán bộ: found, entered, put right, appointed, on leave, given an account; lists from a spreadsheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.forms.organisations import (
    AppointForm,
    AttachForm,
    EndHoldingForm,
    LastDayForm,
    LeaveForm,
    OfficerForm,
    RollForm,
)
from motcua.faces.console.meant import officer_meant
from motcua.faces.console.pages import ROWS, CursorUnreadable, show, words_asked
from motcua.faces.console.sheets import OnceForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import account, account_by_login
from motcua.registers.organisations import actions, queries
from motcua.registers.organisations.actions import OfficerDraft

Given = Mapping[str, Any]  # Any: a form's cleaned data
EDIT, LEAVE = "organisations.edit", "organisations.leave"


@officer()
@require_safe
def officers(request: HouseRequest) -> HttpResponse:
    """List officers in dictionary order, or those that a search found."""
    text = words_asked(request)
    rows = queries.officers(text)
    after = request.GET.get("sau", "")
    if after:
        rows = rows.filter(_behind(after))
    found = list(rows[: ROWS + 1])
    shown = found[:ROWS]
    more = str(shown[-1].id) if len(found) > ROWS else ""
    return show(request, "console/officers/list.html", {"rows": shown, "after": more, "text": text})


@officer()
@require_safe
def one(request: HouseRequest, officer_id: UUID) -> HttpResponse:
    """Show an officer: posts now and before, leaves, account."""
    found = queries.officer(officer_id)
    holdings = list(queries.holdings_of(officer_id))
    today = clock.today()
    agencies = queries.names_of({holding.post.agency_id for holding in holdings}, today)
    may_reach = request.actor.may(EDIT) or request.actor.may(LEAVE)
    words = {
        "found": found,
        "today": today,
        "now": [holding for holding in holdings if holding.valid_to is None or holding.valid_to >= today],
        "before": [holding for holding in holdings if holding.valid_to and holding.valid_to < today],
        "agencies": agencies,
        "leaves": list(queries.leaves_of(officer_id)[:20]),
        "account": account(found.account_id) if found.account_id else None,
        "may_reach": may_reach,
    }
    return show(request, "console/officers/one.html", words)


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def enter(request: HouseRequest) -> HttpResponse:
    """Enter an officer."""

    def enter_it(given: Given) -> str:
        made = actions.enter_officer(_draft(given), by=request.actor, at=clock.now())
        return _page(made.id)

    sheet = Sheet(_("Thêm cán bộ"), _("Ghi vào sổ"), reverse("console:officers"))
    return through_sheet(
        request, sheet, OfficerForm(sent(request)), enter_it, done=_("Đã ghi cán bộ vào sổ.")
    )


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def correct(request: HouseRequest, officer_id: UUID) -> HttpResponse:
    """Put right what the register says of an officer."""
    found = queries.officer(officer_id)

    def correct_it(given: Given) -> str:
        actions.correct_officer(officer_id, _draft(given), by=request.actor, at=clock.now())
        return _page(officer_id)

    fields = ("code", "full_name", "email", "phone", "login")
    form = OfficerForm(sent(request), initial={name: getattr(found, name) for name in fields})
    form.fields["code"].disabled = True
    sheet = Sheet(_("Đính chính {name}").format(name=found.full_name), _("Lưu"), _page(officer_id))
    return through_sheet(request, sheet, form, correct_it, done=_("Đã đính chính."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def appoint(request: HouseRequest, post_id: UUID) -> HttpResponse:
    """Let an officer take up a post."""
    post = queries.post(post_id)
    back = reverse("console:agency", args=[post.agency_id])

    def appoint_it(given: Given) -> str:
        who = officer_meant(given["officer"], given["since"])
        actions.appoint(
            who.id,
            post_id,
            since=given["since"],
            until=given["until"],
            decision=given["decision"],
            by=request.actor,
            at=clock.now(),
        )
        return f"{back}?ngay={given['since']:%Y-%m-%d}"

    sheet = Sheet(_("Giao giữ chức danh"), _("Giao chức danh"), back, eyebrow=post.title)
    return through_sheet(request, sheet, AppointForm(sent(request)), appoint_it, done=_("Đã giao chức danh."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def end_holding(request: HouseRequest, holding_id: UUID) -> HttpResponse:
    """Let an officer leave a post after a day."""
    held = queries.holding(holding_id)
    back = _page(held.officer_id)

    def end_it(given: Given) -> str:
        typed = given["successor"].strip()
        heir = officer_meant(typed, given["last_day"]).id if typed else None
        actions.end_holding(
            holding_id, last_day=given["last_day"], successor_id=heir, by=request.actor, at=clock.now()
        )
        return back

    sheet = Sheet(
        title=_("{name} thôi giữ chức danh").format(name=held.officer.full_name),
        submit=_("Ghi thôi giữ"),
        back=back,
        eyebrow=held.post.title,
        says=(_("Sau ngày cuối cùng, quyền của chức danh không còn; việc chưa xong phải có người nhận."),),
        is_danger=True,
    )
    return through_sheet(
        request, sheet, EndHoldingForm(sent(request)), end_it, done=_("Đã ghi thôi giữ chức danh.")
    )


@officer(LEAVE)
@require_http_methods(["GET", "POST"])
def take_leave(request: HouseRequest, officer_id: UUID) -> HttpResponse:
    """Enter some days away, and who stands in."""
    found = queries.officer(officer_id)

    def take_it(given: Given) -> str:
        typed = given["cover"].strip()
        cover = officer_meant(typed, given["since"]).id if typed else None
        actions.take_leave(
            officer_id,
            since=given["since"],
            until=given["until"],
            covered_by=cover,
            by=request.actor,
            at=clock.now(),
        )
        return _page(officer_id)

    sheet = Sheet(
        _("Ghi nghỉ phép"),
        _("Ghi nghỉ phép"),
        _page(officer_id),
        eyebrow=found.full_name,
        says=(_("Người thay giữ các chức danh của người nghỉ trong những ngày này. Không ghi lý do nghỉ."),),
    )
    return through_sheet(request, sheet, LeaveForm(sent(request)), take_it, done=_("Đã ghi nghỉ phép."))


@officer(LEAVE)
@require_http_methods(["GET", "POST"])
def cut_leave(request: HouseRequest, officer_id: UUID, leave_id: UUID) -> HttpResponse:
    """Let a leave end earlier."""
    found = queries.officer(officer_id)

    def cut_it(given: Given) -> str:
        actions.cut_leave(leave_id, last_day=given["last_day"], by=request.actor, at=clock.now())
        return _page(officer_id)

    sheet = Sheet(
        _("Đi làm lại sớm"),
        _("Ghi ngày nghỉ cuối cùng"),
        _page(officer_id),
        eyebrow=found.full_name,
        says=(_("Chọn một ngày trước ngày bắt đầu nghỉ thì coi như không nghỉ."),),
    )
    return through_sheet(request, sheet, LastDayForm(sent(request)), cut_it, done=_("Đã ghi."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def attach(request: HouseRequest, officer_id: UUID) -> HttpResponse:
    """Let an officer sign in with an account."""
    found = queries.officer(officer_id)

    def attach_it(given: Given) -> str:
        actions.attach_account(
            officer_id, account_by_login(given["login"]).id, by=request.actor, at=clock.now()
        )
        return _page(officer_id)

    sheet = Sheet(_("Gắn tài khoản"), _("Gắn tài khoản"), _page(officer_id), eyebrow=found.full_name)
    form = AttachForm(sent(request), initial={"login": found.login})
    return through_sheet(request, sheet, form, attach_it, done=_("Đã gắn tài khoản."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def detach(request: HouseRequest, officer_id: UUID) -> HttpResponse:
    """Take an officer's account away."""
    found = queries.officer(officer_id)

    def detach_it(given: Given) -> str:
        actions.detach_account(officer_id, by=request.actor, at=clock.now())
        return _page(officer_id)

    sheet = Sheet(
        _("Gỡ tài khoản của {name}").format(name=found.full_name),
        _("Gỡ tài khoản"),
        _page(officer_id),
        says=(_("Tài khoản còn đăng nhập được nhưng không còn quyền nào."),),
        is_danger=True,
    )
    return through_sheet(request, sheet, OnceForm(sent(request)), detach_it, done=_("Đã gỡ tài khoản."))


@officer(EDIT)
@require_http_methods(["GET", "POST"])
def import_roll(request: HouseRequest) -> HttpResponse:
    """Take a list of officers in, whole or not at all; say of every line what became of it."""

    def import_it(given: Given) -> HttpResponse:
        rows = queries.roll_rows(given["file"].read())
        report = actions.import_officers(rows, by=request.actor, at=clock.now())
        status = 200 if report.is_sound else 422
        return show(request, "console/officers/roll.html", {"report": report}, status=status)

    sheet = Sheet(
        _("Nhập danh sách cán bộ"),
        _("Nhập danh sách"),
        reverse("console:officers"),
        says=(
            _("Một dòng sai thì không ghi dòng nào; sửa rồi nhập lại. Nhập lần thứ hai không thay đổi gì."),
        ),
        files=True,
    )
    form = RollForm(sent(request), request.FILES if request.method == "POST" else None)
    return through_sheet(request, sheet, form, import_it)


def _draft(given: Given) -> OfficerDraft:
    fields = ("code", "full_name", "email", "phone", "login")
    return OfficerDraft(**{name: given[name] for name in fields})


def _page(officer_id: UUID) -> str:
    return reverse("console:officer", args=[officer_id])


def _behind(officer_id: str) -> Q:
    """What stands behind an officer in the list. Raises CursorUnreadable."""
    try:
        last = queries.officer(UUID(officer_id))
    except ValueError as wrong:
        raise CursorUnreadable from wrong
    return Q(place_in_order__gt=last.place_in_order) | Q(
        place_in_order=last.place_in_order, code__gt=last.code
    )
