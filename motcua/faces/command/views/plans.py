"""Kế hoạch: those that are followed, and one with its assignments, its targets, and what changed it."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.faces.command.pages import READING, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans.models import Assignment, PlanReading
from motcua.steering.plans.queries import desk as queries

_SHOWN = 100


@officer(*READING)
@require_safe
def plans(request: HouseRequest) -> HttpResponse:
    """List the plans that are followed, and say what waits for review."""
    found = list(queries.with_counts(queries.plans(request.actor), clock.today())[:_SHOWN])
    waiting = []
    if request.actor.may("plans.review"):
        waiting = list(queries.readings(request.actor).filter(state=PlanReading.State.OPEN)[:_SHOWN])
    return show(request, "command/home.html", {"plans": found, "waiting": waiting})


@officer(*READING)
@require_safe
def plan(request: HouseRequest, plan_id: UUID) -> HttpResponse:
    """Show one plan."""
    found = queries.plan(plan_id, request.actor)
    today = clock.today()
    assignments = list(queries.assignments_of(plan_id, request.actor))
    agencies = names_of((one.lead_id for one in assignments if one.lead_id), today)
    wholes = [one for one in assignments if one.parent_id is None] or assignments
    members: dict[UUID, list[Assignment]] = {}
    for one in assignments:
        if one.parent_id:
            members.setdefault(one.parent_id, []).append(one)
    rows = [
        {
            "one": one,
            "lead": agencies.get(one.lead_id, "") if one.lead_id else "",
            "members": len(members.get(one.id, ())),
            "done": sum(member.state == Assignment.State.DONE for member in members.get(one.id, ())),
            "standing": standing_of(one, today),
        }
        for one in wholes
    ]
    words = {
        "plan": found,
        "rows": rows,
        "targets": list(queries.targets_of(plan_id)),
        "changed_by": list(queries.changed_by(plan_id)),
        "changes": list(queries.changes_of(plan_id)),
        "today": today,
    }
    return show(request, "command/plan.html", words)


_TONES = {
    Assignment.State.DONE: "green",
    Assignment.State.CANCELLED: "grey",
    Assignment.State.HANDED_IN: "blue",
    Assignment.State.SUSPENDED: "grey",
}
_NEAR = 7


def standing_of(one: Assignment, today: date) -> tuple[str, object]:
    """Say in a tone and a word where an assignment stands today."""
    if one.state in _TONES:
        return _TONES[Assignment.State(one.state)], one.get_state_display()
    if one.due_on is None:
        return "grey", one.get_term_display()
    left = (one.due_on - today).days
    if left < 0:
        return "red", _("quá hạn {count} ngày").format(count=-left)
    return ("amber", _("sắp đến hạn")) if left <= _NEAR else ("blue", _("trong hạn"))
