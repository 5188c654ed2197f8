"""What this room does when something happened: it tells whom it concerns, on the desk."""

from collections import Counter
from uuid import UUID

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.ports import Record
from motcua.foundation.notices.actions import Word, put_notices
from motcua.foundation.text import day_figures
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans import access
from motcua.steering.plans.events import (
    AssignmentDone,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    PlanChangedByAnother,
    PlanPublished,
    ProductHandedIn,
    ProductReturned,
)
from motcua.steering.plans.models import ReminderStep
from motcua.steering.plans.queries import letters
from motcua.steering.plans.queries.following import (
    assignment_told,
    ended_of,
    extension_told,
    leads_of,
    plan_told,
    submission_told,
)
from motcua.steering.plans.queries.people import listeners

Audience = ReminderStep.Audience


def tell_of_plan(event: PlanPublished, record: Record) -> None:
    """Tell every agency that a plan gives it something to do, and how much."""
    day = record.at.astimezone(VN).date()
    counts = Counter(leads_of(event.plan_id))
    plan, names, hearing = plan_told(event.plan_id), names_of(counts, day), listeners(counts, day)
    words = [
        Word(
            letters.GIVEN,
            account_id,
            letters.facts_of_plan(plan, names.get(lead_id, ""), count),
            "plan",
            plan.id,
            f"plans.given:{plan.id}:{account_id}",
        )
        for lead_id, count in counts.items()
        for account_id in sorted(hearing.at(Audience.AGENCY, lead_id))
    ]
    put_notices(words, by=SYSTEM, at=record.at)


def tell_of_change(event: PlanChangedByAnother, record: Record) -> None:
    """Tell every agency that led an assignment which a later plan ended: which, and by what."""
    day = record.at.astimezone(VN).date()
    ended = ended_of(event.plan_id, event.later_id)
    if not ended:
        return
    earlier, later = plan_told(event.plan_id), plan_told(event.later_id)
    names, hearing = names_of(ended, day), listeners(ended, day)
    words = [
        Word(
            letters.ENDED,
            account_id,
            letters.facts_of_end(earlier, later, names.get(lead_id, ""), numbers),
            "plan",
            earlier.id,
            f"plans.ended:{earlier.id}:{later.id}:{account_id}",
        )
        for lead_id, numbers in ended.items()
        for account_id in sorted(hearing.at(Audience.AGENCY, lead_id))
    ]
    put_notices(words, by=SYSTEM, at=record.at)


def tell_of_product(event: ProductHandedIn, record: Record) -> None:
    """Tell whoever follows that a product waits to be looked at."""
    _tell(event.assignment_id, letters.HANDED_IN, record, to_lead=False, right=access.FOLLOW)


def tell_of_return(event: ProductReturned, record: Record) -> None:
    """Tell the agency that its product was sent back, and why."""
    reason = submission_told(event.submission_id).reason
    _tell(event.assignment_id, letters.RETURNED, record, reason=reason)


def tell_of_done(event: AssignmentDone, record: Record) -> None:
    """Tell the agency that its product does; of the line of a class nobody is told."""
    if event.submission_id is not None:
        _tell(event.assignment_id, letters.DONE, record, done=day_figures(event.done_on))


def tell_of_request(event: ExtensionAsked, record: Record) -> None:
    """Tell whoever decides that more time is asked for."""
    facts = {"until": day_figures(event.until), "reason": extension_told(event.request_id).reason}
    _tell(event.assignment_id, letters.EXTENSION_ASKED, record, to_lead=False, right=access.DECIDE, **facts)


def tell_of_decision(event: ExtensionGranted | ExtensionRefused, record: Record) -> None:
    """Tell the agency what became of its request."""
    request = extension_told(event.request_id)
    if isinstance(event, ExtensionGranted):
        until = day_figures(event.due_on)
        _tell(event.assignment_id, letters.EXTENSION_GRANTED, record, until=until, reason=request.answer)
    else:
        _tell(event.assignment_id, letters.EXTENSION_REFUSED, record, reason=request.answer)


def _tell(
    assignment_id: UUID,
    template: str,
    record: Record,
    *,
    to_lead: bool = True,
    right: str = access.FOLLOW,
    **more: object,
) -> None:
    """Tell of one assignment: the agency that leads, or those with a right who follow."""
    day = record.at.astimezone(VN).date()
    one = assignment_told(assignment_id)
    leads = [one.lead_id] if one.lead_id else []
    hearing = listeners(leads, day, right=right)
    told = hearing.at(Audience.AGENCY, one.lead_id) if to_lead else hearing.followers
    name = names_of(leads, day).get(one.lead_id, "") if one.lead_id else ""
    facts = letters.facts_of(one, name, **more)
    put_notices(
        [
            Word(template, account_id, facts, "assignment", one.id, f"{template}:{record.id}:{account_id}")
            for account_id in sorted(set(told) - {record.actor_id})
        ],
        by=SYSTEM,
        at=record.at,
    )
