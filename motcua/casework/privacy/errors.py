"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class RequestUnknown(NotFound):
    """There is no such request of who asks."""

    code = "privacy.request_unknown"
    message = _("Không tìm thấy yêu cầu này.")


class AskedByNobody(Refused):
    """Only a person about himself asks."""

    code = "privacy.asked_by_nobody"
    message = _("Chỉ chính người có dữ liệu mới gửi được yêu cầu này. Hãy đăng nhập bằng tài khoản của mình.")
    status = 403


class WishOdd(Invalid):
    """Nobody knows such a wish."""

    code = "privacy.wish_odd"
    message = _("Hãy chọn điều anh, chị yêu cầu.")


class WordsOdd(Invalid):
    """A request and an answer say something, and not without end."""

    code = "privacy.words_odd"
    message = _("Hãy ghi rõ nội dung, không quá {most} chữ cái và dấu.")


class RequestEnded(Refused):
    """It was answered, or taken back."""

    code = "privacy.request_ended"
    message = _("Yêu cầu này đã xong: {state}.")


class LimitOverlaps(Refused):
    """Two limits would stand on the same day."""

    code = "privacy.limit_overlaps"
    message = _("Thời hạn «{limit_code}» đã có dòng khác trong những ngày này.")
