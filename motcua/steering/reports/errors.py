"""The refusals of this room: a code, a Vietnamese sentence, a status."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class ListUnknown(NotFound):
    """There is no such list, or it is not public."""

    code = "reports.list_unknown"
    message = _("Không có danh sách này, hoặc danh sách chưa được ký công khai.")


class LineUnknown(NotFound):
    """There is no such line."""

    code = "reports.line_unknown"
    message = _("Không có dòng này trong danh sách; có thể danh sách vừa được lập lại.")


class MonthNotOver(Invalid):
    """A month is listed when it is over."""

    code = "reports.month_not_over"
    message = _("Tháng {month} chưa hết: danh sách của một tháng chỉ lập được khi tháng ấy đã hết.")


class DraftThere(Refused):
    """A draft of this month is being gone through."""

    code = "reports.draft_there"
    message = _(
        "Tháng {month} đang có một bản nháp: hãy rà soát tiếp, lập lại số liệu hoặc bỏ bản nháp ấy trước."
    )


class ReasonNeeded(Invalid):
    """What is done needs a reason, or words, that stay on record."""

    code = "reports.reason_needed"
    message = _("Cần ghi {what}; nội dung này được lưu cùng danh sách.")


class NoLongerDraft(Refused):
    """What was signed or dropped no longer changes."""

    code = "reports.no_longer_draft"
    message = _(
        "Danh sách tháng {month}, bản {edition} {state}: nội dung không đổi được nữa. "
        "Cần đính chính thì lập bản mới, ghi rõ lý do."
    )


class FiguresChanged(Refused):
    """The facts say otherwise than the draft."""

    code = "reports.figures_changed"
    message = _("Số liệu đã đổi từ khi lập bản nháp: {differences}. Hãy lập lại số liệu, xem rồi ký.")


class SeenAnother(Refused):
    """The draft was changed after the one who signs had read it."""

    code = "reports.seen_another"
    message = _("Bản nháp vừa được người khác sửa: xin xem lại danh sách rồi ký.")
