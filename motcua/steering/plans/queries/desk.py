"""What is asked about readings under review and about plans that are followed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.foundation.access.models import Actor
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import terms_by_code
from motcua.steering.plans import access
from motcua.steering.plans.errors import LineUnknown, PlanUnknown, ReadingUnknown, TargetUnknown
from motcua.steering.plans.models import Assignment, DraftLine, Plan, PlanLink, PlanReading, Target
from motcua.steering.plans.queries.following import visible_to
from motcua.steering.plans.rules.changes import change_said


def readings(by: Actor) -> QuerySet[PlanReading]:
    """Give the readings under review and those done, latest first, with counts of their lines.

    Nobody who neither reviews nor publishes sees any.
    """
    if not access.may_review_or_publish(by):
        return PlanReading.objects.none()
    return (
        PlanReading.objects.defer("source", "findings")
        .annotate(
            line_count=Count("lines"),
            open_count=Count("lines", filter=Q(lines__state=DraftLine.State.OPEN)),
        )
        .order_by("-read_at", "-id")
    )


def reading(reading_id: UUID, by: Actor) -> PlanReading:
    """Give one reading whole. Raises NotAllowed, ReadingUnknown."""
    access.must_review(by)
    found = PlanReading.objects.filter(id=reading_id).first()
    if found is None:
        raise ReadingUnknown
    return found


def document_of(reading_id: UUID, by: Actor) -> PlanReading:
    """Give a reading to who reviews or publishes, and once published to whom its plan concerns.

    Raises ReadingUnknown.
    """
    found = PlanReading.objects.filter(id=reading_id).select_related("file").first()
    if found is None:
        raise ReadingUnknown
    if access.may_review_or_publish(by) or plans(by).filter(reading_id=reading_id).exists():
        return found
    raise ReadingUnknown


def line(line_id: UUID, by: Actor) -> DraftLine:
    """Give one draft line. Raises NotAllowed, LineUnknown."""
    access.must_review(by)
    found = DraftLine.objects.filter(id=line_id).first()
    if found is None:
        raise LineUnknown
    return found


def known_document(sha256: str, text_digest: str) -> PlanReading | None:
    """Give the reading of the same file, or of the same words, that was not set aside."""
    return (
        PlanReading.objects.exclude(state=PlanReading.State.SET_ASIDE)
        .filter(Q(file__sha256=sha256) | Q(text_digest=text_digest))
        .order_by("read_at")
        .first()
    )


def agencies_called(codes: Iterable[str], day: date) -> dict[str, str]:
    """Name agencies of these codes as they are called on `day`, in one query; unknown ones are left out.

    One that the register knows from a later day on is called as it is then.
    """
    named: dict[str, str] = {}
    for code, terms in terms_by_code(dict.fromkeys(codes)).items():
        term = _on(terms, day) or next((one for one in terms if one.valid_from > day), None)
        if term is not None:
            named[code] = term.name
    return named


def _on(terms: Sequence[AgencyTerm], day: date) -> AgencyTerm | None:
    return next(
        (
            term
            for term in reversed(terms)
            if term.valid_from <= day and (term.valid_to is None or day <= term.valid_to)
        ),
        None,
    )


def plans(by: Actor) -> QuerySet[Plan]:
    """Give the plans that are followed, latest first; to whom sees not all, those that concern his agency."""
    found = Plan.objects.order_by("-signed_on", "-id")
    if access.sees_all(by):
        return found
    return found.filter(Exists(Assignment.objects.filter(visible_to(by), plan_id=OuterRef("pk"))))


def plan(plan_id: UUID, by: Actor) -> Plan:
    """Give one plan. Raises PlanUnknown, also for whom it does not concern."""
    found = plans(by).filter(id=plan_id).select_related("reading").first()
    if found is None:
        raise PlanUnknown
    return found


def assignments_of(plan_id: UUID, by: Actor) -> QuerySet[Assignment]:
    """Give a plan's assignments in its order, members of a class below their line."""
    found = Assignment.objects.filter(visible_to(by), plan_id=plan_id)
    return found.order_by("position", "period", "id")


def source_lines(one: Assignment, around: int = 2) -> list[tuple[int, str, bool]]:
    """Give the document's lines from which an assignment was read, a few around; which are its own."""
    line = one.line
    source = PlanReading.objects.filter(id=line.reading_id).values_list("source", flat=True).get()
    first, last = line.source_line, max(line.source_to, line.source_line)
    return [
        (number, text, first <= number <= last)
        for number, _page, text in source
        if first - around <= number <= last + around
    ]


def targets_of(plan_id: UUID) -> QuerySet[Target]:
    """Give a plan's targets in its order, each with the place of its line in the document."""
    return _in_order(Target.objects.filter(plan_id=plan_id))


def targets_still_of(one: Plan) -> QuerySet[Target]:
    """Give a plan's targets without those that a later plan ended; of a plan that is over, all it had."""
    found = targets_of(one.id)
    return found.filter(ended_by=None) if one.state == Plan.State.ACTIVE else found


@dataclass(frozen=True)
class Later:
    """The later plan that ended a line; `opens` for whom it concerns."""

    plan: Plan
    opens: bool


def later_of(one: Assignment | Target, by: Actor) -> Later | None:
    """Give the later plan that ended an assignment or a target; None while it binds."""
    if one.ended_by_id is None:
        return None
    found = Plan.objects.get(id=one.ended_by_id)
    return Later(found, plans(by).filter(id=found.id).exists())


def targets_followed(by: Actor) -> QuerySet[Target]:
    """Give the targets that still bind of every plan that does, plan by plan, the latest first."""
    running = plans(by).filter(state=Plan.State.ACTIVE)
    return _in_order(Target.objects.filter(plan__in=running.order_by(), ended_by=None))


def target(target_id: UUID, by: Actor) -> Target:
    """Give a target with its plan to whom the plan concerns. Raises TargetUnknown."""
    found = Target.objects.filter(plan__in=plans(by).order_by(), id=target_id).select_related("plan").first()
    if found is None:
        raise TargetUnknown
    return found


def findings_of(plan_id: UUID) -> list[dict[str, Any]]:  # Any: JSON
    """Give what the reader found in a plan's document."""
    return findings_of_many([plan_id]).get(plan_id, [])


def findings_of_many(plan_ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:  # Any: JSON
    """Give what the reader found in the documents of plans, in one question."""
    rows = PlanReading.objects.filter(plan__in=list(plan_ids)).values_list("plan__id", "findings")
    return dict(rows)


def _in_order(found: QuerySet[Target]) -> QuerySet[Target]:
    rows = found.select_related("line", "plan").only(
        *(f"{one.name}" for one in Target._meta.concrete_fields),
        "line__source_line",
        "plan__number",
        "plan__kind",
        "plan__title",
        "plan__year",
        "plan__state",
        "plan__signed_on",
        "plan__reading_id",
    )
    return rows.order_by("-plan__signed_on", "plan_id", "position", "id")


def change_said_in(reading: PlanReading, running: Sequence[Plan]) -> tuple[Plan, str, tuple[str, ...]] | None:
    """Say which of the running plans a document says that it changes, how, and which of its numbers end.

    Of several of one number, the latest is meant.
    """
    known = {one.number: one for one in sorted(running, key=lambda one: one.signed_on)}
    texts = [reading.title, *(text for _number, _page, text in reading.source)]
    said = change_said(texts, list(known))
    return None if said is None else (known[said.number], said.relation, said.ended)


def changed_by(plan_id: UUID) -> QuerySet[PlanLink]:
    """Give the later documents that changed a plan."""
    return PlanLink.objects.filter(earlier_id=plan_id).select_related("later").order_by("later__signed_on")


def changes_of(plan_id: UUID) -> QuerySet[PlanLink]:
    """Give the earlier plans that a plan changes."""
    return PlanLink.objects.filter(later_id=plan_id).select_related("earlier").order_by("earlier__signed_on")
