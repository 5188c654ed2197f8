"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import NotFound, Refused


class LoginTaken(Refused):
    """Two accounts never share a login."""

    code = "accounts.login_taken"
    message = _("Tên đăng nhập «{login}» đã có người dùng. Hãy chọn tên khác.")


class WeakPassword(Refused):
    """The password breaks a rule; the sentences of the rules are in `why`."""

    code = "accounts.weak_password"
    message = _("Mật khẩu chưa đạt: {why}")
    status = 422


class AccountUnknown(NotFound):
    """There is no such account."""

    code = "accounts.unknown"
    message = _("Không có tài khoản «{login}».")


class AccountClosed(Refused):
    """The account was closed before."""

    code = "accounts.closed"
    message = _("Tài khoản «{login}» đã bị khóa trước đó.")


class OwnAccount(Refused):
    """Nobody closes the account he stands on."""

    code = "accounts.own"
    message = _("Không thể tự khóa tài khoản đang dùng. Hãy nhờ một quản trị viên khác.")
