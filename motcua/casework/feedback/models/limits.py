"""How long each thing may take, as a list that stands on some days."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.feedback.rules import Code
from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity


class FeedbackLimit(Entity, Valid):
    """Thời hạn xử lý phản ánh: within how many days something is to be done, and by which text."""

    class Unit(models.TextChoices):
        """Đơn vị."""

        WORKING_DAY = "WORKING_DAY", _("ngày làm việc")
        DAY = "DAY", _("ngày")

    code = models.CharField(_("việc"), max_length=20)
    quantity = models.PositiveSmallIntegerField(_("số lượng"))
    unit = models.CharField(_("đơn vị"), max_length=11, choices=Unit.choices)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        constraints = [
            validity_is_ordered("feedbacklimit_ends_after_it_begins"),
            models.CheckConstraint(
                name="feedbacklimit_known", condition=Q(code__in=[one.value for one in Code])
            ),
            models.CheckConstraint(
                name="feedbacklimit_some", condition=Q(quantity__gte=1, quantity__lte=365)
            ),
            once_a_day("feedbacklimit_once_a_day"),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.code}: {self.quantity} {self.get_unit_display()}"
