"""Who may make the key of the house."""

from django.utils.translation import gettext_lazy as _

RIGHTS = {
    "seals.make_key": _("Tạo khóa ký của hệ thống"),
}
