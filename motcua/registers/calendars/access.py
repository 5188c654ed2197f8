"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

KEEP = "calendars.keep"
RIGHTS = {KEEP: _("Giữ lịch làm việc: khai báo ngày nghỉ, làm bù và giờ làm việc")}
