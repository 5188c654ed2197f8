"""Cách tính hạn: from an arrival, a limit and the working time of a place to the due moment, day by day.

The due moment is read off the rows of the explanation, never reckoned beside them; `due` gives the same
moment in flat time where nobody asks why. To the minute.
"""

from motcua.instruments.deadlines.rules.clocks import begins, months_later
from motcua.instruments.deadlines.rules.limits import (
    COUNTED,
    MINUTES_A_DAY,
    MOST,
    Calendar,
    Explanation,
    Limit,
    NeverOpen,
    Pause,
    Row,
    Span,
    Unit,
    Why,
    WorkingTime,
)
from motcua.instruments.deadlines.rules.reckoning import due, moved, reckon
from motcua.instruments.deadlines.rules.standing import Timeliness, timeliness

__all__ = [
    "COUNTED",
    "MINUTES_A_DAY",
    "MOST",
    "Calendar",
    "Explanation",
    "Limit",
    "NeverOpen",
    "Pause",
    "Row",
    "Span",
    "Timeliness",
    "Unit",
    "Why",
    "WorkingTime",
    "begins",
    "due",
    "months_later",
    "moved",
    "reckon",
    "timeliness",
]
