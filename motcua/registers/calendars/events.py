"""What this room tells. Whoever stands on a calendar re-reckons the days that are named."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class DayDeclared(Told):
    """A day was declared off, worked or half, for a place and all below it, a unit, or everywhere."""

    SUBJECT: ClassVar[str] = "day_rule"
    rule_id: UUID
    day: date
    kind: str
    place_id: UUID | None
    unit_id: UUID | None


@dataclass(frozen=True)
class DayWithdrawn(Told):
    """A declaration was withdrawn: the day is again what it was without it."""

    SUBJECT: ClassVar[str] = "day_rule"
    rule_id: UUID
    day: date
    place_id: UUID | None
    unit_id: UUID | None


@dataclass(frozen=True)
class OfficeHoursSet(Told):
    """Office hours hold from a day on."""

    SUBJECT: ClassVar[str] = "office_hours"
    hours_id: UUID
    valid_from: date
    valid_to: date | None
    place_id: UUID | None
    unit_id: UUID | None


@dataclass(frozen=True)
class OfficeHoursEnded(Told):
    """Office hours hold no longer than `valid_to`, because others follow."""

    SUBJECT: ClassVar[str] = "office_hours"
    hours_id: UUID
    valid_to: date


@dataclass(frozen=True)
class YearSaid(Told):
    """The holidays of a year are planned, or announced and thereby certain."""

    SUBJECT: ClassVar[str] = "calendar_year"
    year_id: UUID
    year: int
    announced: bool
