"""Đếm nhiệm vụ: assignments of all plans counted by the moment that decides them, with the rows behind."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation.clock import VN
from motcua.foundation.walks import beyond
from motcua.steering.indices.ports import Line, Page, Scope
from motcua.steering.plans.models import Assignment

KIND: Final = "assignment"
_RESTS: Final = (Assignment.State.SUSPENDED, Assignment.State.CANCELLED)
_ORDER: Final = ("-due_on", "-pk")
Rows = QuerySet[Any]  # Any: annotated beside the model


@dataclass(frozen=True)
class Counting:
    """A count of tasks: in words, by which of its days a period takes it, and which of them count."""

    words: str | LazyText
    by: str  # empty: how things stand
    condition: Callable[[date], Q]


def _done(day: date) -> Q:
    return Q(done_on__lte=day)


def _overdue(day: date) -> Q:
    """Due before the day, and nothing handed in by then that waits to be looked at."""
    return ~_is_done(day) & Q(due_on__lt=Coalesce(F("handed_in_on"), Value(day)))


def _is_done(day: date) -> Q:
    return Q(done_on__isnull=False, done_on__lte=day)


def _in_time(day: date) -> Q:
    return Q(done_on__lte=day) & Q(done_on__lte=F("due_on"))


COUNTED: Final[Mapping[str, Counting]] = {
    "tasks_counted": Counting(
        gettext_lazy("nhiệm vụ có hạn đã hoàn thành hoặc đã quá hạn trong kỳ"),
        "decided",
        lambda day: _is_done(day) | _overdue(day),
    ),
    "tasks_done": Counting(gettext_lazy("nhiệm vụ có hạn đã hoàn thành trong kỳ"), "decided", _done),
    "tasks_done_in_time": Counting(
        gettext_lazy("nhiệm vụ hoàn thành đúng hạn trong kỳ"), "decided", _in_time
    ),
    "tasks_overdue": Counting(
        gettext_lazy("nhiệm vụ đến hạn trong kỳ mà đã quá hạn, chưa xong"), "decided", _overdue
    ),
    "tasks_due": Counting(gettext_lazy("nhiệm vụ đến hạn trong kỳ"), "due_on", lambda _day: Q()),
    "tasks_due_in_time": Counting(
        gettext_lazy("nhiệm vụ đến hạn trong kỳ, hoàn thành đúng hạn"), "due_on", _in_time
    ),
    "tasks_running": Counting(
        gettext_lazy("nhiệm vụ đang thực hiện, còn trong hạn"),
        "",
        lambda day: ~_is_done(day) & ~_overdue(day),
    ),
}
"""By name; indicators name them."""


def count_tasks(names: Collection[str], scope: Scope, at: datetime) -> Mapping[str, int]:
    """Count many names in one question."""
    return _rows(scope, at).aggregate(**_counts(names, scope, at))


def tasks_by_agency(names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Mapping[str, int]]:
    """Count by the agency that leads."""
    asked = sorted(names)
    rows = _rows(scope, at).filter(lead__isnull=False).values("lead").annotate(**_counts(names, scope, at))
    return {lead: dict(zip(asked, found, strict=True)) for lead, *found in rows.values_list("lead", *asked)}


def tasks_by_month(names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Mapping[str, int]]:
    """Count by month, one question for each day that names are taken by."""
    found: dict[date, dict[str, int]] = {}
    for by in sorted({COUNTED[name].by for name in names}):
        own = sorted(name for name in names if COUNTED[name].by == by)
        counts = {name: Count("pk", filter=COUNTED[name].condition(_day(at))) for name in own}
        within = _rows(scope, at).filter(_within(by, scope, at)).annotate(month=TruncMonth(by))
        for month, *counted in within.values("month").annotate(**counts).values_list("month", *own):
            found.setdefault(month, dict.fromkeys(sorted(names), 0)).update(zip(own, counted, strict=True))
    return found


def page_of_tasks(name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
    """Give a page of the tasks that a name counts, the latest due first."""
    counting = COUNTED[name]
    rows = _rows(scope, at).filter(_within(counting.by, scope, at) & counting.condition(_day(at)))
    rows = rows.filter(due_on__isnull=False).select_related("plan")
    place = _read_place(after)
    if place is not None:
        rows = beyond(rows, _ORDER, *place)
    found = list(rows.order_by(*_ORDER)[: most + 1])
    shown = found[:most]
    last = f"{shown[-1].due_on:%Y%m%d}_{shown[-1].pk.hex}" if len(found) > most else ""
    return Page([_line(one, _day(at)) for one in shown], last)


def _rows(scope: Scope, at: datetime) -> Rows:
    """Give what is carried out by itself and dated, with the day on which it was decided."""
    below = Assignment.objects.filter(parent=OuterRef("pk"))
    rows: Rows = Assignment.objects.filter(~Exists(below), due_on__isnull=False).exclude(state__in=_RESTS)
    early = When(done_on__lte=F("due_on"), then=F("done_on"))
    rows = rows.annotate(decided=Case(early, default=F("due_on"), output_field=DateField()))
    rows = rows.filter(plan__signed_on__lte=_day(at))
    for agencies in (scope.seen, scope.agency_ids):
        if agencies is not None:
            rows = rows.filter(lead_id__in=agencies)
    return rows


def _counts(names: Collection[str], scope: Scope, at: datetime) -> dict[str, Count]:
    return {
        name: Count("pk", filter=_within(COUNTED[name].by, scope, at) & COUNTED[name].condition(_day(at)))
        for name in sorted(names)
    }


def _within(by: str, scope: Scope, at: datetime) -> Q:
    if not by:
        return Q()
    chosen = Q(**{f"{by}__lte": _day(at)})
    if scope.since is not None:
        chosen &= Q(**{f"{by}__gte": scope.since})
    if scope.until is not None:
        chosen &= Q(**{f"{by}__lte": scope.until})
    return chosen


def _line(one: Assignment, day: date) -> Line:
    is_late = one.due_on is not None and (
        one.done_on > one.due_on if one.done_on else one.due_on < (one.handed_in_on or day)
    )
    code = " · ".join(filter(None, (one.plan.number, one.no)))
    cells = (one.due_on, one.done_on)
    return Line(KIND, one.pk, code, one.text, one.lead_id, cells, _("quá hạn") if is_late else "")


def _day(at: datetime) -> date:
    return at.astimezone(VN).date()


def _read_place(written: str) -> tuple[date, UUID] | None:
    day, _sep, key = written.partition("_")
    try:
        return datetime.strptime(day, "%Y%m%d").date(), UUID(key)  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return None
