"""Bảng theo dõi: assignments counted by plan, section and agency; the red list; the lines behind."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Case, Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDate, TruncMonth
from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.steering.plans.models import Assignment, Plan, PlanLink
from motcua.steering.plans.queries.desk import plans
from motcua.steering.plans.queries.following import visible_to
from motcua.steering.plans.queries.standing import KEPT, Standing, Sums, added, with_standing

Key = TypeVar("Key")
State = Assignment.State
Rows = QuerySet[Any]  # Any: annotated beside the model
_RESTS = (Standing.SUSPENDED.value, Standing.CANCELLED.value)
_WHOLE = (PlanLink.Relation.REPLACES, PlanLink.Relation.CLOSES)
RED = (Standing.LATE, Standing.NEAR)


@dataclass(frozen=True)
class Choice:
    """Which assignments are looked at: of a plan, a section, an agency, some classes; else all that bind.

    `ended_in` are those of the plans that ended in a year, with `beside` together with all that bind; `every`
    those of all plans, over or not. Of those that a later plan ended within a running one, `ended_late` are
    what was late on that day.
    """

    plan_id: UUID | None = None
    section: str | None = None
    lead_id: UUID | None = None
    standings: tuple[Standing, ...] = ()
    waits: bool = False
    month: date | None = None
    ended_in: int | None = None
    beside: bool = False
    every: bool = False
    ended_late: bool = False


@dataclass(frozen=True)
class Cell:
    """So many of one plan, one section and one agency."""

    plan_id: UUID
    section: str
    lead_id: UUID | None
    sums: Sums


@dataclass(frozen=True)
class Board:
    """All cells, and their sums by whatever is asked."""

    cells: tuple[Cell, ...]

    @property
    def whole(self) -> Sums:
        """Add all up."""
        return added(cell.sums for cell in self.cells)

    def of(self, plan_ids: Container[UUID]) -> "Board":
        """Give the cells of some plans alone."""
        return Board(tuple(cell for cell in self.cells if cell.plan_id in plan_ids))

    def by_plan(self) -> dict[UUID, Sums]:
        """Add up by plan."""
        return _by(self.cells, lambda cell: cell.plan_id)

    def by_agency(self) -> dict[UUID | None, Sums]:
        """Add up by the agency that leads; None is whoever is not in the register."""
        return _by(self.cells, lambda cell: cell.lead_id)

    def by_section(self) -> dict[tuple[UUID, str], Sums]:
        """Add up by plan and section, in the order of the document where one plan is looked at."""
        return _by(self.cells, lambda cell: (cell.plan_id, cell.section))


def lines(by: Actor, today: date, near: int, choice: Choice | None = None) -> QuerySet[Assignment]:
    """Give the assignments that are carried out by themselves, each with its `standing`, soonest due first.

    Of plans that still bind, unless others are named. Those of a plan that is over stand as they stood on the
    day on which it ended, whatever ended with it.
    """
    chosen = choice or Choice()
    below = Assignment.objects.filter(parent=OuterRef("pk"))
    rows = Assignment.objects.filter(visible_to(by), ~Exists(below))
    if chosen.section is not None:
        rows = rows.filter(section=chosen.section)
    if chosen.lead_id is not None:
        rows = rows.filter(lead_id=chosen.lead_id)
    if chosen.month is not None:
        rows = rows.filter(due_on__year=chosen.month.year, due_on__month=chosen.month.month)
    if chosen.waits:
        rows = rows.filter(state=State.HANDED_IN)
    found = _of_plans(with_standing(rows, today, near), chosen, today)
    if chosen.standings:
        found = found.filter(standing__in=[one.value for one in chosen.standings])
    if chosen.ended_late:
        found = found.filter(_ENDED_LATE)
    return found.select_related("plan").order_by("due_on", "plan_id", "position", "period", "id")


_ENDED_LATE = Q(standing=Standing.CANCELLED.value, ended_as=Standing.LATE.value)


def _of_plans(rows: Rows, chosen: Choice, today: date) -> Rows:
    """Narrow lines to those of the plans that are asked for, with the day `until` which each plan binds."""
    if chosen.plan_id is None and chosen.ended_in is None and not chosen.every:
        binding: Rows = rows.filter(plan__state=Plan.State.ACTIVE).annotate(until=Value(today))
        return binding
    whole = Q(plan__changed_by__relation__in=_WHOLE)
    rows = rows.annotate(over=FilteredRelation("plan__changed_by", condition=whole))
    if chosen.plan_id is not None:
        rows = rows.filter(plan_id=chosen.plan_id)
    if chosen.ended_in is not None:
        binds = Q(plan__state=Plan.State.ACTIVE) if chosen.beside else Q()
        rows = rows.filter(Q(over__later__published_at__year=chosen.ended_in) | binds)
    ended = TruncDate("over__later__published_at", tzinfo=VN)
    stood = When(ended_by=F("over__later"), then=F("ended_as"))
    found: Rows = rows.annotate(until=Coalesce(ended, today), standing=Case(stood, default=F("standing")))
    return found


def board(by: Actor, today: date, near: int, choice: Choice | None = None) -> Board:
    """Count them, in one question."""
    due = Q(due_on__lte=F("until")) & ~Q(standing__in=_RESTS)
    rows = (
        _annotated(lines(by, today, near, choice))
        .order_by()
        .values_list("plan_id", "section", "lead_id", "standing")
        .annotate(
            count=Count("id"),
            due=Count("id", filter=due),
            kept=Count("id", filter=due & Q(standing__in=[one.value for one in KEPT])),
            late=Count("id", filter=_ENDED_LATE),
        )
    )
    return Board(tuple(_cell(row) for row in rows))


@dataclass(frozen=True)
class Ending:
    """What replaced or ended a plan as a whole, how ("được thay thế bởi"), and on which day."""

    later_id: UUID
    later: str
    how: str
    on: date


def plans_and_endings(by: Actor) -> tuple[list[Plan], dict[UUID, Ending]]:
    """Give the plans that someone sees, latest first, and what ended those that are over, in one question."""
    found = list(_with_endings(plans(by)))
    return found, {one.id: _ending(one) for one in found if one.later_plan is not None}


def ending_of(plan: Plan) -> Ending | None:
    """Give what replaced or ended a plan; None while it binds."""
    return None if plan.state == Plan.State.ACTIVE else _ending(_with_endings(Plan.objects).get(id=plan.id))


def _with_endings(rows: Any) -> Rows:  # Any: a manager or a queryset
    found: Rows = rows.annotate(
        over=FilteredRelation("changed_by", condition=Q(changed_by__relation__in=_WHOLE)),
        later_plan=F("over__later"),
        later_at=F("over__later__published_at"),
        later_kind=F("over__later__kind"),
        later_number=F("over__later__number"),
        how=F("over__relation"),
    )
    return found


def _ending(one: Any) -> Ending:  # Any: annotated
    later = f"{one.later_kind} {one.later_number}".strip()
    how = _("được thay thế bởi") if one.how == PlanLink.Relation.REPLACES else _("kết thúc theo")
    return Ending(one.later_plan, later, how, one.later_at.astimezone(VN).date())


def by_month(by: Actor, today: date, near: int, choice: Choice | None = None) -> dict[date, Sums]:
    """Count what is due in each month of a year, in one question."""
    rows = (
        _annotated(lines(by, today, near, choice))
        .filter(due_on__year=today.year)
        .order_by()
        .annotate(month=TruncMonth("due_on"))
        .values_list("month", "standing")
        .annotate(count=Count("id"))
    )
    found: dict[date, list[Sums]] = {}
    for month, standing, count in rows:
        found.setdefault(month, []).append(Sums({Standing(standing): count}))
    return {month: added(many) for month, many in found.items()}


def _annotated(rows: QuerySet[Any]) -> QuerySet[Any]:  # Any: as above
    return rows


def _cell(row: tuple[Any, ...]) -> Cell:  # Any: each column's own type
    plan_id, section, lead_id, standing, count, due, kept, late = row
    return Cell(plan_id, section, lead_id, Sums({Standing(standing): count}, due, kept, late))


def _by(cells: Iterable[Cell], key: Callable[[Cell], Key]) -> dict[Key, Sums]:
    found: dict[Key, list[Sums]] = {}
    for cell in cells:
        found.setdefault(key(cell), []).append(cell.sums)
    return {each: added(many) for each, many in found.items()}


def red_list(by: Actor, today: date, near: int, choice: Choice, most: int) -> list[Assignment]:
    """Give what is late or near, the longest due first."""
    return list(lines(by, today, near, replace(choice, standings=RED))[:most])


def worst_first(sums: Mapping[Key, Sums]) -> list[tuple[Key, Sums]]:
    """Order sums: the most late first, then the most near, then the most in all."""
    return sorted(
        sums.items(),
        key=lambda pair: (-pair[1].of(Standing.LATE), -pair[1].of(Standing.NEAR), -pair[1].all),
    )


def sections_of(plan_id: UUID) -> list[str]:
    """Give a plan's sections in the order of its document."""
    rows = Assignment.objects.filter(plan_id=plan_id, parent=None).order_by("position")
    return list(dict.fromkeys(rows.values_list("section", flat=True)))
