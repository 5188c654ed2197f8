"""Đặt giờ làm việc, and the room's lock."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.ids import new_id
from motcua.foundation.text import day_figures, tidy
from motcua.registers.calendars.access import KEEP
from motcua.registers.calendars.errors import (
    HoursMissing,
    HoursOverlap,
    HoursUnreadable,
    HoursWithin,
    ScopeUnclear,
)
from motcua.registers.calendars.events import OfficeHoursEnded, OfficeHoursSet
from motcua.registers.calendars.models import CalendarStamp, OfficeHours, exactly
from motcua.registers.calendars.rules import in_order, read_span

DAYS_A_WEEK = 7


@transaction.atomic
def set_office_hours(
    week: Sequence[Sequence[str]],
    *,
    valid_from: date,
    valid_to: date | None = None,
    place_id: UUID | None = None,
    unit_id: UUID | None = None,
    source: str = "",
    by: Actor,
    at: datetime,
) -> OfficeHours:
    """Đặt giờ làm việc from a day on: seven lists of "07:00-11:30", Monday first.

    The hours of the same scope that run on into these days end on the eve. Raises NotAllowed, ScopeUnclear,
    HoursUnreadable, HoursMissing, HoursOverlap, HoursWithin.
    """
    lock_calendars()
    must(by, KEEP)
    must_be_one_scope(place_id, unit_id)
    if len(week) != DAYS_A_WEEK or not any(week):
        raise HoursMissing(what="các ngày trong tuần")
    _make_room(valid_from, valid_to, place_id, unit_id, by=by, at=at)
    hours = OfficeHours.objects.create(
        week=[readable(day) for day in week],
        valid_from=valid_from,
        valid_to=valid_to,
        place_id=place_id,
        unit_id=unit_id,
        source=tidy(source),
    )
    tell(OfficeHoursSet(hours.id, valid_from, valid_to, place_id, unit_id), by=by, at=at)
    return hours


def lock_calendars() -> None:
    """Hold the room's lock until the transaction ends, and renew its stamp."""
    CalendarStamp.objects.select_for_update().get_or_create(pk=1, defaults={"token": new_id()})
    CalendarStamp.objects.update(token=new_id())


def must_be_one_scope(place_id: UUID | None, unit_id: UUID | None) -> None:
    """Raise ScopeUnclear if both a place and a unit are named."""
    if place_id is not None and unit_id is not None:
        raise ScopeUnclear


def readable(written: Sequence[str]) -> list[str]:
    """The stretches in one spelling and in order. Raises HoursUnreadable."""
    try:
        spans = sorted(read_span(text) for text in written)
    except ValueError as wrong:
        raise HoursUnreadable(written=", ".join(written)) from wrong
    if not in_order(spans):
        raise HoursUnreadable(written=", ".join(written))
    return [f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans]


def _make_room(
    since: date, until: date | None, place_id: UUID | None, unit_id: UUID | None, *, by: Actor, at: datetime
) -> None:
    """End what runs on into the new days; refuse what would be cut in two or begins within them."""
    same = OfficeHours.objects.select_for_update(of=("self",)).filter(exactly(place_id, unit_id))
    runs_on = Q(valid_to__isnull=True) | Q(valid_to__gte=since)
    begun = same.filter(runs_on, valid_from__lt=since).first()
    if begun is not None and until is not None and (begun.valid_to is None or begun.valid_to > until):
        raise HoursWithin(
            since=day_figures(begun.valid_from),
            until=day_figures(until),
            first=day_figures(since),
            after=day_figures(until + timedelta(days=1)),
        )
    later = same.filter(runs_on, valid_from__gte=since)
    later = later.filter(valid_from__lte=until) if until is not None else later
    clash = later.order_by("valid_from").first()
    if clash is not None:
        raise HoursOverlap(since=day_figures(clash.valid_from))
    if begun is not None:
        begun.valid_to = since - timedelta(days=1)
        begun.save(update_fields=["valid_to"])
        tell(OfficeHoursEnded(begun.id, begun.valid_to), by=by, at=at)
