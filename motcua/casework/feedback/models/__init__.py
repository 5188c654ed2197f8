"""The nouns of this room and the constraints that keep them."""

from motcua.casework.feedback.models.feedback import (
    ANSWER_KIND,
    KIND,
    Channel,
    Deed,
    Draft,
    Feedback,
    FeedbackFile,
    FeedbackStep,
    Kind,
    Sent,
)
from motcua.casework.feedback.models.limits import FeedbackLimit
from motcua.casework.feedback.models.rating import RATING, EarlierRating, Rating, Way
from motcua.casework.feedback.rules import Code, Limit
from motcua.casework.feedback.states import State

__all__ = [
    "ANSWER_KIND",
    "KIND",
    "RATING",
    "Channel",
    "Code",
    "Deed",
    "Draft",
    "EarlierRating",
    "Feedback",
    "FeedbackFile",
    "FeedbackLimit",
    "FeedbackStep",
    "Kind",
    "Limit",
    "Rating",
    "Sent",
    "State",
    "Way",
]
