"""The refusals of the key folder."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Refused


class KeysMissing(Refused):
    """The key folder is not there or cannot be read."""

    code = "keys.missing"
    message = _("Không đọc được thư mục khóa {folder}. Khôi phục từ bản sao lưu hoặc chạy «motcua init».")
    status = 503


class KeyUnknown(Refused):
    """A value was closed with a key that is no longer in the folder, or was altered."""

    code = "keys.unknown"
    message = _("Dữ liệu mã hóa không mở được bằng các khóa hiện có (khóa «{key}»). Kiểm tra thư mục khóa.")
    status = 500
