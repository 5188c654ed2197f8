"""The refusals of this room: a code, a Vietnamese sentence, a status."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound


class IndicatorUnknown(NotFound):
    """No indicator of this code stands on this day."""

    code = "indices.indicator_unknown"
    message = _("Không có chỉ số “{code}” vào ngày {day}. Xem danh sách bằng `motcua indices list`.")


class IndicatorOverlaps(Invalid):
    """An indicator of this code stands on these days already."""

    code = "indices.indicator_overlaps"
    message = _("Chỉ số “{code}” đã được đặt cho khoảng thời gian này.")


class IndicatorOdd(Invalid):
    """What an indicator is made of does not fit together."""

    code = "indices.indicator_odd"
    message = _("Chỉ số “{code}” chưa dùng được: {why}")


class PeriodOdd(Invalid):
    """A period that ends before it begins, or lies ahead."""

    code = "indices.period_odd"
    message = _("Kỳ tính chưa đúng: {why}")
