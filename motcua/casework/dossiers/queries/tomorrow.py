"""Hồ sơ sắp trễ: what is due by the end of the next working day, with its step and the act that saves it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.casework.dossiers.models import KIND, Apology, Dossier, State
from motcua.casework.dossiers.rules.saving import Danger, Saving, saving_of
from motcua.casework.dossiers.states import RUNNING
from motcua.foundation.clock import VN
from motcua.instruments.deadlines.models import Promise, Workplace
from motcua.instruments.deadlines.queries import NEAR, promises_of, workplace, workplaces
from motcua.instruments.workflow.models import StepKind, Task
from motcua.instruments.workflow.queries import (
    CaseLoad,
    load_of_cases,
    lying_at,
    steps_after,
    waiting_with_ways,
)
from motcua.registers.calendars.queries import WorkingTime

PAGE: Final = 50
_SHOWN: Final = ("version__procedure", "applicant_person", "applicant_entity", "apology")
_SIGNING: Final = frozenset({StepKind.SIGN, StepKind.APPROVE})


@dataclass(frozen=True)
class Endangered:
    """A dossier that is late tomorrow unless somebody acts: where it lies, what it needs, the act."""

    dossier: Dossier
    tasks: tuple[Task, ...]
    minutes_left: int
    minutes_needed: int
    saving: Saving
    apologise_by: datetime | None

    @property
    def is_too_much(self) -> bool:
        """Say whether the steps before the result are given more time than is left."""
        return self.minutes_needed > self.minutes_left


def end_of_tomorrow(now: datetime, working: WorkingTime) -> datetime:
    """Give the closing of the next working day after a moment's own day."""
    day = working.nth_working_day(now.astimezone(VN).date(), 1)
    return datetime.combine(day, working.spans(day)[-1].closes, VN)


@dataclass(frozen=True)
class Pressing:
    """Which running dossiers: decided by some agencies (None: by any), due from and to, lying at a step.

    What is due at `until` itself is in it; without `since` everything that is due before.
    """

    agency_ids: frozenset[UUID] | None
    until: datetime
    since: datetime | None = None
    step: str = ""


def late_tomorrow(
    agency_ids: Iterable[UUID], *, now: datetime, after: tuple[datetime, UUID] | None = None
) -> list[Endangered]:
    """Give what some agencies decide and is due from now to the end of the next working day, a page of it.

    The nearest first, one more than the page when there is more; what waits for others is not in it.
    """
    until = end_of_tomorrow(now, workplace().working)
    return endangered(Pressing(frozenset(agency_ids), until, since=now), now=now, after=after)


def endangered(
    pressing: Pressing, *, now: datetime, after: tuple[datetime, UUID] | None = None
) -> list[Endangered]:
    """Give such dossiers, each with its step and the act that saves it, as `late_tomorrow` does: a page."""
    rows = _pressing(pressing).select_related(*_SHOWN)
    if after is not None:
        rows = rows.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], id__gt=after[1]))
    found = list(rows.order_by("due_at", "id")[: PAGE + 1])
    ids = [one.id for one in found]
    if not ids:
        return []
    tasks: dict[UUID, list[Task]] = {}
    for task in waiting_with_ways(KIND, ids):
        tasks.setdefault(task.subject_id, []).append(task)
    promises = promises_of(KIND, ids)
    places = workplaces((one.place_id, one.unit_id) for one in promises.values())
    return [_endangered(one, tasks.get(one.id, []), promises, places, now) for one in found]


def late_without_apology(agency_ids: Iterable[UUID], *, now: datetime) -> list[Dossier]:
    """Quá hạn chưa xin lỗi: what some agencies decide, late and never apologised for, longest first.

    What was settled late and waits to be fetched is owed its apology, too.
    """
    said = Apology.objects.filter(dossier=OuterRef("pk"))
    late = Q(state__in=sorted(RUNNING), due_at__lt=now) | Q(state=State.RESOLVED, due_at__lt=F("resolved_at"))
    rows = _read(agency_ids).filter(~Exists(said), late, joint=False)
    return list(rows.order_by("due_at", "id")[: PAGE + 1])


def pressing_by_agency(pressing: Pressing) -> dict[UUID, int]:
    """Count such dossiers by the agency that decides, in one question."""
    rows = _pressing(pressing).order_by().values_list("decision_agency").annotate(Count("id"))
    return {agency: count for agency, count in rows if agency is not None}


def due_by_day(pressing: Pressing) -> dict[date, int]:
    """Count such dossiers by the day on which they are due, in Vietnamese time, in one question."""
    days = _pressing(pressing).order_by().annotate(day=TruncDate("due_at", tzinfo=VN))
    return dict(days.values_list("day").annotate(Count("id")))


def load_decided_by(agency_ids: Iterable[UUID], *, now: datetime) -> list[CaseLoad]:
    """Say where lies what some agencies decide and is not settled: by step, role and holder. One question."""
    open_ones = Dossier.objects.filter(
        decision_agency__in=set(agency_ids),
        state__in=sorted(RUNNING | {State.AWAITING_SUPPLEMENT, State.PAUSED}),
    )
    return load_of_cases(KIND, open_ones.values("id"), at=now)


def _pressing(pressing: Pressing) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(state__in=sorted(RUNNING), due_at__lte=pressing.until)
    if pressing.agency_ids is not None:
        rows = rows.filter(decision_agency__in=pressing.agency_ids)
    if pressing.since is not None:
        rows = rows.filter(due_at__gte=pressing.since)
    return rows.filter(id__in=lying_at(KIND, pressing.step)) if pressing.step else rows


def _read(agency_ids: Iterable[UUID]) -> QuerySet[Dossier]:
    return Dossier.objects.filter(decision_agency__in=set(agency_ids)).select_related(*_SHOWN)


def _endangered(
    one: Dossier,
    tasks: Sequence[Task],
    promises: Mapping[UUID, Promise],
    places: Mapping[tuple[UUID | None, UUID | None], Workplace],
    now: datetime,
) -> Endangered:
    promise = promises.get(one.id)
    where = places[promise.place_id, promise.unit_id] if promise else workplace()
    due = one.due_at.astimezone(VN) if one.due_at else now
    left = where.working.open_minutes_between(now.astimezone(VN), due)
    needed = max((_needed(task) for task in tasks), default=0)
    may_apologise = left >= NEAR and not hasattr(one, "apology")
    danger = Danger(
        left,
        needed,
        may_apologise,
        is_free=any(task.holder_id is None for task in tasks),
        is_signing=bool(tasks) and all(StepKind(task.kind) in _SIGNING for task in tasks),
    )
    by = where.working.add_open_minutes(due, -NEAR) if may_apologise else None
    return Endangered(one, tuple(tasks), left, needed, saving_of(danger), by)


def _needed(task: Task) -> int:
    """Count the open minutes that a task and the steps before the hand-over are given."""
    ahead = [step for step in steps_after(task) if step.kind is not StepKind.HAND_OVER]
    return task.budget_minutes + sum(step.budget_minutes for step in ahead)
