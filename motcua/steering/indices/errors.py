"""The refusals of this room: a code, a Vietnamese sentence, a status."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotAllowed, NotFound


class IndicatorUnknown(NotFound):
    """No indicator of this code stands on this day."""

    code = "indices.indicator_unknown"
    message = _("Không có chỉ số “{code}” vào ngày {day}; hãy chọn trong danh sách chỉ số.")


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


class WeightedIndexUnknown(NotFound):
    """No scored index of this code stands on this day."""

    code = "indices.weighted_index_unknown"
    message = _("Không có bộ chỉ số “{code}” vào ngày {day}.")


class ComponentUnknown(NotFound):
    """No component of this code stands on this day."""

    code = "indices.component_unknown"
    message = _("Không có thành phần “{code}” vào ngày {day}.")


class WeightedIndexOverlaps(Invalid):
    """An index or component of this code stands on these days already."""

    code = "indices.weighted_index_overlaps"
    message = _("“{code}” đã được đặt cho khoảng thời gian này.")


class WeightedIndexOdd(Invalid):
    """What an index or a component of it is made of does not fit together."""

    code = "indices.weighted_index_odd"
    message = _("“{code}” chưa dùng được: {why}.")


class ParameterOdd(Invalid):
    """A parameter that was said incompletely."""

    code = "indices.parameter_odd"
    message = _("Chưa đổi được tham số: {why}.")


class ParameterSetLater(Invalid):
    """A later change of this parameter is there already."""

    code = "indices.parameter_set_later"
    message = _("Đã có giá trị áp dụng từ {day}; chỉ đổi được từ ngày đó trở đi.")


class AgencyNotSeen(NotAllowed):
    """The figures of this agency are not for whoever asks."""

    code = "indices.agency_not_seen"
    message = _("Bạn không được xem chỉ số của cơ quan này.")


class DossierNotCounted(NotFound):
    """This dossier is not among the facts, or not of an agency whose figures may be seen."""

    code = "indices.dossier_not_counted"
    message = _("Không có hồ sơ này trong số liệu bạn được xem.")


class SimulationOdd(Invalid):
    """What is supposed cannot be."""

    code = "indices.simulation_odd"
    message = _("Chưa thử được giả định: {why}.")
