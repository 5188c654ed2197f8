"""The nouns of plans: the document as it was read, what was published of it, how that is followed."""

from motcua.steering.plans.models.following import (
    AwaitedEvent,
    Evidence,
    ExtensionRequest,
    ProgressReport,
    RecurrenceRule,
    Reminder,
    ReminderStep,
    Submission,
)
from motcua.steering.plans.models.intake import DocumentIntake
from motcua.steering.plans.models.measuring import TargetBinding, TargetFigure, TargetWords
from motcua.steering.plans.models.plan import (
    Assignment,
    AssignmentAgency,
    AssignmentMilestone,
    Plan,
    PlanLink,
    Target,
)
from motcua.steering.plans.models.reading import DraftLine, PlanReading
from motcua.steering.plans.models.report import PlanReport

__all__ = [
    "Assignment",
    "AssignmentAgency",
    "AssignmentMilestone",
    "AwaitedEvent",
    "DocumentIntake",
    "DraftLine",
    "Evidence",
    "ExtensionRequest",
    "Plan",
    "PlanLink",
    "PlanReading",
    "PlanReport",
    "ProgressReport",
    "RecurrenceRule",
    "Reminder",
    "ReminderStep",
    "Submission",
    "Target",
    "TargetBinding",
    "TargetFigure",
    "TargetWords",
]
