"""What is asked before a filing begins, as a list that stands on some days."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
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
            once_a_day("eligibilityset_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it by its procedure."""
        return self.code
