"""How soon a request is to be answered, as a list that stands on some days."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
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
            ExclusionConstraint(
                name="requestlimit_once_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (
                        Func(
                            "valid_from",
                            "valid_to",
                            RangeBoundary(inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.code}: {self.hours}"
