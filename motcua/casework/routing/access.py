"""Who says where a filing belongs."""

from django.utils.translation import gettext_lazy as _

ASSIGN = "routing.assign"
RIGHTS = {
    ASSIGN: _("Xác định nơi giải quyết của hồ sơ chưa rõ thẩm quyền"),
}
