"""Đánh thức: what waited for an event becomes due once it is entered; what comes again gets its rows."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.proofs import must_be_past
from motcua.steering.plans.errors import DayOdd, NothingWaits, WordsNeeded
from motcua.steering.plans.events import AssignmentGiven, AssignmentWoken, AwaitedEventEntered
from motcua.steering.plans.models import Assignment, AssignmentMilestone, AwaitedEvent, Plan
from motcua.steering.plans.queries.ladder import recurrence_days
from motcua.steering.plans.rules.periods import COMES_AGAIN, Period, periods

State = Assignment.State
_RESTING = (State.DONE, State.CANCELLED, State.SUSPENDED)


@act
def enter_event(
    plan_id: UUID,
    words: str,
    *,
    happened_on: date,
    document: str,
    due_on: date,
    by: Actor,
    at: datetime,
) -> AwaitedEvent:
    """Ghi sự kiện được chờ: every assignment of the plan whose deadline says these words is due on a day.

    Raises NotAllowed, NothingWaits, WordsNeeded, DayOdd.
    """
    waiting = _waiting(plan_id, words)
    access.must_follow(by)
    if not waiting:
        raise NothingWaits
    must_be_past(happened_on, at, what="Ngày xảy ra")
    if due_on < happened_on:
        raise DayOdd(what="Hạn", why="trước ngày xảy ra sự kiện")
    if not (named := nfc(document).strip()[:300]):
        raise WordsNeeded(what="văn bản hoặc căn cứ của sự kiện")
    awaited = AwaitedEvent.objects.create(
        plan_id=plan_id,
        words=words,
        happened_on=happened_on,
        document=named,
        due_on=due_on,
        entered_at=at,
        entered_by=by.id,
    )
    _wake(waiting, due_on)
    tell(AwaitedEventEntered(awaited.id, plan_id, happened_on, len(waiting)), by=by, at=at)
    tell_many([AssignmentWoken(one.id, awaited.id, due_on) for one in waiting], by=by, at=at)
    return awaited


def _waiting(plan_id: UUID, words: str) -> list[Assignment]:
    rows = Assignment.objects.select_for_update(of=("self",)).exclude(state__in=_RESTING)
    return list(rows.filter(plan_id=plan_id, term=Assignment.Term.CONDITIONAL, due_text=words))


def _wake(waiting: list[Assignment], due_on: date) -> None:
    for one in waiting:
        one.term, one.due_on, one.original_due_on = Assignment.Term.DATED, due_on, due_on
        one.version += 1
    Assignment.objects.bulk_update(waiting, ["term", "due_on", "original_due_on", "version"])


@act
def make_occurrences(*, by: Actor, at: datetime) -> int:
    """Lập kỳ: give every assignment that comes again a row for each period begun by now; count the new ones.

    Periods end with the plan's year, or with the milestone that says otherwise. Set-based.
    """
    today = at.astimezone(VN).date()
    days = recurrence_days(today)
    recurring = list(
        Assignment.objects.select_for_update(of=("self",))
        .filter(
            Q(term=Assignment.Term.PERIODIC) | Q(term=Assignment.Term.REGULAR),
            plan__state=Plan.State.ACTIVE,
            period="",
        )
        .exclude(state__in=_RESTING)
        .exclude(children__period="")
        .select_related("plan")
        .order_by("id")
    )
    often = _how_often(recurring)
    known = set(
        Assignment.objects.filter(parent__in=recurring).exclude(period="").values_list("parent_id", "period")
    )
    made = [
        _occurrence(one, period, days[every])
        for one in recurring
        for every, last in often.get(one.id, ())
        if every in days
        for period in _begun(one, every, last, today)
        if (one.id, period.key) not in known
    ]
    Assignment.objects.bulk_create(made, batch_size=1000)
    tell_many([AssignmentGiven(one.id, one.plan_id, one.lead_id, one.due_on) for one in made], by=by, at=at)
    return len(made)


def _how_often(recurring: Iterable[Assignment]) -> Mapping[UUID, list[tuple[str, date | None]]]:
    """Say how often each comes again, and until when if its milestone says so: the first understood."""
    found: dict[UUID, list[tuple[str, date | None]]] = {}
    rows = AssignmentMilestone.objects.filter(assignment__in=list(recurring), kind__in=COMES_AGAIN)
    for owner, kind, ends in rows.order_by("position").values_list("assignment_id", "kind", "ends_on"):
        found.setdefault(owner, [(kind, ends)])
    return found


def _begun(one: Assignment, every: str, last: date | None, today: date) -> list[Period]:
    """Give the periods of an assignment that have begun."""
    end = last or date(max(one.plan.year, one.plan.signed_on.year), 12, 31)
    return [period for period in periods(every, one.plan.signed_on, end) if period.start <= today]


def _occurrence(one: Assignment, period: Period, day: int) -> Assignment:
    due = period.due(day)
    return Assignment(
        plan=one.plan,
        parent=one,
        line_id=one.line_id,
        position=one.position,
        no=one.no,
        section=one.section,
        text=one.text,
        products=one.products,
        lead_id=one.lead_id,
        lead_text=one.lead_text,
        term=Assignment.Term.DATED,
        due_text=one.due_text,
        due_on=due,
        original_due_on=due,
        state=State.GIVEN if one.state == State.GIVEN else State.ACCEPTED,
        period=period.key,
    )
