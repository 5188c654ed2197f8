"""Who may do what in this room."""

from typing import Final

from django.utils.translation import gettext_lazy as _

KEEP: Final = "national_portal.keep"
RIGHTS = {KEEP: _("Trao đổi hồ sơ với Cổng Dịch vụ công quốc gia: xem, nhận lại, gửi lại")}
