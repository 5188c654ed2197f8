"""Công bố lịch nghỉ của một năm."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import tidy
from motcua.registers.calendars.access import KEEP
from motcua.registers.calendars.actions.hours import lock_calendars
from motcua.registers.calendars.errors import YearSaidBefore
from motcua.registers.calendars.events import YearSaid
from motcua.registers.calendars.models import CalendarYear


@transaction.atomic
def announce_year(
    year: int, *, announced: bool = True, source: str = "", by: Actor, at: datetime
) -> CalendarYear:
    """Ghi lịch nghỉ của năm là dự kiến, or as announced: only then are its answers certain.

    Raises NotAllowed, YearSaidBefore.
    """
    lock_calendars()
    must(by, KEEP)
    row = CalendarYear.objects.filter(year=year).first()
    said = (announced, tidy(source))
    if row is not None and (row.announced, row.source) == said:
        raise YearSaidBefore(year=year)
    row = row or CalendarYear(year=year)
    row.announced, row.source = said
    row.save()
    tell(YearSaid(row.id, year, announced), by=by, at=at)
    return row
