"""The rights of this room and of `accounts`, `events`, `jobs` and `audit`, on which it stands."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "accounts.edit": _("Mở, khóa tài khoản và đặt lại mật khẩu"),
    "access.edit_roles": _("Sửa vai trò"),
    "access.issue_token": _("Cấp và thu hồi mã truy cập của hệ thống"),
    "events.view": _("Xem sổ sự kiện"),
    "jobs.view": _("Xem việc chạy nền"),
    "jobs.replay": _("Chạy lại việc chuyển tin đã ngừng"),
    "audit.view": _("Xem nhật ký truy cập dữ liệu"),
}
