"""The rights of this room, and whose vault one opens."""

from django.utils.translation import gettext_lazy as _

KEEP = "documents.keep"
REMOVE = "documents.remove"
RIGHTS = {
    KEEP: _("Giữ kho giấy tờ: loại giấy tờ, lời đồng ý, đưa giấy tờ đã xác nhận vào kho"),
    REMOVE: _("Gỡ giấy tờ khỏi kho của tổ chức, cá nhân theo yêu cầu"),
}
