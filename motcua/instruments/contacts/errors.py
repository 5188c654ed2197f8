"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class ContactIsPersonal(Refused):
    """Only a person says where he himself is told."""

    code = "contacts.personal"
    message = _("Hãy đăng nhập bằng tài khoản của mình để chọn nơi nhận tin.")
    status = 403


class ChannelAbsent(Invalid):
    """The province has no such channel."""

    code = "contacts.channel_absent"
    message = _("Tỉnh chưa gửi tin được bằng kênh này. Hãy chọn kênh khác.")


class AddressOdd(Invalid):
    """The channel does not reach such an address."""

    code = "contacts.address_odd"
    message = _(
        "Chưa đúng. Thư điện tử có dạng ten@noi-gui.vn; số điện thoại di động có 10 chữ số, "
        "ví dụ 0905 123 456."
    )


class TooManyCodes(Refused):
    """Codes were asked for too often, by a person or for an address."""

    code = "contacts.too_many_codes"
    message = _("Đã gửi nhiều mã. Hãy đợi {minutes} phút rồi yêu cầu mã mới.")
    status = 429


class ContactUnknown(NotFound):
    """There is no such contact point of who asks."""

    code = "contacts.unknown"
    message = _("Không tìm thấy nơi nhận tin này.")


class ContactNotWaiting(Refused):
    """It was confirmed before, or given up."""

    code = "contacts.not_waiting"
    message = _("Địa chỉ này không chờ mã xác nhận: {state}.")


class CodeWrong(Invalid):
    """The code typed is another one."""

    code = "contacts.code_wrong"
    message = _("Mã chưa đúng. Còn {left} lần thử.")


class CodeSpent(Refused):
    """The code lives no longer, or was tried too often."""

    code = "contacts.code_spent"
    message = _("Mã không dùng được nữa: quá 10 phút hoặc gõ sai nhiều lần. Hãy yêu cầu mã mới.")
