"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, Refused


class PdfUnreadable(Invalid):
    """What was given is no PDF that can be signed or judged."""

    code = "seals.pdf_unreadable"
    message = _("Tệp không phải PDF đọc được nên không ký, không kiểm tra chữ ký được.")


class SealKeyMissing(Refused):
    """The house has no signing key yet, or cannot read it."""

    code = "seals.key_missing"
    message = _(
        "Chưa có khóa ký trong thư mục khóa {folder}. Chạy «motcua init» hoặc khôi phục từ bản sao lưu."
    )
    status = 503


class SealerUnavailable(Refused):
    """No sealer is plugged in, or the signing service does not answer."""

    code = "seals.unavailable"
    message = _("Dịch vụ ký số chưa sẵn sàng. Hãy thử lại sau ít phút.")
    status = 503
