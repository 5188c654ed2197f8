"""Tài khoản: list, open, close, reset, sign out."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.event_words import told
from motcua.faces.console.forms.accounts import OpenAccountForm
from motcua.faces.console.pages import ROWS, show, sliced, words_asked
from motcua.faces.console.passwords import new_password
from motcua.faces.console.sheets import OnceForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts import actions, queries
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.events.queries import chain_of

Given = Mapping[str, Any]  # Any: a form's cleaned data
RIGHT = "accounts.edit"


@officer(RIGHT)
@require_safe
def accounts(request: HouseRequest) -> HttpResponse:
    """List accounts by login."""
    text = words_asked(request)
    rows = queries.accounts(text=text, after=words_asked(request, "sau"))
    words = {"page": sliced(rows, lambda row: row.login), "text": text}
    return show(request, "console/accounts/list.html", words)


@officer(RIGHT)
@require_safe
def account(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Show an account: its state, where it is signed in, what happened to it."""
    found = queries.account(account_id)
    past = [told(row) for row in chain_of("account", account_id).reverse()[:ROWS]]
    words = {
        "found": found,
        "has_second_factor": queries.has_second_factor(account_id),
        "sessions": list(queries.sessions_of(account_id)),
        "locked": queries.lockout_of(found.login, real_now=clock.real_now()),
        "past": past,
        "names": queries.names_of(record.actor_id for record in past),
        "is_own": account_id == request.actor.id,
    }
    return show(request, "console/accounts/one.html", words)


@officer(RIGHT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("password")
def open_one(request: HouseRequest) -> HttpResponse:
    """Open an account, and show its first password once."""
    password = new_password()

    def open_it(given: Given) -> HttpResponse:
        made = actions.open_account(
            given["login"],
            name=given["name"],
            kind=AccountKind(given["kind"]),
            password=password,
            by=request.actor,
            at=clock.now(),
        )
        words = {"found": made, "secret": password, "is_new": True, "what": _("Mật khẩu đầu tiên")}
        return show(request, "console/accounts/secret.html", words)

    sheet = Sheet(
        title=_("Mở tài khoản"),
        submit=_("Mở tài khoản"),
        back=reverse("console:accounts"),
        says=(
            _(
                "Hệ thống tự đặt mật khẩu đầu tiên và cho xem một lần. "
                "Cán bộ phải tạo mã xác thực khi vào lần đầu."
            ),
            _(
                "Quyền làm việc đi theo chức danh: mở tài khoản xong, "
                "hãy gắn tài khoản với cán bộ trong sổ tổ chức."
            ),
        ),
    )
    return through_sheet(request, sheet, OpenAccountForm(sent(request)), open_it)


@officer(RIGHT)
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("password")
def reset_password(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Give a new password, shown once; all sessions end."""
    found = queries.account(account_id)
    password = new_password()

    def reset(given: Given) -> HttpResponse:
        actions.set_password(account_id, password, by=request.actor, at=clock.now())
        words = {"found": found, "secret": password, "is_new": False, "what": _("Mật khẩu mới")}
        return show(request, "console/accounts/secret.html", words)

    sheet = _about(
        account_id,
        title=_("Đặt lại mật khẩu của {name}").format(name=found.name),
        submit=_("Đặt lại mật khẩu"),
        says=(
            _("Mật khẩu cũ hết dùng được và mọi phiên đang đăng nhập kết thúc ngay."),
            _("Mật khẩu mới hiện một lần; hãy trao tận tay, không gửi qua thư hay tin nhắn."),
        ),
    )
    return through_sheet(request, sheet, OnceForm(sent(request)), reset)


@officer(RIGHT)
@require_http_methods(["GET", "POST"])
def reset_second_factor(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Take a lost second factor away."""
    found = queries.account(account_id)
    sheet = _about(
        account_id,
        title=_("Gỡ xác thực hai lớp của {name}").format(name=found.name),
        submit=_("Gỡ xác thực hai lớp"),
        says=(
            _("Chỉ làm khi chính người dùng báo mất thiết bị và đã được nhận diện."),
            _("Mọi phiên đang đăng nhập kết thúc; lần vào sau phải tạo mã xác thực mới."),
        ),
    )
    done = _("Đã gỡ xác thực hai lớp. Lần đăng nhập sau sẽ yêu cầu tạo mã mới.")
    return _act(request, account_id, sheet, actions.reset_second_factor, done)


@officer(RIGHT)
@require_http_methods(["GET", "POST"])
def end_sessions(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Sign an account out everywhere."""
    found = queries.account(account_id)
    sheet = _about(
        account_id,
        title=_("Đăng xuất {name} khỏi mọi nơi").format(name=found.name),
        submit=_("Đăng xuất khỏi mọi nơi"),
        says=(_("Việc đang nhập dở trên các máy đó sẽ mất."),),
    )
    return _act(request, account_id, sheet, actions.end_sessions, _("Đã kết thúc mọi phiên đăng nhập."))


@officer(RIGHT)
@require_http_methods(["GET", "POST"])
def close_one(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Close an account."""
    found = queries.account(account_id)
    sheet = _about(
        account_id,
        title=_("Khóa tài khoản của {name}").format(name=found.name),
        submit=_("Khóa tài khoản"),
        says=(
            _("Mọi phiên đăng nhập kết thúc ngay và không thể đăng nhập lại cho đến khi mở khóa."),
            _("Chức danh và việc đang giữ không đổi; hãy bàn giao trong sổ tổ chức nếu người này thôi việc."),
        ),
    )
    return _act(request, account_id, sheet, actions.close_account, _("Đã khóa tài khoản."))


@officer(RIGHT)
@require_http_methods(["GET", "POST"])
def reopen_one(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Let a closed account sign in again."""
    found = queries.account(account_id)
    sheet = _about(
        account_id,
        title=_("Mở khóa tài khoản của {name}").format(name=found.name),
        submit=_("Mở khóa"),
        says=(_("Người dùng đăng nhập lại được bằng mật khẩu và mã xác thực đang có."),),
    )
    return _act(request, account_id, sheet, actions.reopen_account, _("Đã mở khóa tài khoản."))


@officer(RIGHT)
@require_http_methods(["GET", "POST"])
def lift_lockout(request: HouseRequest, account_id: UUID) -> HttpResponse:
    """Let somebody who failed too often try again at once."""
    found = queries.account(account_id)
    sheet = _about(
        account_id,
        title=_("Cho {name} thử đăng nhập lại").format(name=found.name),
        submit=_("Bỏ tạm khóa"),
        says=(_("Xóa số lần đăng nhập sai đã đếm. Hãy chắc rằng chính người dùng đã gõ nhầm."),),
    )
    return _act(request, account_id, sheet, actions.lift_lockout, _("Đã bỏ tạm khóa; có thể đăng nhập lại."))


def _about(account_id: UUID, *, title: str, submit: str, says: tuple[str, ...]) -> Sheet:
    back = reverse("console:account", args=[account_id])
    return Sheet(title=title, submit=submit, back=back, says=says, is_danger=True)


def _act(
    request: HouseRequest, account_id: UUID, sheet: Sheet, action: Callable[..., object], done: str
) -> HttpResponse:
    """Ask, then do to one account what an action of its room does."""
    act = partial(action, account_id, by=request.actor, at=clock.now())

    def do(given: Given) -> str:
        act()
        return sheet.back

    return through_sheet(request, sheet, OnceForm(sent(request)), do, done=done)
