"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, Refused


class KeyReused(Invalid):
    """The key was used for another request before."""

    code = "once.key_reused"
    message = _(
        "Khóa «{key}» đã dùng cho một yêu cầu khác. Gửi lại đúng yêu cầu cũ thì dùng khóa cũ; "
        "yêu cầu mới cần khóa mới."
    )


class StillBeingDone(Refused):
    """The same request is being done at this moment, and how it ends is not known yet."""

    code = "once.still_being_done"
    message = _("Yêu cầu mang khóa «{key}» đang được xử lý. Xin gửi lại đúng yêu cầu này sau ít giây.")
