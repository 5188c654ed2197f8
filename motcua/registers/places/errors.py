"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class PlaceUnknown(NotFound):
    """No place bears this code on that day."""

    code = "places.unknown"
    message = _("Không có đơn vị hành chính mã {place_code} vào ngày {day}.")


class PlaceIdUnknown(NotFound):
    """No place has this id."""

    code = "places.id_unknown"
    message = _("Không có đơn vị hành chính này trong sổ địa bàn.")


class PlaceOverlaps(Refused):
    """The code already names a place on some of these days."""

    code = "places.overlaps"
    message = _(
        "Mã {place_code} đã là {other} từ {since} đến {until}; một mã chỉ chỉ một nơi trong một ngày."
    )


class ParentDoesNotCover(Invalid):
    """The parent does not exist on all days of the place, or stands at the wrong level."""

    code = "places.parent_does_not_cover"
    message = _("{place} không thể trực thuộc {parent} từ {since}: nơi ấy phải còn hiệu lực và ở cấp trên.")


class KindDoesNotFit(Invalid):
    """This kind does not exist at this level, or the code has the wrong length for it."""

    code = "places.kind_does_not_fit"
    message = _("Mã {place_code}, loại {kind} không hợp với {level}: tỉnh 2 số, huyện 3 số, xã 5 số.")


class ChangeKnown(Refused):
    """A change of this code was applied before."""

    code = "places.change_known"
    message = _("Đợt thay đổi {change_code} đã được áp dụng trước đó.")


class PlaceRewritten(Refused):
    """The register holds this place otherwise; only a change by law may alter it."""

    code = "places.rewritten"
    message = _(
        "{place} (mã {place_code}, từ {since}) đã ghi khác trong sổ; chỉ văn bản sắp xếp mới sửa được."
    )


class ChangeRewritten(Refused):
    """A change of this code was applied with another content."""

    code = "places.change_rewritten"
    message = _("Đợt thay đổi {change_code} đã áp dụng với nội dung khác; hãy dùng một mã mới.")


class ChangeUnknown(NotFound):
    """No change has this id."""

    code = "places.change_unknown"
    message = _("Không có đợt thay đổi địa giới này.")


class ChangeEmpty(Invalid):
    """A change that opens, ends and links nothing."""

    code = "places.change_empty"
    message = _("Đợt thay đổi {change_code} không mở, kết thúc hay nối đơn vị nào.")


class ChangesOutOfOrder(Refused):
    """A later change of the same place is known already; changes go in by their days."""

    code = "places.changes_out_of_order"
    message = _("{place} đã có thay đổi ngày {known} trong sổ; không thể chen thay đổi ngày {day} vào trước.")


class EndsBeforeItBegins(Invalid):
    """A place may not end on the day it began or before."""

    code = "places.ends_before_it_begins"
    message = _("{place} có hiệu lực từ {since} nên không thể thay đổi vào ngày {day}.")


class NothingToCorrect(Invalid):
    """A correction that changes nothing."""

    code = "places.nothing_to_correct"
    message = _("Thông tin của {place} đã đúng như vậy; không có gì để sửa.")
