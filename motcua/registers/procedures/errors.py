"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class ProcedureUnknown(NotFound):
    """No procedure is known by this code on this day."""

    code = "procedures.unknown"
    message = _("Không có thủ tục nào mang mã {procedure_code} vào ngày {day}.")


class VersionUnknown(NotFound):
    """There is no such version."""

    code = "procedures.version_unknown"
    message = _("Không tìm thấy phiên bản thủ tục này.")


class DoubtUnknown(NotFound):
    """There is no such doubt."""

    code = "procedures.doubt_unknown"
    message = _("Không tìm thấy điểm cần làm rõ này.")


class ContentInvalid(Invalid):
    """What was to be published does not hold together; the first fault is told."""

    code = "procedures.content_invalid"
    message = _("Nội dung thủ tục chưa đúng tại {place}: {said}")


class ProcessBackdated(Refused):
    """Another process may hold from today on, not for days on which dossiers were taken in under the old."""

    code = "procedures.process_backdated"
    message = _(
        "Quy trình mới của thủ tục {procedure_code} không được có hiệu lực từ {valid_from}: "
        "ngày đó đã qua và hồ sơ đã nhận theo quy trình cũ. Hãy chọn từ ngày {today} trở đi."
    )


class VersionsOverlap(Refused):
    """Another version of the same procedure holds on one of the days."""

    code = "procedures.versions_overlap"
    message = _(
        "Thủ tục {procedure_code} đã có phiên bản khác có hiệu lực trong khoảng từ ngày {valid_from}."
    )


class VersionRewritten(Refused):
    """A published version cannot be said differently; a change is a new version."""

    code = "procedures.version_rewritten"
    message = _(
        "Thủ tục {procedure_code} có hiệu lực từ {valid_from} đã được công bố với nội dung khác. "
        "Muốn thay đổi, hãy công bố phiên bản mới với ngày hiệu lực mới."
    )


class NothingToAmend(Refused):
    """No version of the province holds that could be amended or repealed."""

    code = "procedures.nothing_to_amend"
    message = _(
        "Thủ tục {procedure_code} không có phiên bản của tỉnh đang có hiệu lực để sửa đổi hay bãi bỏ."
    )


class NotLater(Refused):
    """An amendment must begin after the version that it replaces."""

    code = "procedures.not_later"
    message = _(
        "Phiên bản mới của thủ tục {procedure_code} phải có hiệu lực sau ngày {valid_from} của phiên bản "
        "đang áp dụng."
    )


class LastDayTooEarly(Refused):
    """A procedure cannot end before it began, or after the end that was set before."""

    code = "procedures.last_day_too_early"
    message = _(
        "Ngày cuối cùng áp dụng thủ tục {procedure_code} phải trong khoảng từ {valid_from} đến {valid_to}."
    )


class DecisionMissing(Invalid):
    """A repeal names its decision and reason."""

    code = "procedures.decision_missing"
    message = _("Cần ghi số quyết định và lý do khi bãi bỏ thủ tục {procedure_code}.")


class ProcedureKnown(Refused):
    """The code is taken."""

    code = "procedures.known"
    message = _("Mã {procedure_code} đã được dùng cho một thủ tục khác.")


class NotInternal(Invalid):
    """An internal procedure bears an internal code and kind."""

    code = "procedures.not_internal"
    message = _("Thủ tục nội bộ của tỉnh phải có mã dạng NB.H08.001; mã {procedure_code} không đúng dạng đó.")


class DoubtAlreadySettled(Refused):
    """The doubt was settled before."""

    code = "procedures.doubt_already_settled"
    message = _("Điểm cần làm rõ này đã được làm rõ trước đó.")


class ReasonMissing(Invalid):
    """A doubt is settled with a reason."""

    code = "procedures.reason_missing"
    message = _("Cần nêu lý do khi làm rõ một điểm nghi ngờ.")


class MendsNothing(Invalid):
    """The version named is not a later one of the same procedure."""

    code = "procedures.mends_nothing"
    message = _("Phiên bản nêu ra không phải phiên bản mới hơn của cùng thủ tục nên không thể coi là đã sửa.")


class FileCut(Refused):
    """A packed file ends before its end, or is damaged; what was read before it stands."""

    code = "procedures.file_cut"
    message = _("Tệp bị cắt ngang sau dòng {line}.")
    reason = "file_cut"


class FileBroken(FileCut):
    """A packed file is damaged."""

    code = "procedures.file_broken"
    message = _("Tệp bị hỏng sau dòng {line}.")
    reason = "file_broken"


class EverydayNameTwice(Invalid):
    """One procedure would get two everyday names at once."""

    code = "procedures.everyday_name_twice"
    message = _("Thủ tục {procedure_code} chỉ có một tên thường gọi; hãy bỏ bớt “{other}”.")


class CursorInvalid(Invalid):
    """A cursor of a list was not made by this list."""

    code = "procedures.cursor_invalid"
    message = _("Dấu trang của danh sách không hợp lệ; hãy xem lại từ đầu.")


class AbolishedOverlaps(Invalid):
    """A line of this paper stands on these days already."""

    code = "procedures.abolished_overlaps"
    message = _("“{name}” đã được đặt cho khoảng thời gian này.")


class AbolishedUnnamed(Invalid):
    """A paper that nobody may ask for is known by the names it goes by."""

    code = "procedures.abolished_unnamed"
    message = _("“{name}” phải có ít nhất một cách gọi để nhận ra trong thành phần hồ sơ.")


class PortalOverlaps(Invalid):
    """A line of this portal stands on these days already."""

    code = "procedures.portal_overlaps"
    message = _("“{name}” đã được đặt cho khoảng thời gian này.")


class PortalWithoutAddress(Invalid):
    """A portal elsewhere has an address that people can be led to safely."""

    code = "procedures.portal_without_address"
    message = _("“{name}” cần có địa chỉ bắt đầu bằng https:// để dẫn người dân tới.")


class FiledElsewhere(Refused):
    """On this day filings are made at another portal."""

    code = "procedures.filed_elsewhere"
    message = _("Hồ sơ trực tuyến nay nộp tại {portal} ({address}). Những gì đã ghi ở đây vẫn xem lại được.")


class NoPortalOpen(Refused):
    """No portal takes filings on this day."""

    code = "procedures.no_portal_open"
    message = _("Ngày {day} chưa có cổng nào nhận hồ sơ trực tuyến. Xin nộp tại bộ phận một cửa.")
