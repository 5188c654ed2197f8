"""What is asked about the ladder of reminders, and about when occurrences are due."""

from datetime import date

from django.db.models import QuerySet

from motcua.foundation.clock import valid_on
from motcua.steering.plans.models import RecurrenceRule, ReminderStep
from motcua.steering.plans.rules.ladder import Rung
from motcua.steering.plans.rules.standing import NEAR_DAYS


def steps_on(day: date) -> QuerySet[ReminderStep]:
    """Give the steps of the ladder as it stands on `day`, the earliest first."""
    return ReminderStep.objects.filter(valid_on(day)).order_by("days", "code")


def rungs_on(day: date) -> dict[Rung, ReminderStep]:
    """Give the steps of `day` as the rules know them, each with its row."""
    return {Rung(step.code, step.audience, step.days): step for step in steps_on(day)}


def steps_of_code(code: str) -> list[ReminderStep]:
    """Give every step that was ever set under a code."""
    return list(ReminderStep.objects.filter(code=code).order_by("valid_from"))


def near_days(day: date) -> int:
    """Say how many days before the due day an assignment is near: from the ladder's first step on."""
    first = steps_on(day).filter(days__lt=0).values_list("days", flat=True).first()
    return -first if first is not None else NEAR_DAYS


def recurrence_days(day: date) -> dict[str, int]:
    """Give by how often something comes again the day of the last month by which it is due."""
    return dict(RecurrenceRule.objects.filter(valid_on(day)).values_list("every", "day"))


def rules_of(every: str) -> list[RecurrenceRule]:
    """Give every rule that was ever set for what comes again so often."""
    return list(RecurrenceRule.objects.filter(every=every).order_by("valid_from"))
