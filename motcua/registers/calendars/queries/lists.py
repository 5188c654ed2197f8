"""What keepers and readers of the calendar see: the year at a glance, what was declared, the office hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.foundation.ready import Steady
from motcua.registers.calendars.errors import DayRuleUnknown
from motcua.registers.calendars.models import CalendarStamp, CalendarYear, DayRule, OfficeHours, exactly
from motcua.registers.calendars.queries.compiled import calendar_for
from motcua.registers.calendars.rules import DayFacts

MONTHS = 12


@dataclass(frozen=True)
class MonthView:
    """A month of a calendar, in weeks of seven from Monday; None where the week lies in another month."""

    month: int
    weeks: list[list[DayFacts | None]]
    working_days: int
    minutes: int


@dataclass(frozen=True)
class YearView:
    """A year of a calendar with the reason of every day; `doubt` says why it is not certain, if so."""

    year: int
    months: list[MonthView]
    working_days: int
    doubt: str

    @property
    def declared(self) -> list[DayFacts]:
        """The days of the year that a declaration made what they are."""
        days = (day for month in self.months for week in month.weeks for day in week)
        return [day for day in days if day is not None and day.declared is not None]


def year_view(year: int, place_id: UUID | None = None, *, unit_id: UUID | None = None) -> YearView:
    """Lịch một năm của một nơi, every day with its hours and its reason. Raises as `calendar_for`."""
    calendar = calendar_for(place_id, unit_id=unit_id)
    months = [
        _month([calendar.facts(day) for day in _days_of(year, month)]) for month in range(1, MONTHS + 1)
    ]
    return YearView(
        year=year,
        months=months,
        working_days=sum(month.working_days for month in months),
        doubt=calendar.doubt(date(year, 1, 1), date(year, 12, 31)),
    )


def day_rules(
    since: date,
    until: date,
    *,
    place_ids: Iterable[UUID] | None = None,
    unit_id: UUID | None = None,
    withdrawn: bool = False,
) -> QuerySet[DayRule]:
    """What was declared for some days, by day; of some places and everywhere, or of all if none is named."""
    rows = DayRule.objects.select_related("place", "legal_text").filter(day__gte=since, day__lte=until)
    if place_ids is not None or unit_id is not None:
        said_of = Q(place__isnull=True, unit_id__isnull=True) | Q(place__in=list(place_ids or ()))
        rows = rows.filter(said_of | Q(unit_id=unit_id) if unit_id else said_of)
    rows = rows if withdrawn else rows.filter(withdrawn_at__isnull=True)
    return rows.order_by("day", "place__place_in_order", "id")


def day_rule(rule_id: UUID) -> DayRule:
    """One declaration, withdrawn or not. Raises DayRuleUnknown."""
    found = DayRule.objects.select_related("place", "legal_text").filter(id=rule_id).first()
    if found is None:
        raise DayRuleUnknown
    return found


def office_hours(*, place_id: UUID | None = None, unit_id: UUID | None = None) -> QuerySet[OfficeHours]:
    """The office hours said of exactly this scope, latest first."""
    rows = OfficeHours.objects.select_related("place").filter(exactly(place_id, unit_id))
    return rows.order_by("-valid_from")


def special_hours() -> QuerySet[OfficeHours]:
    """The office hours of single places and units, which differ from everywhere's."""
    rows = OfficeHours.objects.select_related("place").exclude(place__isnull=True, unit_id__isnull=True)
    return rows.order_by("place__place_in_order", "unit_id", "-valid_from")


def years() -> QuerySet[CalendarYear]:
    """The years planned or announced, latest first."""
    return CalendarYear.objects.order_by("-year")


def rules_by_key(days: Iterable[date]) -> dict[tuple[date, str], DayRule]:
    """What stands declared of days, by day and code of the place (empty: everywhere); units are left out."""
    rows = DayRule.objects.select_related("place", "legal_text").filter(
        day__in=set(days), withdrawn_at__isnull=True, unit_id__isnull=True
    )
    return {(row.day, row.place.code if row.place else ""): row for row in rows}


def office_hours_by_key() -> dict[tuple[date, str], OfficeHours]:
    """The office hours of places, by first day and code of the place (empty: everywhere)."""
    rows = OfficeHours.objects.select_related("place").filter(unit_id__isnull=True)
    return {(row.valid_from, row.place.code if row.place else ""): row for row in rows}


def stamp() -> UUID | None:
    """The token that every change of this room renews; None before the first."""
    row = _ready_stamp().now()
    return row[0] if row else None


@cache
def _ready_stamp() -> Steady:
    return Steady(CalendarStamp.objects.values_list("token"))


def _days_of(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    days = (first + timedelta(days=number) for number in range(31))
    return [day for day in days if day.month == month]


def _month(days: list[DayFacts]) -> MonthView:
    cells: list[DayFacts | None] = [None] * days[0].day.weekday()
    cells += days
    cells += [None] * (-len(cells) % 7)
    return MonthView(
        month=days[0].day.month,
        weeks=[cells[start : start + 7] for start in range(0, len(cells), 7)],
        working_days=sum(day.working for day in days),
        minutes=sum(day.minutes for day in days),
    )
