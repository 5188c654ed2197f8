"""What changes in this room: lock, may he, may it, write, tell."""

from motcua.casework.feedback.actions.file import file_feedback
from motcua.casework.feedback.actions.follow import follow_moves, warn
from motcua.casework.feedback.actions.handle import (
    answer_feedback,
    ask_sender,
    publish_answer,
    refuse_feedback,
    take_feedback,
    transfer_feedback,
)
from motcua.casework.feedback.actions.limits import LimitDraft, set_feedback_limit
from motcua.casework.feedback.actions.rate import rate_dossier
from motcua.casework.feedback.actions.sender import judge_answer, supply_feedback
from motcua.casework.feedback.actions.tally import count_filing

__all__ = [
    "LimitDraft",
    "answer_feedback",
    "ask_sender",
    "count_filing",
    "file_feedback",
    "follow_moves",
    "judge_answer",
    "publish_answer",
    "rate_dossier",
    "refuse_feedback",
    "set_feedback_limit",
    "supply_feedback",
    "take_feedback",
    "transfer_feedback",
    "warn",
]
