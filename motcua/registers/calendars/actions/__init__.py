"""What changes working time: days are declared and withdrawn, office hours set, years announced."""

from motcua.registers.calendars.actions.days import (
    DayDraft,
    declare_day_off,
    declare_days,
    declare_half_day,
    declare_work_day,
    withdraw_day,
)
from motcua.registers.calendars.actions.hours import set_office_hours
from motcua.registers.calendars.actions.years import announce_year

__all__ = [
    "DayDraft",
    "announce_year",
    "declare_day_off",
    "declare_days",
    "declare_half_day",
    "declare_work_day",
    "set_office_hours",
    "withdraw_day",
]
