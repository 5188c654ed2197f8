"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

KEEP = "places.keep"
RIGHTS = {KEEP: _("Giữ sổ địa bàn: ghi, sửa và sắp xếp đơn vị hành chính")}
