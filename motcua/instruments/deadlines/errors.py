"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class LimitOdd(Invalid):
    """A limit of so many of nothing, or of none of something."""

    code = "deadlines.limit_odd"
    message = _("Thời hạn «{limit}» không tính được: {why}.")


class NeverOpens(Refused):
    """From the day on the calendar has not so many open hours within ten years, or none at all."""

    code = "deadlines.never_opens"
    message = _(
        "Mười năm từ ngày {day}, lịch làm việc không có đủ giờ mở cửa cho thời hạn này; chưa tính được hạn."
    )


class AlreadyPromised(Refused):
    """The same was promised for the case before and still runs."""

    code = "deadlines.already_promised"
    message = _("Hồ sơ đã có một thời hạn đang chạy.")


class NothingPromised(NotFound):
    """Nothing of the kind is promised for the case."""

    code = "deadlines.nothing_promised"
    message = _("Hồ sơ không có thời hạn nào đang chạy.")


class StepOverlaps(Refused):
    """A step of the ladder stands on some of these days already, in other words."""

    code = "deadlines.step_overlaps"
    message = _("Bậc cảnh báo “{code}” đã có hiệu lực trong một phần thời gian này.")


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


class ExtensionUnreasoned(Invalid):
    """Whoever puts off what was promised says why."""

    code = "deadlines.extension_unreasoned"
    message = _("Cần ghi lý do xin gia hạn.")


class ExtendedBefore(Refused):
    """What was promised may be put off once (Decree 61/2018, article 19(9))."""

    code = "deadlines.extended_before"
    message = _("Hồ sơ đã được gia hạn một lần, đến {until}; mỗi hồ sơ chỉ được hẹn lại một lần.")


class ExtensionTooLate(Refused):
    """An apology with a new date comes a working day before the old one at the latest."""

    code = "deadlines.extension_too_late"
    message = _("Phải xin lỗi và hẹn lại chậm nhất một ngày làm việc trước hạn; hạn hiện nay là {due}.")


class ExtensionTooShort(Invalid):
    """The new moment gives no working time."""

    code = "deadlines.extension_too_short"
    message = _("Ngày hẹn lại phải sau hạn hiện nay ({due}) và có giờ làm việc ở giữa.")


class NotExtendable(Refused):
    """Only a promise that runs towards a moment can be put off."""

    code = "deadlines.not_extendable"
    message = _("Thời hạn đang tạm dừng, đã quá hạn hoặc không có hạn; không gia hạn được.")


class RedatingUnreasoned(Invalid):
    """Whoever reckons promises anew says why."""

    code = "deadlines.redating_unreasoned"
    message = _("Cần ghi vì sao tính lại hạn, ví dụ số văn bản cho nghỉ.")


class RedatingDaysOdd(Invalid):
    """The days of a redating end before they begin, or are too many for one reason."""

    code = "deadlines.redating_days_odd"
    message = _("Khoảng ngày phải có ngày đầu không sau ngày cuối và dài nhất {most} ngày.")


class RedatingRuns(Refused):
    """One redating at a time."""

    code = "deadlines.redating_runs"
    message = _("Một đợt tính lại hạn khác đang chạy: «{reason}». Chờ xong rồi làm tiếp.")


class RedatingIdle(Refused):
    """Reckoned anew, nothing promised over these days would be due at another moment."""

    code = "deadlines.redating_idle"
    message = _(
        "Không có hồ sơ nào đổi ngày hẹn trong khoảng ngày này nên không có gì để tính lại. "
        "Hãy khai báo ngày nghỉ trước, rồi tính lại."
    )


class RedatingUnknown(NotFound):
    """There is no such redating."""

    code = "deadlines.redating_unknown"
    message = _("Không tìm thấy đợt tính lại hạn này.")


class NotLateYet(Refused):
    """What is not late yet is put off with another day, while it may be."""

    code = "deadlines.not_late_yet"
    message = _("Hồ sơ chưa quá hạn; trước hạn thì xin lỗi và hẹn lại ngày trả.")


class ApologisedBefore(Refused):
    """A dossier is apologised for once."""

    code = "deadlines.apologised_before"
    message = _("Đã xin lỗi về hồ sơ này lúc {at}; mỗi hồ sơ chỉ lập một phiếu xin lỗi.")


class ExpectedTooEarly(Invalid):
    """Who waits is told when the result is expected, and that lies ahead."""

    code = "deadlines.expected_too_early"
    message = _("Ghi thời điểm dự kiến trả kết quả, sau lúc này.")
