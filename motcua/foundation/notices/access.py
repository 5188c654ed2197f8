"""Who may do what with notices."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "notices.view": _("Xem danh sách thông báo đã gửi"),
    "notices.resend": _("Gửi lại thông báo không gửi được"),
    "notices.edit_templates": _("Sửa mẫu thông báo"),
}
