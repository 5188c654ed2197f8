"""What asks about promises: how they stand, why they are due when they are, which are near."""

from motcua.instruments.deadlines.queries.anew import (
    Preview,
    moves_in,
    preview_redating,
    redating,
    redatings,
    running_redating,
)
from motcua.instruments.deadlines.queries.near import near_now, near_until, steps_of_code, warning_steps
from motcua.instruments.deadlines.queries.promises import (
    NEAR,
    Standing,
    overdue,
    promise_of,
    promises_of,
    standing,
    standing_by_clock,
)
from motcua.instruments.deadlines.queries.reckoning import (
    due_moment,
    explain,
    extension_of,
    hand_on_by,
    last_moment_to_extend,
    pauses_of,
    rule_words,
    sources_of,
    why,
    workplace,
    workplaces,
)

__all__ = [
    "NEAR",
    "Preview",
    "Standing",
    "due_moment",
    "explain",
    "extension_of",
    "hand_on_by",
    "last_moment_to_extend",
    "moves_in",
    "near_now",
    "near_until",
    "overdue",
    "pauses_of",
    "preview_redating",
    "promise_of",
    "promises_of",
    "redating",
    "redatings",
    "rule_words",
    "running_redating",
    "sources_of",
    "standing",
    "standing_by_clock",
    "steps_of_code",
    "warning_steps",
    "why",
    "workplace",
    "workplaces",
]
