"""Dữ liệu do máy tạo ra: what a demo's workbook says of itself; nothing in a real province."""

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.foundation.workbooks import Sheet


def made_up_rows() -> list[tuple[str, str]]:
    """Say in a demo's workbook that its figures are made up; nothing in a real province."""
    if not settings.MOTCUA_DEMO:
        return []
    return [(_("Lưu ý"), _("Bản chạy thử: hồ sơ, con người và số liệu do máy tạo ra."))]


def made_up_sheets() -> list[Sheet]:
    """Give the same as a sheet of its own, for a workbook that begins with its rows."""
    said = made_up_rows()
    return [Sheet(_("Lưu ý"), (_("Nội dung"), _("Giá trị")), said, (_("Giá trị"),))] if said else []
