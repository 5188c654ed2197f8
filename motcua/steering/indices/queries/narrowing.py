"""How facts are narrowed: to whose work it is, to the days of a period, to the moment asked."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from motcua.foundation.clock import VN
from motcua.instruments.deadlines.queries import near_until, workplace
from motcua.registers.calendars.errors import NoOfficeHours
from motcua.registers.procedures.queries import codes_in_field
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.counts import COUNTS
from motcua.steering.indices.queries.named import Moment, NamedCount


def of_scope(scope: Scope) -> Q:
    """Narrow facts to whose work it is."""
    chosen = Q()
    if scope.seen is not None:
        chosen &= Q(agency_id__in=scope.seen) | Q(unit_id__in=scope.seen)
    if scope.agency_ids is not None:
        chosen &= Q(agency_id__in=scope.agency_ids)
    if scope.unit_ids is not None:
        chosen &= Q(unit_id__in=scope.unit_ids)
    if scope.procedure_code:
        chosen &= Q(procedure_code=scope.procedure_code)
    if scope.field:
        chosen &= Q(procedure_code__in=codes_in_field(scope.field))
    if scope.officer_id is not None:
        chosen &= Q(accepted_by=scope.officer_id)
    if scope.channel:
        chosen &= Q(channel=scope.channel)
    return chosen


def within(count: NamedCount, scope: Scope, at: datetime) -> Q:
    """Narrow facts to those whose moment lies on the days asked, and not behind the moment asked."""
    if not count.by:
        return Q()
    chosen = Q(**{f"{count.by}__lte": at})
    if scope.since is not None:
        chosen &= Q(**{f"{count.by}__gte": midnight(scope.since)})
    if scope.until is not None:
        chosen &= Q(**{f"{count.by}__lt": midnight(scope.until + timedelta(days=1))})
    return chosen


def moment_of(names: Collection[str], at: datetime) -> Moment:
    """Give the moment asked; the calendar is asked what is near only where a name depends on it."""
    if all(COUNTS[name].is_timeless for name in names):
        return Moment(at, at)
    try:
        return Moment(at, near_until(workplace().working, at))
    except NoOfficeHours:  # nobody has said when work is done: nothing is near, what is over is late
        return Moment(at, at)


def midnight(day: date) -> datetime:
    """Say when a day begins."""
    return datetime.combine(day, time(), VN)
