"""Gia hạn: an agency asks for more time, whoever decides gives it or does not; the original day stays."""

from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures, nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.follow import TAKEN_ON
from motcua.steering.plans.actions.rows import locked_assignment, save_changed
from motcua.steering.plans.errors import DayOdd, ExtensionPending, ExtensionUnknown, WordsNeeded
from motcua.steering.plans.events import ExtensionAsked, ExtensionGranted, ExtensionRefused
from motcua.steering.plans.models import Assignment, ExtensionRequest

State = Assignment.State
_RUNNING = (State.GIVEN, *TAKEN_ON, State.HANDED_IN)


@act
def ask_extension(
    assignment_id: UUID, version: int, *, until: date, reason: str, by: Actor, at: datetime
) -> ExtensionRequest:
    """Đề nghị gia hạn until a day after the due day, and why.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany, WordsNeeded,
    DayOdd, ExtensionPending.
    """
    one = locked_assignment(assignment_id, version, *TAKEN_ON)
    access.must_carry_out(by, one.lead_id)
    words = nfc(reason).strip()
    if not words:
        raise WordsNeeded(what="lý do đề nghị gia hạn")
    due = _must_be_later(one, until)
    pending = one.extensions.filter(state=ExtensionRequest.State.ASKED).first()
    if pending is not None:
        raise ExtensionPending(day=day_figures(pending.asked_until))
    request = ExtensionRequest.objects.create(
        assignment=one, due_before=due, asked_until=until, reason=words, asked_at=at, asked_by=by.id
    )
    save_changed(one)
    tell(ExtensionAsked(one.id, request.id, until), by=by, at=at)
    return request


def _must_be_later(one: Assignment, until: date) -> date:
    if one.due_on is None:
        raise DayOdd(what="Đề nghị gia hạn", why="nhiệm vụ không có thời hạn")
    if until <= one.due_on:
        raise DayOdd(what="Ngày gia hạn", why=f"phải sau hạn hiện tại {day_figures(one.due_on)}")
    return one.due_on


@act
def grant_extension(
    assignment_id: UUID, version: int, *, until: date, answer: str = "", by: Actor, at: datetime
) -> Assignment:
    """Đồng ý gia hạn until a day, the one asked for or another; lateness is measured by it from now on.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany,
    ExtensionUnknown, DayOdd.
    """
    one = locked_assignment(assignment_id, version, *_RUNNING)
    access.must_decide(by)
    request = _pending(one)
    due_before = _must_be_later(one, until)
    request.state, request.granted_until = ExtensionRequest.State.GRANTED, until
    _decide(request, answer, by=by, at=at)
    one.due_on = until
    save_changed(one, "due_on")
    tell(ExtensionGranted(one.id, request.id, due_before, until), by=by, at=at)
    return one


@act
def refuse_extension(
    assignment_id: UUID, version: int, *, answer: str, by: Actor, at: datetime
) -> Assignment:
    """Không đồng ý gia hạn, and why; the due day stays.

    Raises NotAllowed, AssignmentUnknown, AssignmentChanged, AssignmentStands, GivenToMany,
    ExtensionUnknown, WordsNeeded.
    """
    one = locked_assignment(assignment_id, version, *_RUNNING)
    access.must_decide(by)
    request = _pending(one)
    if not nfc(answer).strip():
        raise WordsNeeded(what="lý do không gia hạn")
    request.state = ExtensionRequest.State.REFUSED
    _decide(request, answer, by=by, at=at)
    save_changed(one)
    tell(ExtensionRefused(one.id, request.id), by=by, at=at)
    return one


def _pending(one: Assignment) -> ExtensionRequest:
    found = (
        ExtensionRequest.objects.select_for_update()
        .filter(assignment=one, state=ExtensionRequest.State.ASKED)
        .first()
    )
    if found is None:
        raise ExtensionUnknown
    return found


def _decide(request: ExtensionRequest, answer: str, *, by: Actor, at: datetime) -> None:
    request.answer, request.decided_at, request.decided_by = nfc(answer).strip(), at, by.id
    request.save(update_fields=["state", "granted_until", "answer", "decided_at", "decided_by"])
