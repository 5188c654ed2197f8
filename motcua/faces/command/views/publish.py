"""Chốt kế hoạch: what is lacking, what a plan does to an earlier one, and the publishing itself."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.faces.command.forms.documents import PublishForm
from motcua.faces.command.pages import Given, Sheet, through
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.steering.plans import actions
from motcua.steering.plans.actions import Change
from motcua.steering.plans.errors import AssignmentsUnknown
from motcua.steering.plans.models import Plan, PlanLink
from motcua.steering.plans.queries import desk as queries
from motcua.steering.plans.queries import reviewing
from motcua.steering.plans.queries.live import undecided


@officer("plans.publish")
@require_http_methods(["GET", "POST"])
def publish(request: HouseRequest, reading_id: UUID) -> HttpResponse:
    """Publish a reviewed document."""
    reading = queries.document_of(reading_id, request.actor)
    tally = reviewing.tally_of(reviewing.lines_of(reading_id))
    running = queries.plans(request.actor).filter(state=Plan.State.ACTIVE)
    sheet = Sheet(
        title=_("Chốt kế hoạch để theo dõi"),
        eyebrow=str(reading),
        submit=_("Chốt kế hoạch"),
        back=reverse("command:reading", args=[reading_id]),
        template="command/publish.html",
        more={"reading": reading, "tally": tally},
    )

    def do(given: Given) -> str:
        changes = [_change(given, request.actor)] if given["relation"] else []
        made = actions.publish_reading(reading_id, changes=changes, by=request.actor, at=clock.now())
        waits = request.actor.may("plans.measure") and undecided([made.id])
        return reverse("command:plan-proposals" if waits else "command:plan", args=[made.id])

    sent = request.POST if request.method == "POST" else None
    earlier = [(str(one.id), f"{one.number}: {one.title}"[:150]) for one in running]
    form = PublishForm(sent, earlier=earlier)
    return through(request, sheet, form, do, done=_("Đã chốt kế hoạch; nhiệm vụ đã được giao."))


def _change(given: Given, actor: Actor) -> Change:
    """Understand what was chosen; numbers of assignments as the earlier plan prints them."""
    plan = queries.plan(UUID(given["earlier"]), actor)
    relation = PlanLink.Relation(given["relation"])
    wanted = [one.strip().rstrip(".") for one in given["ended"].split(",") if one.strip()]
    if relation != PlanLink.Relation.AMENDS or not wanted:
        return Change(plan.id, relation)
    known = {one.no: one.id for one in queries.assignments_of(plan.id, actor) if one.no and not one.parent_id}
    if set(wanted) - set(known):
        raise AssignmentsUnknown(number=plan.number)
    return Change(plan.id, relation, [known[no] for no in wanted])
