"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class TransferUnknown(NotFound):
    """There is no such list, or it is not for the actor to see."""

    code = "transfers.unknown"
    message = _("Không tìm thấy danh sách bàn giao này.")


class NothingToHandOn(Refused):
    """No papers lie at the unit for this agency."""

    code = "transfers.nothing_to_hand_on"
    message = _("Không có giấy tờ nào chờ bàn giao cho cơ quan này.")


class TransferReceived(Refused):
    """A list is confirmed once."""

    code = "transfers.received"
    message = _("Danh sách bàn giao số {number} đã được xác nhận lúc {at}.")


class NotOnTheList(Invalid):
    """What is said to lack stands on the list."""

    code = "transfers.not_on_the_list"
    message = _("Có hồ sơ không nằm trong danh sách bàn giao này.")
