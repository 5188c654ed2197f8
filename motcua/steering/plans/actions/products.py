"""Sản phẩm: handed in by the agency, received and judged by whoever assigned."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.follow import TAKEN_ON
from motcua.steering.plans.actions.proofs import Proof, kept_proofs, must_be_past, put_beside
from motcua.steering.plans.actions.rows import locked_assignment, save_changed
from motcua.steering.plans.errors import DayOdd, OwnProduct, ProductUnnamed, WordsNeeded
from motcua.steering.plans.events import AssignmentDone, ProductHandedIn, ProductReturned
from motcua.steering.plans.models import Assignment, ExtensionRequest, Submission

State = Assignment.State
_ENDED = (State.DONE, State.CANCELLED)


@act
def hand_in_product(
    assignment_id: UUID,
    version: int,
    *,
    document_number: str = "",
    document_on: date | None = None,
    text: str = "",
    proofs: Sequence[Proof] = (),
    by: Actor,
    at: datetime,
) -> Submission:
    """Nộp sản phẩm: a document by its number and day, or its file, for whoever assigned to look at.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany, ProductUnnamed,
    EvidenceOdd, DayOdd, and what keeping a file refuses; then nothing is kept.
    """
    one = locked_assignment(assignment_id, version, *TAKEN_ON)
    access.must_carry_out(by, one.lead_id)
    number = nfc(document_number).strip()
    if bool(number) != (document_on is not None) or not (number or any(proof.file for proof in proofs)):
        raise ProductUnnamed
    if document_on is not None:
        must_be_past(document_on, at, what="Ngày văn bản")
    rows = kept_proofs(proofs, by=by, at=at)
    submission = Submission.objects.create(
        assignment=one,
        round=one.submissions.count() + 1,
        document_number=number[:60],
        document_on=document_on,
        text=nfc(text).strip(),
        handed_in_at=at,
        handed_in_by=by.id,
    )
    put_beside(rows, submission=submission)
    one.state, one.handed_in_on = State.HANDED_IN, at.astimezone(VN).date()
    save_changed(one, "state", "handed_in_on")
    tell(ProductHandedIn(one.id, submission.id, submission.round), by=by, at=at)
    return submission


@act
def accept_product(
    assignment_id: UUID, version: int, *, received_on: date, by: Actor, at: datetime
) -> Assignment:
    """Duyệt hoàn thành: the assignment is done as of the day on which the document was received.

    A request for more time that still waits falls with it. Raises NotAllowed, AssignmentUnknown,
    AssignmentChanged, AssignmentStands, GivenToMany, OwnProduct, DayOdd.
    """
    one = locked_assignment(assignment_id, version, State.HANDED_IN)
    submission = _judged(one, by)
    must_be_past(received_on, at, what="Ngày nhận văn bản")
    if submission.document_on and received_on < submission.document_on:
        raise DayOdd(what="Ngày nhận văn bản", why="trước ngày của văn bản")
    submission.state, submission.received_on = Submission.State.ACCEPTED, received_on
    submission.decided_at, submission.decided_by = at, by.id
    submission.save(update_fields=["state", "received_on", "decided_at", "decided_by"])
    ExtensionRequest.objects.filter(assignment=one, state=ExtensionRequest.State.ASKED).update(
        state=ExtensionRequest.State.REFUSED,
        answer="Nhiệm vụ đã hoàn thành.",
        decided_at=at,
        decided_by=by.id,
    )
    one.state, one.handed_in_on, one.done_on = State.DONE, None, received_on
    save_changed(one, "state", "handed_in_on", "done_on")
    tell(AssignmentDone(one.id, submission.id, received_on), by=by, at=at)
    _close_whole(one, by=by, at=at)
    return one


@act
def return_product(assignment_id: UUID, version: int, *, reason: str, by: Actor, at: datetime) -> Assignment:
    """Trả lại sản phẩm: it does not do, and why; the agency goes on by the same due day.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany, OwnProduct,
    WordsNeeded.
    """
    one = locked_assignment(assignment_id, version, State.HANDED_IN)
    submission = _judged(one, by)
    words = nfc(reason).strip()
    if not words:
        raise WordsNeeded(what="lý do trả lại")
    submission.state, submission.reason = Submission.State.RETURNED, words
    submission.decided_at, submission.decided_by = at, by.id
    submission.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    one.state, one.handed_in_on = State.IN_PROGRESS, None
    save_changed(one, "state", "handed_in_on")
    tell(ProductReturned(one.id, submission.id), by=by, at=at)
    return one


def _judged(one: Assignment, by: Actor) -> Submission:
    """Give the product that waits, to whoever may judge it. Raises NotAllowed, OwnProduct."""
    access.must_follow(by)
    submission = Submission.objects.select_for_update().get(assignment=one, state=Submission.State.WAITING)
    if submission.handed_in_by == by.id and access.acts_for(by, one.lead_id):
        raise OwnProduct
    return submission


def _close_whole(one: Assignment, *, by: Actor, at: datetime) -> None:
    """Let the line of a class be done with the last of its members, as of the latest day."""
    if one.parent_id is None or one.period:
        return
    whole = Assignment.objects.select_for_update().get(id=one.parent_id)
    members = list(Assignment.objects.filter(parent=whole, period="").values_list("state", "done_on"))
    if whole.state in _ENDED or any(state not in _ENDED for state, _done in members):
        return
    whole.state = State.DONE
    whole.done_on = max(done_on for _state, done_on in members if done_on is not None)
    save_changed(whole, "state", "done_on")
    tell(AssignmentDone(whole.id, None, whole.done_on), by=by, at=at)
