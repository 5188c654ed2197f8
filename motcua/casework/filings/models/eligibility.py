"""What is asked before a filing begins, as a list that stands on some days."""

from typing import Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity

ELIGIBILITY: Final = "eligibility"


class EligibilitySet(Entity, Valid):
    """Câu hỏi điều kiện: what is asked of who wants to file a procedure online; some answers end it early.

    It guides and decides nothing: who is turned away here may still file at the counter.
    """

    code = models.CharField(_("mã thủ tục"), max_length=60)
    questions = models.JSONField(_("câu hỏi"))

    class Meta:
        constraints = [
            validity_is_ordered("eligibilityset_ends_after_it_begins"),
            ExclusionConstraint(
                name="eligibilityset_once_a_day",
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
        """Name it by its procedure."""
        return self.code
