"""What asks about working time.

`calendar_for` gives the compiled calendar of a place (or unit), which answers every question in flat time;
the functions of `answers` ask one question and say whether the answer is certain.
"""

from motcua.registers.calendars.queries.answers import (
    Answer,
    next_opening,
    nth_working_day,
    open_minutes_between,
    working_days_of_year,
)
from motcua.registers.calendars.queries.compiled import calendar_for, calendars_for
from motcua.registers.calendars.queries.lists import (
    MonthView,
    YearView,
    day_rule,
    day_rules,
    office_hours,
    office_hours_by_key,
    rules_by_key,
    special_hours,
    stamp,
    year_view,
    years,
)
from motcua.registers.calendars.rules import DayFacts, Declared, Span, WorkingTime

__all__ = [
    "Answer",
    "DayFacts",
    "Declared",
    "MonthView",
    "Span",
    "WorkingTime",
    "YearView",
    "calendar_for",
    "calendars_for",
    "day_rule",
    "day_rules",
    "next_opening",
    "nth_working_day",
    "office_hours",
    "office_hours_by_key",
    "open_minutes_between",
    "rules_by_key",
    "special_hours",
    "stamp",
    "working_days_of_year",
    "year_view",
    "years",
]
