"""The refusals of the file store."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class FileTooBig(Refused):
    """The file is larger than what this place takes in."""

    code = "files.too_big"
    message = _("Tệp lớn hơn {limit}. Hãy giảm độ phân giải khi quét, nén tệp, hoặc chia thành nhiều tệp.")
    status = 413


class LengthMissing(Refused):
    """The request does not say beforehand how long it is."""

    code = "files.length_missing"
    message = _("Bên gửi chưa cho biết độ dài của nội dung gửi lên. Hãy gửi lại kèm Content-Length.")
    status = 411


class FileEmpty(Invalid):
    """The file has no content."""

    code = "files.empty"
    message = _("Tệp “{name}” trống. Hãy chọn lại tệp.")


class KindNotTaken(Refused):
    """The file's content is of a kind that is not taken here."""

    code = "files.kind_not_taken"
    message = _("Không nhận {kind}. Tệp “{name}” phải là một trong: {taken}.")
    status = 415


class NameAndContentDiffer(Refused):
    """The file's name says one kind and its content is another."""

    code = "files.name_and_content_differ"
    message = _(
        "Tệp “{name}” có đuôi {extension} ({named}) nhưng nội dung là {kind}. "
        "Hãy chọn đúng tệp, hoặc lưu lại tệp đúng loại."
    )
    status = 415


class FileUnreadable(Invalid):
    """The file is broken or locked by a password, so nobody could read it later."""

    code = "files.unreadable"
    message = _("Tệp “{name}” bị hỏng hoặc có mật khẩu nên không đọc được. Hãy lưu lại tệp không mật khẩu.")


class FileUnknown(NotFound):
    """No such file was kept."""

    code = "files.unknown"
    message = _("Không tìm thấy tệp.")


class FileLost(Refused):
    """The file is on record but its bytes are gone from the store."""

    code = "files.lost"
    message = _("Nội dung của tệp không còn trong kho. Hãy báo người quản trị khôi phục từ bản sao lưu.")
    status = 500


class StoreFull(Refused):
    """The store has no room left, or cannot be reached."""

    code = "files.store_full"
    message = _("Kho tệp đã hết chỗ hoặc không ghi được. Tệp chưa được lưu; hãy báo người quản trị.")
    status = 507


class FileInfected(Refused):
    """The scanner found malware in it."""

    code = "files.infected"
    message = _(
        "Tệp “{name}” có mã độc nên không được nhận. Hãy quét máy của anh, chị rồi chọn tệp khác, "
        "hoặc mang giấy tờ đến bộ phận một cửa."
    )
    status = 422


class FileHeld(Refused):
    """The file is kept, but nobody opens it before it has been scanned."""

    code = "files.held"
    message = _("Tệp đang chờ quét mã độc nên chưa mở được. Xin thử lại sau ít phút; tệp không bị mất.")
    status = 423


class FileQuarantined(Refused):
    """Malware was found in the file after it had been kept; nobody opens it any more."""

    code = "files.quarantined"
    message = _(
        "Tệp có mã độc, phát hiện sau khi lưu, nên không mở được nữa. Hãy đề nghị người nộp gửi tệp khác."
    )
    status = 423
