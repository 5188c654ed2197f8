"""What is asked of this room."""

from motcua.casework.feedback.queries.letters import TEMPLATES
from motcua.casework.feedback.queries.limits import end_of, limit_lines, limits_on, moment_to, where_of
from motcua.casework.feedback.queries.ratings import (
    Ratings,
    changeable_until,
    dossier_of_slip,
    may_be_rated,
    rating_of,
    ratings_of,
    unrated,
)
from motcua.casework.feedback.queries.reading import (
    TABS,
    Queue,
    by_secret,
    feedback_for,
    file_of,
    files_of,
    is_overdue,
    of_dossier,
    published,
    queue,
    repeatable_until,
    sent_with,
    steps_of,
)
from motcua.casework.feedback.queries.receivers import receivers
from motcua.casework.feedback.rules import in_groups

__all__ = [
    "TABS",
    "TEMPLATES",
    "Queue",
    "Ratings",
    "by_secret",
    "changeable_until",
    "dossier_of_slip",
    "end_of",
    "feedback_for",
    "file_of",
    "files_of",
    "in_groups",
    "is_overdue",
    "limit_lines",
    "limits_on",
    "may_be_rated",
    "moment_to",
    "of_dossier",
    "published",
    "queue",
    "rating_of",
    "ratings_of",
    "receivers",
    "repeatable_until",
    "sent_with",
    "steps_of",
    "unrated",
    "where_of",
]
