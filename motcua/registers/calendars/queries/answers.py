"""One question, one answer, and whether it is certain."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from motcua.registers.calendars.queries.compiled import calendar_for
from motcua.registers.calendars.rules import WorkingTime

T = TypeVar("T")


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What was asked; `doubt` says in a sentence why it is not certain, and is empty when it is."""

    value: T
    doubt: str

    @property
    def certain(self) -> bool:
        """Whether every year touched is announced."""
        return not self.doubt


def next_opening(
    moment: datetime, *, place_id: UUID | None = None, unit_id: UUID | None = None
) -> Answer[datetime]:
    """The moment itself while open, else the next opening."""
    calendar = calendar_for(place_id, unit_id=unit_id)
    opening = calendar.next_opening(moment)
    return _answer(calendar, opening, calendar.day_of(moment), opening.date())


def nth_working_day(
    day: date, number: int, *, place_id: UUID | None = None, unit_id: UUID | None = None
) -> Answer[date]:
    """The n-th working day after a day; before it, for a number below nought."""
    calendar = calendar_for(place_id, unit_id=unit_id)
    found = calendar.nth_working_day(day, number)
    return _answer(calendar, found, day, found)


def open_minutes_between(
    start: datetime, end: datetime, *, place_id: UUID | None = None, unit_id: UUID | None = None
) -> Answer[int]:
    """The open minutes from one moment to another."""
    calendar = calendar_for(place_id, unit_id=unit_id)
    minutes = calendar.open_minutes_between(start, end)
    return _answer(calendar, minutes, calendar.day_of(start), calendar.day_of(end))


def working_days_of_year(
    year: int, *, place_id: UUID | None = None, unit_id: UUID | None = None
) -> Answer[int]:
    """How many working days a year has."""
    calendar = calendar_for(place_id, unit_id=unit_id)
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = calendar.working_days_between(first, last) + calendar.is_working_day(first)
    return _answer(calendar, days, first, last)


def _answer(calendar: WorkingTime, value: T, since: date, until: date) -> Answer[T]:
    return Answer(value, calendar.doubt(since, until))
