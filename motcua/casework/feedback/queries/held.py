"""Feedback under lock, many at once."""

from collections.abc import Collection
from uuid import UUID

from motcua.casework.feedback.models import Feedback


def hold_feedback(feedback_ids: Collection[UUID]) -> None:
    """Lock many until the transaction ends, in one order."""
    if feedback_ids:
        list(
            Feedback.objects.select_for_update(of=("self",))
            .filter(id__in=feedback_ids)
            .order_by("id")
            .values_list("id")
        )
