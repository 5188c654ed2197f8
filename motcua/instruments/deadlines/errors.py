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


class AlreadyPaused(Refused):
    """The clock stands already."""

    code = "deadlines.already_paused"
    message = _("Thời hạn đang tạm dừng.")


class NotPaused(Refused):
    """The clock runs."""

    code = "deadlines.not_paused"
    message = _("Thời hạn không ở trạng thái tạm dừng.")


class PauseUnreasoned(Invalid):
    """Whoever lets the clock stand says why."""

    code = "deadlines.pause_unreasoned"
    message = _("Cần ghi lý do tạm dừng thời hạn.")


class PausesOdd(Invalid):
    """A pause ends before it begins, or two of them share time."""

    code = "deadlines.pauses_odd"
    message = _("Các lần tạm dừng phải có lúc kết thúc sau lúc bắt đầu và không chồng lên nhau.")
