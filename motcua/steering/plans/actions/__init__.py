"""What changes plans: documents taken in, reviewed and published; what was given followed to its end."""

from motcua.steering.plans.actions.bind import (
    BindingDraft,
    Narrowed,
    TargetWordsDraft,
    bind_target,
    bind_targets,
    set_target_words,
)
from motcua.steering.plans.actions.endings import Change
from motcua.steering.plans.actions.extensions import ask_extension, grant_extension, refuse_extension
from motcua.steering.plans.actions.figures import FigureDraft, report_figure
from motcua.steering.plans.actions.follow import (
    accept_assignment,
    report_progress,
    resume_assignment,
    suspend_assignment,
)
from motcua.steering.plans.actions.intake import read_next_document, send_document
from motcua.steering.plans.actions.products import accept_product, hand_in_product, return_product
from motcua.steering.plans.actions.proofs import Proof
from motcua.steering.plans.actions.publish import publish_reading
from motcua.steering.plans.actions.remind import (
    RecurrenceDraft,
    ReminderStepDraft,
    remind_of_due,
    set_recurrence_rule,
    set_reminder_step,
)
from motcua.steering.plans.actions.report import sign_report
from motcua.steering.plans.actions.review import (
    Edit,
    HeadEdit,
    confirm_line,
    confirm_lines,
    correct_head,
    drop_line,
    edit_line,
    merge_line,
    reopen_line,
    split_line,
)
from motcua.steering.plans.actions.take_in import set_aside, take_in_document
from motcua.steering.plans.actions.wake import enter_event, make_occurrences

__all__ = [
    "BindingDraft",
    "Change",
    "Edit",
    "FigureDraft",
    "HeadEdit",
    "Narrowed",
    "Proof",
    "RecurrenceDraft",
    "ReminderStepDraft",
    "TargetWordsDraft",
    "accept_assignment",
    "accept_product",
    "ask_extension",
    "bind_target",
    "bind_targets",
    "confirm_line",
    "confirm_lines",
    "correct_head",
    "drop_line",
    "edit_line",
    "enter_event",
    "grant_extension",
    "hand_in_product",
    "make_occurrences",
    "merge_line",
    "publish_reading",
    "read_next_document",
    "refuse_extension",
    "remind_of_due",
    "reopen_line",
    "report_figure",
    "report_progress",
    "resume_assignment",
    "return_product",
    "send_document",
    "set_aside",
    "set_recurrence_rule",
    "set_reminder_step",
    "set_target_words",
    "sign_report",
    "split_line",
    "suspend_assignment",
    "take_in_document",
]
