"""Where people file online, as a list that stands on some days."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity


class WhosePortal(models.TextChoices):
    """Cổng của ai."""

    PROVINCE = "province", _("cổng dịch vụ công của tỉnh")
    NATIONAL = "national", _("Cổng Dịch vụ công quốc gia")


class FilingPortal(Entity, Valid):
    """Cổng nhận hồ sơ trực tuyến: whose portal takes filings of the province's procedures, on which days.

    The province's own is this house and needs no address; `source` is the text that says so.
    """

    code = models.CharField(_("cổng"), max_length=10, choices=WhosePortal.choices)
    name = models.CharField(_("tên"), max_length=120)
    address = models.URLField(_("địa chỉ"), max_length=300, blank=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("cổng nhận hồ sơ trực tuyến")
        constraints = [
            validity_is_ordered("filingportal_ends_after_it_begins"),
            models.CheckConstraint(name="filingportal_known", condition=Q(code__in=list(WhosePortal.values))),
            models.CheckConstraint(
                name="filingportal_elsewhere_has_an_address",
                condition=Q(code=WhosePortal.PROVINCE) | ~Q(address=""),
            ),
            once_a_day("filingportal_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name
