"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import NotFound, Refused


class DeliveryNotDead(Refused):
    """Only a delivery that was given up can be replayed; the others are on their way."""

    code = "events.delivery_not_dead"
    message = _("Việc chuyển tin số {delivery_id} không ở trạng thái đã ngừng thử nên không cần chạy lại.")


class DeliveryUnknown(NotFound):
    """There is no such delivery."""

    code = "events.delivery_unknown"
    message = _("Không có việc chuyển tin số {delivery_id}.")


class KindUnknown(Refused):
    """An event in the table is of a kind that no room tells any more."""

    code = "events.kind_unknown"
    message = _("Loại sự kiện «{kind}» không còn được khai báo.")
    status = 500


class LiesAhead(Refused):
    """What is put on record as past must have happened by the moment at which it is brought in."""

    code = "events.lies_ahead"
    message = _("Sự kiện «{kind}» có thời điểm sau lúc ghi nên không được ghi như việc đã qua.")
    status = 500
