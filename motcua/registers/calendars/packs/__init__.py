"""What packs may bring of working time: kinds `calendar_year`, `calendar_day` and `office_hours`."""

from motcua.registers.calendars.packs.days import CalendarDayKind
from motcua.registers.calendars.packs.hours import OfficeHoursKind
from motcua.registers.calendars.packs.years import CalendarYearKind

__all__ = ["CalendarDayKind", "CalendarYearKind", "OfficeHoursKind"]
