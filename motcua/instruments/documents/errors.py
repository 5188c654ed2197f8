"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class DocumentUnknown(NotFound):
    """There is no such paper in this case."""

    code = "documents.unknown"
    message = _("Không tìm thấy giấy tờ này trong hồ sơ.")


class CountOdd(Invalid):
    """Papers are counted by whole numbers from nought."""

    code = "documents.count_odd"
    message = _("Số bản của «{document}» phải là số từ 0 đến 999.")


class ResultKnown(Refused):
    """The case has its result."""

    code = "documents.result_known"
    message = _("Hồ sơ đã có kết quả «{title}».")


class TitleMissing(Invalid):
    """A result has a name."""

    code = "documents.title_missing"
    message = _("Cần ghi tên giấy tờ kết quả.")
