"""Where assignments stand on a day: one by one as the rules say it, and many as the database counts them."""

from datetime import date, timedelta

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from motcua.steering.plans.models import Assignment
from motcua.steering.plans.rules.standing import DONE, KEPT, OPEN, Standing, Sums, added, standing_of

__all__ = [
    "DONE",
    "KEPT",
    "OPEN",
    "Standing",
    "Sums",
    "added",
    "standing_on",
    "with_standing",
]


def standing_on(one: Assignment, today: date, near: int) -> Standing:
    """Class one assignment."""
    return standing_of(one.state, one.due_on, one.done_on, one.handed_in_on, today=today, near=near)


def with_standing(rows: QuerySet[Assignment], today: date, near: int) -> QuerySet[Assignment]:
    """Class many in the database as `standing`: the same as one by one, which a test holds."""
    ended = Q(done_on__isnull=False)
    has_due = Q(due_on__isnull=False)
    late = Q(due_on__lt=Coalesce(F("handed_in_on"), Value(today)))
    soon = Q(handed_in_on__isnull=True, due_on__lte=today + timedelta(days=near))
    whens = [
        When(state=Assignment.State.SUSPENDED, then=Value(Standing.SUSPENDED.value)),
        When(state=Assignment.State.CANCELLED, then=Value(Standing.CANCELLED.value)),
        When(ended & ~has_due, then=Value(Standing.DONE_UNLIMITED.value)),
        When(ended & Q(done_on__lt=F("due_on")), then=Value(Standing.DONE_EARLY.value)),
        When(ended & Q(done_on=F("due_on")), then=Value(Standing.DONE_ON_TIME.value)),
        When(ended, then=Value(Standing.DONE_LATE.value)),
        When(~has_due, then=Value(Standing.UNLIMITED.value)),
        When(late, then=Value(Standing.LATE.value)),
        When(soon, then=Value(Standing.NEAR.value)),
    ]
    return rows.annotate(
        standing=Case(*whens, default=Value(Standing.RUNNING.value), output_field=CharField())
    )
