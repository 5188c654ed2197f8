"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class TransferUnknown(NotFound):
    """There is no such list, or it is not for the actor to see."""

    code = "transfers.unknown"
    message = _("Không tìm thấy danh sách bàn giao này.")


class NothingToHandOn(Refused):
    """Nothing lies there for the other side."""

    code = "transfers.nothing_to_hand_on"
    message = _("Không có giấy tờ, kết quả nào chờ bàn giao cho nơi này.")


class NotACarrier(Invalid):
    """Results are given for delivery to the public post alone."""

    code = "transfers.not_a_carrier"
    message = _("Cơ quan này không làm bưu chính công ích trong tỉnh; không giao kết quả để trả qua họ được.")


class TransferReceived(Refused):
    """A list is confirmed once."""

    code = "transfers.received"
    message = _("Danh sách bàn giao số {number} đã được xác nhận lúc {at}.")


class OwnList(Refused):
    """Whoever hands on does not confirm that the other side has it."""

    code = "transfers.own_list"
    message = _("Người giao không tự xác nhận danh sách số {number}; bên nhận xác nhận.")


class NotOnTheList(Invalid):
    """What is said to lack stands on the list."""

    code = "transfers.not_on_the_list"
    message = _("Có hồ sơ không nằm trong danh sách bàn giao này.")
