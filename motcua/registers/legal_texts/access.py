"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

KEEP = "legal_texts.keep"
RIGHTS = {KEEP: _("Giữ sổ văn bản: ghi và sửa văn bản làm căn cứ")}
