"""Where a promise ends: it is kept, or its case ended in another way."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.writing import update
from motcua.instruments.deadlines.actions.pause import end_pause
from motcua.instruments.deadlines.actions.rows import locked_promise, promise_held
from motcua.instruments.deadlines.events import PromiseCancelled, PromiseMet
from motcua.instruments.deadlines.models import Promise, Purpose, Timeliness
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.deadlines.rules import moved, timeliness


@act
def meet_promise(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose = Purpose.RESULT, by: Actor, at: datetime
) -> Timeliness:
    """Thực hiện cam kết: it is done; say whether early, on time or late. Raises NothingPromised.

    What is done while the clock stands is measured by the moment as it would be were it resumed now.
    """
    return _meet(locked_promise(subject_kind, subject_id, purpose), by=by, at=at)


@act
def meet_promise_if_any(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose, by: Actor, at: datetime
) -> Timeliness | None:
    """Thực hiện cam kết where one still stands, as `meet_promise`; None where none does."""
    promise = promise_held(subject_kind, subject_id, purpose)
    return None if promise is None else _meet(promise, by=by, at=at)


@act
def cancel_promise(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose = Purpose.RESULT, by: Actor, at: datetime
) -> Promise:
    """Bỏ cam kết of a case that ended in another way. Raises NothingPromised."""
    return _cancel(locked_promise(subject_kind, subject_id, purpose), by=by, at=at)


@act
def cancel_promise_if_any(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose, by: Actor, at: datetime
) -> Promise | None:
    """Bỏ cam kết where one still stands, as `cancel_promise`; None where none does."""
    promise = promise_held(subject_kind, subject_id, purpose)
    return None if promise is None else _cancel(promise, by=by, at=at)


def _meet(promise: Promise, *, by: Actor, at: datetime) -> Timeliness:
    if promise.state == Promise.State.PAUSED:
        _stop_waiting(promise, at)
    due_at = promise.due_at.astimezone(VN) if promise.due_at else None
    word = timeliness(due_at, at, now=at, minutes_left=0, near=0)
    promise.state, promise.ended_at, promise.paused_at = Promise.State.MET, at, None
    update(promise, "state", "ended_at", "due_at", "paused_at")
    tell(PromiseMet(promise.id, word), by=by, at=at)
    return word


def _cancel(promise: Promise, *, by: Actor, at: datetime) -> Promise:
    if promise.state == Promise.State.PAUSED:
        _stop_waiting(promise, at)
    promise.state, promise.ended_at, promise.paused_at = Promise.State.CANCELLED, at, None
    update(promise, "state", "ended_at", "due_at", "paused_at")
    tell(PromiseCancelled(promise.id), by=by, at=at)
    return promise


def _stop_waiting(promise: Promise, at: datetime) -> None:
    """Let the pause of a promise under lock end with it, and its moment move as if resumed now."""
    where = workplace(promise.place_id, unit_id=promise.unit_id)
    minutes = end_pause(promise, where, at)
    if promise.due_at is not None:
        promise.due_at = moved(promise.due_at, minutes, where.working)
