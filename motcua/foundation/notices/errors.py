"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class TemplateUnknown(NotFound):
    """No room declared such a template."""

    code = "notices.template_unknown"
    message = _("Không có mẫu thông báo “{template}”.")


class TemplateBroken(Invalid):
    """A template's text is not written in the template language."""

    code = "notices.template_broken"
    message = _("Mẫu thông báo viết sai: {why}")


class FactMissing(Invalid):
    """A template asks for a fact that was not given."""

    code = "notices.fact_missing"
    message = _("Mẫu thông báo “{template}” cần thông tin “{fact}” mà chưa được cung cấp.")


class ChannelUnknown(NotFound):
    """No such channel is plugged in."""

    code = "notices.channel_unknown"
    message = _("Không có kênh gửi “{channel}”.")


class AddressRefused(Invalid):
    """The channel cannot deliver to such an address."""

    code = "notices.address_refused"
    message = _("Địa chỉ nhận không đúng: kênh {channel} không gửi đến được {address}.")


class NoticeUnknown(NotFound):
    """No such notice."""

    code = "notices.unknown"
    message = _("Không tìm thấy thông báo.")


class NoticeNotFailed(Refused):
    """Only what failed is sent again by hand."""

    code = "notices.not_failed"
    message = _("Thông báo này không ở trạng thái “không gửi được” nên không gửi lại.")
