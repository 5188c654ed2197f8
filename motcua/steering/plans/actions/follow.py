"""Thực hiện: an agency takes an assignment on and tells how far it has come; whoever decides lets it rest."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.text import nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.proofs import Proof, kept_proofs, put_beside
from motcua.steering.plans.actions.rows import locked_assignment, save_changed
from motcua.steering.plans.errors import WordsNeeded
from motcua.steering.plans.events import (
    AssignmentAccepted,
    AssignmentResumed,
    AssignmentSuspended,
    ProgressReported,
)
from motcua.steering.plans.models import Assignment, AssignmentMilestone, ProgressReport

State = Assignment.State
TAKEN_ON = (State.ACCEPTED, State.IN_PROGRESS)


@act
def accept_assignment(assignment_id: UUID, version: int, *, by: Actor, at: datetime) -> Assignment:
    """Tiếp nhận nhiệm vụ: the agency takes it on.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany.
    """
    one = locked_assignment(assignment_id, version, State.GIVEN)
    access.must_carry_out(by, one.lead_id)
    one.state = State.ACCEPTED
    save_changed(one, "state")
    tell(AssignmentAccepted(one.id), by=by, at=at)
    return one


@act
def report_progress(
    assignment_id: UUID,
    version: int,
    text: str,
    *,
    obstacle: str = "",
    proofs: Sequence[Proof] = (),
    reached: Iterable[UUID] = (),
    by: Actor,
    at: datetime,
) -> ProgressReport:
    """Báo cáo tiến độ: say how far it has come, with evidence and the milestones reached by now.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany, WordsNeeded,
    EvidenceOdd, DayOdd, and what keeping a file refuses; then nothing is kept.
    """
    one = locked_assignment(assignment_id, version, *TAKEN_ON)
    access.must_carry_out(by, one.lead_id)
    words = nfc(text).strip()
    if not words:
        raise WordsNeeded(what="tình hình thực hiện")
    rows = kept_proofs(proofs, by=by, at=at)
    report = ProgressReport.objects.create(
        assignment=one, text=words, obstacle=nfc(obstacle).strip(), reported_at=at, reported_by=by.id
    )
    put_beside(rows, report=report)
    AssignmentMilestone.objects.filter(assignment=one, id__in=list(reached), done_on__isnull=True).update(
        done_on=at.date()
    )
    one.state = State.IN_PROGRESS
    save_changed(one, "state")
    tell(ProgressReported(one.id, report.id, len(rows)), by=by, at=at)
    return report


@act
def suspend_assignment(
    assignment_id: UUID, version: int, *, reason: str, by: Actor, at: datetime
) -> Assignment:
    """Tạm dừng nhiệm vụ: it rests, and nobody is reminded of it. The reason is kept as a report.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany, WordsNeeded.
    """
    one = locked_assignment(assignment_id, version, State.GIVEN, *TAKEN_ON)
    access.must_decide(by)
    words = nfc(reason).strip()
    if not words:
        raise WordsNeeded(what="lý do tạm dừng")
    ProgressReport.objects.create(
        assignment=one, text=f"Tạm dừng: {words}", reported_at=at, reported_by=by.id
    )
    one.state = State.SUSPENDED
    save_changed(one, "state")
    tell(AssignmentSuspended(one.id), by=by, at=at)
    return one


@act
def resume_assignment(assignment_id: UUID, version: int, *, by: Actor, at: datetime) -> Assignment:
    """Tiếp tục nhiệm vụ đã tạm dừng: it goes on, by the due day it had.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany.
    """
    one = locked_assignment(assignment_id, version, State.SUSPENDED)
    access.must_decide(by)
    one.state = State.ACCEPTED
    save_changed(one, "state")
    tell(AssignmentResumed(one.id), by=by, at=at)
    return one
