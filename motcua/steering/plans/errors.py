"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound


class FileUnreadable(Invalid):
    """The file cannot be opened as what it says it is."""

    code = "plan.file_unreadable"
    message = _("Không đọc được tệp: {why}.")


class FileHasMacros(Invalid):
    """The document carries a program."""

    code = "plan.file_has_macros"
    message = _(
        "Tệp có chứa macro (chương trình nhúng) nên không được nhận. Hãy lưu lại thành .docx "
        "thường rồi thử lại."
    )


class FileTooLarge(Invalid):
    """The file is larger than any plan is."""

    code = "plan.file_too_large"
    message = _("Tệp nặng {size} MB, quá mức {most} MB. Hãy tách riêng phần kế hoạch và phụ lục.")


class FileLocked(Invalid):
    """The file is closed with a password."""

    code = "plan.file_locked"
    message = _("Tệp được bảo vệ bằng mật khẩu. Hãy lưu lại một bản không mật khẩu rồi thử lại.")


class FileIsPicture(Invalid):
    """The file holds pictures of pages, without their text."""

    code = "plan.file_is_picture"
    message = _(
        "Tệp này là bản quét (ảnh), không có lớp chữ. Việc đọc chữ trong ảnh thuộc phần số hóa tài liệu; "
        "trước mắt hãy dùng bản .docx hoặc .pdf xuất từ máy."
    )


class FormatUnknown(Invalid):
    """The file is of a kind that the reader does not open."""

    code = "plan.format_unknown"
    message = _("Tệp “{name}” không phải loại đọc được ({kind}). Đọc được: .docx, .pdf, .html, .xlsx, .txt.")


class FileMissing(NotFound):
    """There is no such file."""

    code = "plan.file_missing"
    message = _("Không tìm thấy tệp “{name}”.")
