"""Thay đổi kế hoạch trước: what a later document amends, replaces or ends; the earlier plan shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Value, When

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.steering.plans.errors import AssignmentsUnknown, PlanOver, PlanUnknown
from motcua.steering.plans.events import AssignmentEnded, PlanChangedByAnother, TargetEnded
from motcua.steering.plans.models import Assignment, ExtensionRequest, Plan, PlanLink, Submission, Target
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.standing import standing_on

_OVER = (Assignment.State.DONE, Assignment.State.CANCELLED)


@dataclass(frozen=True)
class Change:
    """What a later document does to an earlier plan; with AMENDS, which of its lines end."""

    plan_id: UUID
    relation: PlanLink.Relation
    ended: Sequence[UUID] = ()
    ended_targets: Sequence[UUID] = ()


def change_plan(later: Plan, change: Change, *, by: Actor, at: datetime) -> None:
    """Let a new plan amend, replace or end an earlier one, within the act that publishes it.

    Each assignment that ends keeps as what it stood on that day: late ones stay known as late. What waited
    to be judged or decided on an assignment that ends is closed with it, and says why.
    Raises PlanUnknown, PlanOver, AssignmentsUnknown.
    """
    earlier = Plan.objects.select_for_update().filter(id=change.plan_id).exclude(id=later.id).first()
    if earlier is None:
        raise PlanUnknown
    if earlier.state != Plan.State.ACTIVE:
        raise PlanOver(number=earlier.number, state=str(earlier.get_state_display()))
    amends = change.relation == PlanLink.Relation.AMENDS
    assignments = _assignments(change, earlier, whole=not amends)
    targets = _targets(change, earlier, whole=not amends)
    _close(assignments, later, by=by, at=at)
    Target.objects.filter(id__in=[one.id for one in targets]).update(ended_by=later)
    PlanLink.objects.create(later=later, earlier=earlier, relation=change.relation)
    if not amends:
        replaced = change.relation == PlanLink.Relation.REPLACES
        earlier.state = Plan.State.REPLACED if replaced else Plan.State.CLOSED
        earlier.save(update_fields=["state"])
    tell(PlanChangedByAnother(earlier.id, later.id, str(change.relation.value)), by=by, at=at)
    ended = [AssignmentEnded(one.id, earlier.id, later.id) for one in assignments]
    tell_many([*ended, *(TargetEnded(one.id, earlier.id, later.id) for one in targets)], by=by, at=at)


def _assignments(change: Change, earlier: Plan, *, whole: bool) -> list[Assignment]:
    """Give the assignments that end, with the members and periods below them. Raises AssignmentsUnknown."""
    rows = Assignment.objects.select_for_update().filter(plan=earlier).exclude(state__in=_OVER)
    running = list(rows.order_by("id"))
    if whole:
        return running
    wanted = set(change.ended)
    if wanted - {one.id for one in running}:
        raise AssignmentsUnknown(number=earlier.number)
    return [one for one in running if one.id in wanted or one.parent_id in wanted]


def _targets(change: Change, earlier: Plan, *, whole: bool) -> list[Target]:
    """Give the targets that end. Raises AssignmentsUnknown."""
    rows = Target.objects.select_for_update().filter(plan=earlier, ended_by=None)
    standing = list(rows.order_by("id"))
    if whole:
        return standing
    wanted = set(change.ended_targets)
    if wanted - {one.id for one in standing}:
        raise AssignmentsUnknown(number=earlier.number)
    return [one for one in standing if one.id in wanted]


def _close(ended: Sequence[Assignment], later: Plan, *, by: Actor, at: datetime) -> None:
    if not ended:
        return
    ids = [one.id for one in ended]
    why = f"Nhiệm vụ không thực hiện nữa theo {later}."
    decided = {"decided_at": at, "decided_by": by.id}
    waiting = Submission.objects.filter(assignment__in=ids, state=Submission.State.WAITING)
    waiting.update(state=Submission.State.RETURNED, reason=why, **decided)
    asked = ExtensionRequest.objects.filter(assignment__in=ids, state=ExtensionRequest.State.ASKED)
    asked.update(state=ExtensionRequest.State.REFUSED, answer=why, **decided)
    Assignment.objects.filter(id__in=ids).update(
        state=Assignment.State.CANCELLED,
        handed_in_on=None,
        ended_by=later,
        ended_as=_stood(ended, at.astimezone(VN).date()),
    )


def _stood(ended: Sequence[Assignment], day: date) -> Case:
    """Say as what each of them stood on the day."""
    near = near_days(day)
    found: dict[str, list[UUID]] = {}
    for one in ended:
        found.setdefault(standing_on(one, day, near).value, []).append(one.id)
    return Case(*(When(id__in=ids, then=Value(standing)) for standing, ids in found.items()))
