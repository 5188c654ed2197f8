"""Tải việc: how much lies in whose hands, and what of it is late."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, When

from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.queries import near_until, workplace
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries.tasks import WAITING, tasks_for


@dataclass(frozen=True)
class Load:
    """How much lies in an actor's reach: his own, free for him to take, and what of it is overdue."""

    mine: int
    free: int
    late: int

    @property
    def all(self) -> int:
        """Count both."""
        return self.mine + self.free


def load_of(by: Actor, *, now: datetime) -> Load:
    """Count what lies in an actor's reach, in one query."""
    is_late = Case(When(urgent_at__lt=now, then=True), default=False)
    counts = tasks_for(by).counted(None, "state", is_late=is_late)
    held = Task.State.CLAIMED
    return Load(
        mine=sum(count for state, _late, count in counts if state == held),
        free=sum(count for state, _late, count in counts if state != held),
        late=sum(count for _state, late, count in counts if late),
    )


@dataclass(frozen=True)
class LoadLine:
    """What waits at an agency in one pair of hands (None: in nobody's) at one step, and how it stands.

    `near` and `late` go by the case's moment, `step_late` by the step's own; what waits for something from
    outside is counted in `set_aside` alone.
    """

    holder_id: UUID | None
    step: str
    title: str
    waiting: int
    near: int
    late: int
    step_late: int
    set_aside: int


@dataclass(frozen=True)
class UnitLoad:
    """Tải việc của đơn vị: its lines, and the same summed up by holder or by step."""

    lines: tuple[LoadLine, ...]

    @property
    def by_holder(self) -> list[LoadLine]:
        """Sum up by holder: what is free first, then who has most that is late."""
        found = _summed(self.lines, lambda line: LoadLine(line.holder_id, "", "", 0, 0, 0, 0, 0))
        return sorted(found, key=lambda line: (line.holder_id is not None, -line.late, -line.waiting))

    @property
    def by_step(self) -> list[LoadLine]:
        """Sum up by step, the one with most that is late first."""
        found = _summed(self.lines, lambda line: LoadLine(None, line.step, line.title, 0, 0, 0, 0, 0))
        return sorted(found, key=lambda line: (-line.late, -line.waiting, line.title))

    @property
    def whole(self) -> LoadLine:
        """Sum up everything."""
        nothing = LoadLine(None, "", "", 0, 0, 0, 0, 0)
        return next(iter(_summed(self.lines, lambda _: nothing)), nothing)


def load_at(agency_id: UUID, *, at: datetime) -> UnitLoad:
    """Count what waits at an agency per holder and step, in three questions whatever its size."""
    soon = near_until(workplace(unit_id=agency_id).working, at)
    runs = Q(waits_for="")
    rows = (
        Task.objects.filter(agency_id=agency_id, state__in=WAITING)
        .order_by()
        .values_list("holder_id", "step", "title")
        .annotate(
            waiting=Count("id", filter=runs),
            near=Count("id", filter=runs & Q(urgent_at__gte=at, urgent_at__lte=soon)),
            late=Count("id", filter=runs & Q(urgent_at__lt=at)),
            step_late=Count("id", filter=runs & Q(step_due_at__lt=at)),
            set_aside=Count("id", filter=~runs),
        )
    )
    return UnitLoad(tuple(LoadLine(*row) for row in rows))


@dataclass(frozen=True)
class CaseLoad:
    """What of some cases lies at a step, with a role of an agency, in one pair of hands (None: nobody's)."""

    title: str
    role: str
    agency_id: UUID
    holder_id: UUID | None
    waiting: int
    late: int
    set_aside: int


def load_of_cases(
    subject_kind: str, subjects: QuerySet[Any, Any], *, at: datetime
) -> list[CaseLoad]:  # Any: ids
    """Say where some cases lie, whatever agency has them now, in one question: `subjects` gives their ids.

    `late` goes by the case's moment; what waits for something from outside is counted in `set_aside` alone.
    """
    runs = Q(waits_for="")
    rows = (
        Task.objects.filter(subject_kind=subject_kind, subject_id__in=subjects, state__in=WAITING)
        .order_by()
        .values_list("title", "role", "agency_id", "holder_id")
        .annotate(
            waiting=Count("id", filter=runs),
            late=Count("id", filter=runs & Q(urgent_at__lt=at)),
            set_aside=Count("id", filter=~runs),
        )
    )
    return [CaseLoad(*row) for row in rows]


def lying_at(subject_kind: str, title: str) -> QuerySet[Any, Any]:  # Any: ids
    """Give the ids of the cases that lie at a step of this title now."""
    rows = Task.objects.filter(subject_kind=subject_kind, title=title, state__in=WAITING)
    return rows.values("subject_id")


def _summed(lines: Iterable[LoadLine], heading: Callable[[LoadLine], LoadLine]) -> list[LoadLine]:
    """Sum lines up under the headings that they share."""
    sums: dict[LoadLine, list[int]] = {}
    for line in lines:
        counts = sums.setdefault(heading(line), [0] * 5)
        figures = (line.waiting, line.near, line.late, line.step_late, line.set_aside)
        counts[:] = [one + other for one, other in zip(counts, figures, strict=True)]
    return [LoadLine(key.holder_id, key.step, key.title, *counts) for key, counts in sums.items()]
