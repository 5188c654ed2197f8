"""Nhiệm vụ: one assignment with its source, its course and what can be done with it now."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from motcua.faces.command.courses import actors_in, named, steps_of
from motcua.faces.command.pages import READING, show
from motcua.faces.command.standings import shown
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of as people_of
from motcua.foundation.files.queries import open_file
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans import actions
from motcua.steering.plans.models import Assignment, AssignmentAgency
from motcua.steering.plans.queries import desk, following
from motcua.steering.plans.queries.following import Course, Verb
from motcua.steering.plans.queries.ladder import near_days
from motcua.steering.plans.queries.periods import period_words

_LONGEST_VERSION: Final = 8
_WAYS: Final[tuple[tuple[Verb, str, str, str], ...]] = (
    (Verb.JUDGE, "command:assignment-judge", gettext_noop("Duyệt sản phẩm"), "D"),
    (Verb.DECIDE_EXTENSION, "command:assignment-decide", gettext_noop("Quyết định gia hạn"), "G"),
    (Verb.HAND_IN, "command:assignment-hand-in", gettext_noop("Nộp sản phẩm"), "S"),
    (Verb.REPORT, "command:assignment-report", gettext_noop("Báo cáo tiến độ"), "B"),
    (Verb.ASK_EXTENSION, "command:assignment-ask", gettext_noop("Xin gia hạn"), "H"),
    (Verb.SUSPEND, "command:assignment-rest", gettext_noop("Tạm dừng"), ""),
)


@officer(*READING)
@require_safe
def assignment(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Show one assignment."""
    one = following.assignment(assignment_id, request.actor)
    today = clock.today()
    near = near_days(today)
    course = following.course_of(one.id)
    members = list(following.below(one.id))
    others = list(following.others_of(one.parent_id if one.parent_id and not one.period else one.id))
    agencies = names_of(_agencies(one, members, others), today)
    verbs = following.verbs_for(
        one, course, request.actor, has_members=any(not member.period for member in members)
    )
    words: dict[str, object] = _told(course) | {
        "one": one,
        "period": period_words(one.period),
        "standing": shown(one, today, near),
        "lead": _agency(one, agencies),
        "leads_too": _named(others, AssignmentAgency.Part.LEADS_TOO, agencies),
        "supports": _named(others, AssignmentAgency.Part.SUPPORTS, agencies),
        "milestones": list(one.milestones.order_by("position")),
        "members": [
            (
                member,
                agencies.get(member.lead_id, ""),
                period_words(member.period),
                shown(member, today, near),
            )
            for member in members
            if member.lead_id
        ],
        "source": desk.source_lines(one),
        "verbs": {str(verb) for verb in verbs},
        "ways": [
            (reverse(page, args=[one.id]), _(label), key) for verb, page, label, key in _WAYS if verb in verbs
        ],
        "reviews": request.actor.may("plans.review"),
        "later": desk.later_of(one, request.actor),
    }
    return show(request, "command/assignment.html", words)


def _told(course: Course) -> dict[str, object]:
    """Give the steps of the course, each with whoever did it."""
    people = people_of(actors_in(course))
    return {"steps": [(step, named(people, step)) for step in steps_of(course)]}


def _agency(one: Assignment, agencies: Mapping[UUID, str]) -> str:
    return agencies.get(one.lead_id, "") if one.lead_id else ""


def _agencies(one: Assignment, members: list[Assignment], others: list[AssignmentAgency]) -> set[UUID]:
    wanted = {row.lead_id for row in (one, *members)} | {row.agency_id for row in others}
    return {agency_id for agency_id in wanted if agency_id}


def _named(others: list[AssignmentAgency], part: str, agencies: dict[UUID, str]) -> list[str]:
    return [
        (agencies.get(row.agency_id) if row.agency_id else row.printed) or row.printed
        for row in others
        if row.part == part
    ]


@officer("plans.carry_out", "plans.follow")
@require_POST
def accept(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Take an assignment on."""
    actions.accept_assignment(assignment_id, _version(request), by=request.actor, at=clock.now())
    return HttpResponseRedirect(reverse("command:assignment", args=[assignment_id]))


@officer("plans.decide")
@require_POST
def resume(request: HouseRequest, assignment_id: UUID) -> HttpResponse:
    """Take up again what rested."""
    actions.resume_assignment(assignment_id, _version(request), by=request.actor, at=clock.now())
    return HttpResponseRedirect(reverse("command:assignment", args=[assignment_id]))


@officer(*READING)
@require_safe
def evidence(request: HouseRequest, evidence_id: UUID) -> FileResponse:
    """Hand out a file of evidence."""
    file, name = following.evidence_file(evidence_id, request.actor)
    return FileResponse(open_file(file), as_attachment=True, filename=name)


def _version(request: HouseRequest) -> int:
    """Read the version that the sender saw; one that never was where it cannot be read."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdigit() and len(typed) <= _LONGEST_VERSION else 0
