"""The refusals of this room."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused
from motcua.foundation.packs.rules.flaws import Flaw


class PackUnsound(Invalid):
    """The pack has flaws; they stand in `flaws`, each with file, line and sentence. Nothing was written."""

    code = "packs.unsound"
    message = _("Gói dữ liệu có {count} chỗ sai, chưa nạp gì cả. Chỗ đầu tiên: {first}")

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__(count=len(self.flaws), first=str(self.flaws[0]))


class UploadUnknown(NotFound):
    """No such pack was proposed."""

    code = "packs.upload_unknown"
    message = _("Không tìm thấy gói đề nghị nạp.")


class UploadDecided(Refused):
    """The proposal was approved, rejected or loaded before."""

    code = "packs.upload_decided"
    message = _("Gói “{name}” không còn chờ duyệt: {state}.")


class SecondPersonNeeded(Refused):
    """Who proposed a pack may not approve it."""

    code = "packs.second_person_needed"
    message = _("Gói “{name}” do chính anh, chị đề nghị; phải có người thứ hai duyệt.")
    status = 403


class UploadOpen(Refused):
    """A pack of this name is already waiting."""

    code = "packs.upload_open"
    message = _("Gói “{name}” đã có một bản đang chờ ({state}). Hãy duyệt hoặc không duyệt bản đó trước.")


class ReasonNeeded(Invalid):
    """A rejection says why."""

    code = "packs.reason_needed"
    message = _("Nhập lý do không duyệt gói “{name}”.")


class DayPassed(Invalid):
    """A pack cannot be set to load on a day that is over."""

    code = "packs.day_passed"
    message = _("Ngày nạp {day} đã qua. Chọn hôm nay hoặc một ngày sau.")
