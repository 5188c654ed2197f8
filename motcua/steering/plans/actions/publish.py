"""Chốt kế hoạch: what was confirmed becomes assignments and targets, at once or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures
from motcua.registers.organisations.queries import ids_by_code
from motcua.steering.plans import access
from motcua.steering.plans.actions.endings import Change, change_plan
from motcua.steering.plans.actions.rows import locked_reading
from motcua.steering.plans.errors import (
    HeadIncomplete,
    LeadsLacking,
    LinesOpen,
    NothingConfirmed,
    PlanPublishedBefore,
)
from motcua.steering.plans.events import (
    AssignmentGiven,
    PlanPublished,
    ReadingPublished,
    TargetSet,
)
from motcua.steering.plans.models import (
    Assignment,
    AssignmentAgency,
    AssignmentMilestone,
    DraftLine,
    Plan,
    PlanReading,
    Target,
)
from motcua.steering.plans.queries.reading import milestone_of
from motcua.steering.plans.queries.register import is_class_of
from motcua.steering.plans.rules.giving import last_day, term_of

_NEEDED = {
    "number": "số, ký hiệu",
    "title": "trích yếu",
    "issuer": "cơ quan ban hành",
    "signed_on": "ngày ban hành",
    "year": "năm kế hoạch",
}


@dataclass
class _Made:
    """What a plan is made of, to be written set by set."""

    assignments: list[Assignment] = field(default_factory=list)
    others: list[AssignmentAgency] = field(default_factory=list)
    milestones: list[AssignmentMilestone] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


@act
def publish_reading(reading_id: UUID, *, changes: Sequence[Change] = (), by: Actor, at: datetime) -> Plan:
    """Chốt kế hoạch: give what was confirmed to whom it names, and let it change earlier plans.

    Raises NotAllowed, ReadingClosed, LinesOpen, NothingConfirmed, HeadIncomplete, LeadsLacking,
    PlanPublishedBefore, PlanUnknown, PlanOver or AssignmentsUnknown; then nothing is published.
    """
    reading = locked_reading(reading_id)
    access.must_publish(by)
    lines = list(DraftLine.objects.filter(reading_id=reading.id).order_by("position", "id"))
    _must_be_ready(reading, lines)
    plan = _plan_of(reading, by=by, at=at)
    confirmed = [line for line in lines if line.state == DraftLine.State.CONFIRMED]
    made = _made_of(plan, confirmed)
    _write(plan, made)
    reading.state, reading.ended_at = PlanReading.State.PUBLISHED, at
    reading.save(update_fields=["state", "ended_at"])
    _tell(plan, made, by=by, at=at)
    for change in changes:
        change_plan(plan, change, by=by, at=at)
    return plan


def _must_be_ready(reading: PlanReading, lines: Sequence[DraftLine]) -> None:
    open_ones = sum(1 for line in lines if line.state == DraftLine.State.OPEN)
    if open_ones:
        raise LinesOpen(count=open_ones)
    confirmed = [line for line in lines if line.state == DraftLine.State.CONFIRMED]
    if not any(not line.group for line in confirmed):
        raise NothingConfirmed
    lacking = [words for name, words in _NEEDED.items() if not getattr(reading, name)]
    if lacking:
        raise HeadIncomplete(lacking=", ".join(lacking))
    nobody = [
        line.no or line.text[:30]
        for line in confirmed
        if line.kind == DraftLine.Kind.ASSIGNMENT and not line.group and not line.leads
    ]
    if nobody:
        raise LeadsLacking(numbers=", ".join(nobody))
    if reading.signed_on is None:
        return
    if Plan.objects.filter(
        number=reading.number, signed_on=reading.signed_on, issuer=reading.issuer
    ).exists():
        raise PlanPublishedBefore(
            number=reading.number, day=day_figures(reading.signed_on), issuer=reading.issuer
        )


def _plan_of(reading: PlanReading, *, by: Actor, at: datetime) -> Plan:
    plan = Plan(reading=reading, published_at=at, published_by=by.id)
    for name in ("kind", "number", "title", "issuer", "signer", "signed_on", "year"):
        setattr(plan, name, getattr(reading, name))
    plan.kind = plan.kind or "Kế hoạch"
    return plan


def _made_of(plan: Plan, lines: Sequence[DraftLine]) -> _Made:
    ids = ids_by_code(code for line in lines for code in (*line.lead_codes, *line.support_codes))
    classes = is_class_of({name for line in lines for name in line.leads}, plan.signed_on)
    made = _Made()
    for line in lines:
        if line.kind == DraftLine.Kind.TARGET:
            made.targets.append(_target(plan, line, ids))
        elif not line.group:
            _give(plan, line, ids, classes, made)
    return made


def _give(plan: Plan, line: DraftLine, ids: Mapping[str, UUID], classes: frozenset[str], made: _Made) -> None:
    """Make a line's assignment; for a class of agencies, one below it for each member."""
    members = [ids[code] for code in line.lead_codes if code in ids]
    many = any(name in classes for name in line.leads) and len(members) > 1
    lead = None if many or not members else members[0]
    whole = _assignment(plan, line, lead)
    made.assignments.append(whole)
    _bind(whole, line, made)
    for place, member in enumerate(members if many else (), 1):
        own = _assignment(plan, line, member)
        own.parent, own.position = whole, line.position + place % 900
        made.assignments.append(own)
        _bind(own, line, made)
    leads_too = [] if many else members[1:]
    supports = [ids[code] for code in line.support_codes if code in ids]
    made.others += [
        *_others(whole, AssignmentAgency.Part.LEADS_TOO, leads_too, []),
        *_others(whole, AssignmentAgency.Part.SUPPORTS, supports, [] if supports else line.supports),
    ]


def _assignment(plan: Plan, line: DraftLine, lead: UUID | None) -> Assignment:
    milestones = [milestone_of(one) for one in line.milestones]
    term, due = term_of(milestones), last_day(milestones)
    return Assignment(
        plan=plan,
        line=line,
        position=line.position,
        no=line.no,
        section=line.section,
        text=line.text,
        products=line.products,
        lead_id=lead,
        lead_text="; ".join(line.leads),
        term=term,
        due_text=line.due_text,
        due_on=due if term == Assignment.Term.DATED else None,
        original_due_on=due if term == Assignment.Term.DATED else None,
    )


def _bind(assignment: Assignment, line: DraftLine, made: _Made) -> None:
    for place, one in enumerate(map(milestone_of, line.milestones), 1):
        made.milestones.append(
            AssignmentMilestone(
                assignment=assignment,
                position=place,
                kind=one.kind,
                starts_on=one.start,
                ends_on=one.end,
                label=one.label,
            )
        )


def _others(
    assignment: Assignment, part: str, agencies: Sequence[UUID], printed: Sequence[str]
) -> list[AssignmentAgency]:
    named: list[tuple[UUID | None, str]] = [(agency, "") for agency in agencies]
    named += [(None, name) for name in printed]
    return [
        AssignmentAgency(assignment=assignment, part=part, position=place, agency_id=agency, printed=name)
        for place, (agency, name) in enumerate(named, 1)
    ]


def _target(plan: Plan, line: DraftLine, ids: Mapping[str, UUID]) -> Target:
    watcher = next((ids[code] for code in line.lead_codes if code in ids), None)
    return Target(
        plan=plan,
        line=line,
        position=line.position,
        no=line.no,
        section=line.section,
        text=line.text,
        op=line.op,
        value=line.value,
        unit=line.unit,
        value_text=line.value_text,
        level=line.level,
        period=line.period,
        watcher_id=watcher,
        watcher_text="; ".join(line.leads),
        doers_text="; ".join(line.supports),
    )


def _write(plan: Plan, made: _Made) -> None:
    plan.save(force_insert=True)
    Assignment.objects.bulk_create(made.assignments)
    AssignmentAgency.objects.bulk_create(made.others)
    AssignmentMilestone.objects.bulk_create(made.milestones)
    Target.objects.bulk_create(made.targets)


def _tell(plan: Plan, made: _Made, *, by: Actor, at: datetime) -> None:
    counts = (len(made.assignments), len(made.targets))
    tell(ReadingPublished(plan.reading_id, plan.id), by=by, at=at)
    tell(PlanPublished(plan.id, plan.reading_id, plan.number, plan.signed_on, *counts), by=by, at=at)
    given = [AssignmentGiven(one.id, plan.id, one.lead_id, one.due_on) for one in made.assignments]
    tell_many([*given, *(TargetSet(one.id, plan.id) for one in made.targets)], by=by, at=at)
