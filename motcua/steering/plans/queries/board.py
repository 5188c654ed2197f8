"""Bảng theo dõi: assignments counted by plan, section and agency; the red list; the lines behind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from motcua.foundation.access.models import Actor
from motcua.steering.plans.models import Assignment, Plan
from motcua.steering.plans.queries.following import visible_to
from motcua.steering.plans.queries.standing import KEPT, Standing, Sums, added, with_standing

Key = TypeVar("Key")
State = Assignment.State
_RESTS = (State.SUSPENDED, State.CANCELLED)
RED = (Standing.LATE, Standing.NEAR)


@dataclass(frozen=True)
class Choice:
    """Which assignments are looked at: of a plan, a section, an agency, some classes; else all."""

    plan_id: UUID | None = None
    section: str | None = None
    lead_id: UUID | None = None
    standings: tuple[Standing, ...] = ()
    waits: bool = False
    month: date | None = None


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

    Of plans that still bind, unless one is named.
    """
    chosen = choice or Choice()
    below = Assignment.objects.filter(parent=OuterRef("pk"))
    rows = Assignment.objects.filter(visible_to(by), ~Exists(below))
    if chosen.plan_id is None:
        rows = rows.filter(plan__state=Plan.State.ACTIVE)
    else:
        rows = rows.filter(plan_id=chosen.plan_id)
    if chosen.section is not None:
        rows = rows.filter(section=chosen.section)
    if chosen.lead_id is not None:
        rows = rows.filter(lead_id=chosen.lead_id)
    if chosen.month is not None:
        rows = rows.filter(due_on__year=chosen.month.year, due_on__month=chosen.month.month)
    if chosen.waits:
        rows = rows.filter(state=State.HANDED_IN)
    found: QuerySet[Any] = with_standing(rows, today, near)  # Any: an annotation, unknown to the type
    if chosen.standings:
        found = found.filter(standing__in=[one.value for one in chosen.standings])
    return found.select_related("plan").order_by("due_on", "plan_id", "position", "period", "id")


def board(by: Actor, today: date, near: int, choice: Choice | None = None) -> Board:
    """Count them, in one question."""
    due = Q(due_on__lte=today) & ~Q(state__in=_RESTS)
    rows = (
        _annotated(lines(by, today, near, choice))
        .order_by()
        .values_list("plan_id", "section", "lead_id", "standing")
        .annotate(
            count=Count("id"),
            due=Count("id", filter=due),
            kept=Count("id", filter=due & Q(standing__in=[one.value for one in KEPT])),
        )
    )
    return Board(tuple(_cell(row) for row in rows))


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
    plan_id, section, lead_id, standing, count, due, kept = row
    return Cell(plan_id, section, lead_id, Sums({Standing(standing): count}, due, kept))


def _by(cells: Iterable[Cell], key: Callable[[Cell], Key]) -> dict[Key, Sums]:
    found: dict[Key, list[Sums]] = {}
    for cell in cells:
        found.setdefault(key(cell), []).append(cell.sums)
    return {each: added(many) for each, many in found.items()}


def red_list(by: Actor, today: date, near: int, choice: Choice, most: int) -> list[Assignment]:
    """Give what is late or near, the longest due first."""
    chosen = Choice(choice.plan_id, choice.section, choice.lead_id, RED)
    return list(lines(by, today, near, chosen)[:most])


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
