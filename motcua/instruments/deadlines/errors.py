"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class LimitOdd(Invalid):
    """A limit of so many of nothing, or of none of something."""

    code = "deadlines.limit_odd"
    message = _("Thời hạn «{quantity} {unit}» không tính được.")


class NeverOpens(Refused):
    """The calendar knows no open hour from the day on."""

    code = "deadlines.never_opens"
    message = _("Lịch làm việc không có giờ mở cửa nào sau ngày {day}; chưa tính được hạn.")


class AlreadyPromised(Refused):
    """The same was promised for the case before and still runs."""

    code = "deadlines.already_promised"
    message = _("Hồ sơ đã có một thời hạn đang chạy.")


class NothingPromised(NotFound):
    """Nothing of the kind is promised for the case."""

    code = "deadlines.nothing_promised"
    message = _("Hồ sơ không có thời hạn nào đang chạy.")
