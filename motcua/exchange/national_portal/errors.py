"""The refusals of this room; none repeats a personal number."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class PayloadOdd(Invalid):
    """What the portal sent cannot be read as a filing."""

    code = "national_portal.payload_odd"
    message = _("Hồ sơ từ Cổng Dịch vụ công quốc gia thiếu hoặc sai mục {name}.")


class PortalFilingUnknown(NotFound):
    """There is no such filing of the portal."""

    code = "national_portal.filing_unknown"
    message = _("Không có hồ sơ này từ Cổng Dịch vụ công quốc gia.")


class PortalFilingNotStuck(Refused):
    """It is a dossier already, or is being tried anyway."""

    code = "national_portal.filing_not_stuck"
    message = _("Hồ sơ {number} không bị vướng nên không cần nhận lại.")


class PortalReportUnknown(NotFound):
    """There is no such report."""

    code = "national_portal.report_unknown"
    message = _("Không có báo cáo trạng thái này.")


class PortalReportNotDead(Refused):
    """It was sent, or is being tried anyway."""

    code = "national_portal.report_not_dead"
    message = _("Báo cáo trạng thái này không bị ngừng nên không cần gửi lại.")
