"""How soon a request is to be answered, as a list that stands on some days."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity


class RequestLimit(Entity, Valid):
    """Thời hạn trả lời yêu cầu về dữ liệu: within how many hours of the clock, and by which text."""

    code = models.CharField(_("việc"), max_length=40)
    hours = models.PositiveSmallIntegerField(_("số giờ"))
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        constraints = [
            validity_is_ordered("requestlimit_ends_after_it_begins"),
            models.CheckConstraint(name="requestlimit_some", condition=Q(hours__gte=1, hours__lte=8760)),
            once_a_day("requestlimit_once_a_day"),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.code}: {self.hours}"
