"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

REDATE = "deadlines.redate"
KEEP_LADDER = "deadlines.keep_ladder"

RIGHTS = {
    REDATE: _("Tính lại hạn của các hồ sơ đang giải quyết khi thời gian làm việc thay đổi"),
    KEEP_LADDER: _("Đặt các bậc cảnh báo sắp đến hạn"),
}
