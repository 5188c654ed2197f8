"""What is asked about assignments that are followed: one whole, those in somebody's reach, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.files.models import StoredFile
from motcua.steering.plans import access
from motcua.steering.plans.errors import AssignmentUnknown
from motcua.steering.plans.models import (
    Assignment,
    AssignmentAgency,
    AwaitedEvent,
    Evidence,
    ExtensionRequest,
    Plan,
    ProgressReport,
    Reminder,
    Submission,
)

State = Assignment.State
RUNNING = (State.GIVEN, State.ACCEPTED, State.IN_PROGRESS)


class Verb(StrEnum):
    """What can be done with an assignment."""

    ACCEPT = "ACCEPT"
    REPORT = "REPORT"
    HAND_IN = "HAND_IN"
    ASK_EXTENSION = "ASK_EXTENSION"
    JUDGE = "JUDGE"
    DECIDE_EXTENSION = "DECIDE_EXTENSION"
    ENTER_EVENT = "ENTER_EVENT"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"


@dataclass(frozen=True)
class Course:
    """All that was said of an assignment, handed in for it and asked for it, latest first."""

    reports: Sequence[ProgressReport]
    submissions: Sequence[Submission]
    extensions: Sequence[ExtensionRequest]
    reminders: Sequence[Reminder]

    @property
    def waiting(self) -> Submission | None:
        """Give the product that waits to be looked at."""
        return next((one for one in self.submissions if one.state == Submission.State.WAITING), None)

    @property
    def asked(self) -> ExtensionRequest | None:
        """Give the request for more time that waits."""
        return next((one for one in self.extensions if one.state == ExtensionRequest.State.ASKED), None)


def visible_to(by: Actor) -> Q:
    """Narrow assignments to those someone sees: all, or those his agency leads, supports or leads too."""
    if access.sees_all(by):
        return Q()
    units = access.units_seen(by)
    beside = AssignmentAgency.objects.filter(assignment=OuterRef("pk"), agency_id__in=units)
    above = AssignmentAgency.objects.filter(assignment=OuterRef("parent"), agency_id__in=units)
    return Q(lead_id__in=units) | Exists(beside) | Exists(above)


def assignment(assignment_id: UUID, by: Actor) -> Assignment:
    """Give one assignment with its plan. Raises AssignmentUnknown, also for whom it does not concern."""
    found = (
        Assignment.objects.filter(visible_to(by), id=assignment_id)
        .select_related("plan", "parent", "line")
        .first()
    )
    if found is None:
        raise AssignmentUnknown
    return found


def course_of(assignment_id: UUID) -> Course:
    """Give all that was said of an assignment."""
    shown = Prefetch("evidence", Evidence.objects.order_by("id"))
    return Course(
        list(
            ProgressReport.objects.filter(assignment_id=assignment_id).prefetch_related(shown).order_by("-id")
        ),
        list(
            Submission.objects.filter(assignment_id=assignment_id).prefetch_related(shown).order_by("-round")
        ),
        list(ExtensionRequest.objects.filter(assignment_id=assignment_id).order_by("-id")),
        list(Reminder.objects.filter(assignment_id=assignment_id).select_related("step").order_by("-id")),
    )


def below(assignment_id: UUID) -> QuerySet[Assignment]:
    """Give the lines below an assignment: of each agency of a class, of each period."""
    return Assignment.objects.filter(parent_id=assignment_id).order_by("due_on", "position", "id")


def others_of(assignment_id: UUID) -> QuerySet[AssignmentAgency]:
    """Give who leads too and who supports."""
    return AssignmentAgency.objects.filter(assignment_id=assignment_id).order_by("part", "position")


def evidence_file(evidence_id: UUID, by: Actor) -> tuple[StoredFile, str]:
    """Give a file of evidence and its name to whom its assignment concerns. Raises AssignmentUnknown."""
    found = (
        Evidence.objects.filter(id=evidence_id, file__isnull=False)
        .select_related("file", "report", "submission", "figure__target")
        .first()
    )
    if found is not None and found.file is not None and found.figure is not None:
        own = Assignment.objects.filter(visible_to(by), plan_id=found.figure.target.plan_id)
        if access.sees_all(by) or own.exists():
            return found.file, found.file_name
        raise AssignmentUnknown
    owner = (found.report or found.submission) if found else None
    if found is None or found.file is None or owner is None:
        raise AssignmentUnknown
    assignment(owner.assignment_id, by)
    return found.file, found.file_name


def verbs_for(one: Assignment, course: Course, by: Actor, *, has_members: bool) -> frozenset[Verb]:
    """Say what someone can do with an assignment now."""
    if has_members:
        return frozenset()
    can = {
        Verb.ACCEPT: one.state == State.GIVEN,
        Verb.REPORT: one.state in (State.ACCEPTED, State.IN_PROGRESS),
        Verb.HAND_IN: one.state in (State.ACCEPTED, State.IN_PROGRESS),
        Verb.ASK_EXTENSION: one.state in (State.ACCEPTED, State.IN_PROGRESS)
        and one.due_on is not None
        and course.asked is None,
    }
    if not access.may_carry_out(by, one.lead_id):
        can = {}
    if by.may(access.FOLLOW):
        can[Verb.JUDGE] = one.state == State.HANDED_IN
        can[Verb.ENTER_EVENT] = one.term == Assignment.Term.CONDITIONAL and one.state in RUNNING
    if by.may(access.DECIDE):
        can[Verb.DECIDE_EXTENSION] = course.asked is not None
        can[Verb.SUSPEND] = one.state in RUNNING
        can[Verb.RESUME] = one.state == State.SUSPENDED
    return frozenset(verb for verb, is_open in can.items() if is_open)


def awaited_of(plan_id: UUID) -> list[tuple[str, int]]:
    """Give the words of the events that a plan's assignments still wait for, and how many wait."""
    rows = (
        Assignment.objects.filter(plan_id=plan_id, term=Assignment.Term.CONDITIONAL, state__in=RUNNING)
        .exclude(due_text="")
        .values_list("due_text")
        .annotate(count=Count("id"))
        .order_by("due_text")
    )
    return [(words, count) for words, count in rows]


def entered_events(plan_id: UUID) -> QuerySet[AwaitedEvent]:
    """Give the events of a plan that were entered, latest first."""
    return AwaitedEvent.objects.filter(plan_id=plan_id).order_by("-happened_on", "-id")


def in_hand(by: Actor, most: int) -> list[Assignment]:
    """Give what someone has to do with assignments now, the soonest due first, in one question.

    What his agency is to carry out; what was handed in, if he follows; what more time is asked for, if he
    decides.
    """
    parts = Q(pk__in=[])
    units = by.units_for(access.CARRY_OUT)
    seats = frozenset(seat.agency_id for seat in by.seats) if units is None else units
    if seats:
        parts |= Q(lead_id__in=seats, state__in=RUNNING)
    if by.may(access.FOLLOW):
        parts |= Q(state=State.HANDED_IN)
    if by.may(access.DECIDE):
        asked = ExtensionRequest.objects.filter(assignment=OuterRef("pk"), state=ExtensionRequest.State.ASKED)
        parts |= Q(Exists(asked), state__in=(*RUNNING, State.HANDED_IN))
    members = Assignment.objects.filter(parent=OuterRef("pk"))
    rows = Assignment.objects.filter(parts, ~Exists(members), plan__state=Plan.State.ACTIVE)
    return list(rows.select_related("plan").order_by("due_on", "id")[:most])


def leads_of(plan_id: UUID) -> list[UUID]:
    """Give the lead of each assignment of a plan that is carried out by itself."""
    rows = Assignment.objects.filter(plan_id=plan_id, lead_id__isnull=False, children__isnull=True)
    return list(rows.values_list("lead_id", flat=True))


def ended_of(plan_id: UUID, later_id: UUID) -> dict[UUID, list[str]]:
    """Give by their leads the numbers of a plan's assignments that a later plan ended, in order."""
    rows = Assignment.objects.filter(plan_id=plan_id, ended_by_id=later_id, lead_id__isnull=False, period="")
    found: dict[UUID, list[str]] = {}
    for lead_id, no in rows.order_by("position", "id").values_list("lead_id", "no"):
        found.setdefault(lead_id, []).append(no)
    return found


def plan_told(plan_id: UUID) -> Plan:
    """Give a plan of which something is told."""
    return Plan.objects.get(id=plan_id)


def assignment_told(assignment_id: UUID) -> Assignment:
    """Give an assignment of which something is told, with its plan."""
    return Assignment.objects.select_related("plan").get(id=assignment_id)


def submission_told(submission_id: UUID) -> Submission:
    """Give a product of which something is told."""
    return Submission.objects.get(id=submission_id)


def extension_told(request_id: UUID) -> ExtensionRequest:
    """Give a request for more time of which something is told."""
    return ExtensionRequest.objects.get(id=request_id)


def due_or_last(one: Assignment) -> date:
    """Give the due day by which lists are ordered; what has none comes last."""
    return one.due_on or date.max
