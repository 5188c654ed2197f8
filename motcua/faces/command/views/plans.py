"""Kế hoạch: those that are followed, and one with its assignments, its targets, and what changed it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.faces.command.boards import Asked, SumRow, row_of
from motcua.faces.command.charts import months_of, parts_of
from motcua.faces.command.pages import READING, show
from motcua.faces.command.standings import Shown, shown
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans.models import Assignment, Plan, PlanReading, Target
from motcua.steering.plans.queries import desk as queries
from motcua.steering.plans.queries.board import Choice, board, by_month
from motcua.steering.plans.queries.following import awaited_of, entered_events
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.live import undecided
from motcua.steering.plans.queries.standing import Sums, added

_SHOWN = 100


@dataclass(frozen=True)
class PlanRow:
    """A plan, and its sums: as they stand, or as they stood when it ended."""

    one: Plan
    sums: SumRow


@dataclass(frozen=True)
class TargetRow:
    """A target of a plan as its document prints it: one row, a value for each year."""

    one: Target
    values: tuple[Target, ...]
    later: Plan | None = None


@dataclass(frozen=True)
class Row:
    """A line of a plan; `below` counts its agencies or its periods, `done` those of them that are done.

    `later` is the plan that ended it.
    """

    one: Assignment
    lead: str
    standing: Shown
    below: int
    done: int
    has_members: bool
    later: Plan | None = None


@officer(*READING)
@require_safe
def plans(request: HouseRequest) -> HttpResponse:
    """List the plans that are followed, and say what waits for review."""
    today = clock.today()
    near = near_days(today)
    found = list(queries.plans(request.actor)[:_SHOWN])
    waiting = []
    if request.actor.may("plans.review"):
        waiting = list(queries.readings(request.actor).filter(state=PlanReading.State.OPEN)[:_SHOWN])
    asked = Asked(Choice())
    counted = board(request.actor, today, near, Choice(every=True)).by_plan() if found else {}
    binding = {one.id for one in found if one.state == Plan.State.ACTIVE}
    whole = added(sums for plan_id, sums in counted.items() if plan_id in binding)
    words = {
        "rows": [_plan_row(one, counted.get(one.id, Sums({}))) for one in found],
        "waiting": waiting,
        "parts": parts_of(whole, asked),
        "months": months_of(by_month(request.actor, today, near), today, asked) if whole.all else (),
        "today": today,
    }
    return show(request, "command/home.html", words)


def _plan_row(one: Plan, sums: Sums) -> PlanRow:
    asked = Asked(Choice(plan_id=one.id))
    return PlanRow(one, row_of(one.title, sums, asked))


@officer(*READING)
@require_safe
def plan(request: HouseRequest, plan_id: UUID) -> HttpResponse:
    """Show one plan."""
    found = queries.plan(plan_id, request.actor)
    today = clock.today()
    assignments = list(queries.assignments_of(plan_id, request.actor))
    changed_by = list(queries.changed_by(plan_id))
    laters = {link.later_id: link.later for link in changed_by}
    words = {
        "plan": found,
        "rows": _rows(assignments, laters, today),
        "targets": _targets(queries.targets_of(plan_id), laters),
        "changed_by": changed_by,
        "changes": list(queries.changes_of(plan_id)),
        "awaited": awaited_of(plan_id) if request.actor.may("plans.follow") else [],
        "entered": list(entered_events(plan_id)),
        "reviews": request.actor.may("plans.review"),
        "unbound": _unbound(found, request.actor),
    }
    return show(request, "command/plan.html", words)


def _unbound(found: Plan, actor: Actor) -> int:
    """Count the targets that wait to be bound, for who binds them."""
    if not actor.may("plans.measure") or found.state != Plan.State.ACTIVE:
        return 0
    return undecided([found.id]).get(found.id, 0)


def _targets(found: Iterable[Target], laters: Mapping[UUID, Plan]) -> list[TargetRow]:
    """Gather the years of one target, which follow each other."""
    rows = groupby(found, key=lambda one: (one.no, one.text, one.watcher_text))
    many = [tuple(group) for _, group in rows]
    return [TargetRow(group[0], group, _later(group[0], laters)) for group in many]


def _later(one: Assignment | Target, laters: Mapping[UUID, Plan]) -> Plan | None:
    return laters.get(one.ended_by_id) if one.ended_by_id else None


def _rows(assignments: Sequence[Assignment], laters: Mapping[UUID, Plan], today: date) -> list[Row]:
    """Give the lines of a plan: each with its agency, its standing, and what lies below it counted."""
    near = near_days(today)
    agencies = names_of((one.lead_id for one in assignments if one.lead_id), today)
    seen = {one.id for one in assignments}
    below: dict[UUID, list[Assignment]] = {}
    for one in assignments:
        if one.parent_id is not None and one.parent_id in seen:
            below.setdefault(one.parent_id, []).append(one)
    return [
        Row(
            one,
            agencies.get(one.lead_id, "") if one.lead_id else "",
            shown(one, today, near),
            len(below.get(one.id, ())),
            sum(each.state == Assignment.State.DONE for each in below.get(one.id, ())),
            any(not each.period for each in below.get(one.id, ())),
            _later(one, laters),
        )
        for one in assignments
        if one.parent_id not in seen
    ]
