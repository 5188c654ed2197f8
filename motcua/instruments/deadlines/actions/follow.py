"""Theo hạn của phần: what is promised of a whole is counted as the part of it that comes last."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions.pause import end_pause
from motcua.instruments.deadlines.actions.rows import locked_promise
from motcua.instruments.deadlines.events import PromiseFollowed
from motcua.instruments.deadlines.models import Clock, Pause, Promise, Purpose
from motcua.instruments.deadlines.queries import workplace

_FIELDS = ("counted_from", "unit", "quantity", "cut_off_hour", "due_at", "follows", "warned", "missed_at")


@act
def follow_promise(
    subject_kind: str,
    subject_id: UUID,
    clock: Clock,
    *,
    reason: str = "",
    purpose: Purpose = Purpose.RESULT,
    by: Actor,
    at: datetime,
) -> Promise:
    """Theo hạn của phần: count a promise as the part that comes last; it stands still while that one does.

    `reason` is why it stands. The original moment stays beside the new one; what had been missed and is due
    later now runs again. Raises NothingPromised.
    """
    promise = locked_promise(subject_kind, subject_id, purpose)
    before, was = promise.due_at, promise.state
    _stand(promise, reason, clock, at)
    later = clock.due_at is not None and before is not None and clock.due_at > before
    promise.counted_from = max(clock.counted_from, promise.started_at)
    promise.unit, promise.quantity, promise.cut_off_hour = clock.unit, clock.quantity, clock.cut_off_hour
    promise.due_at, promise.follows_id = clock.due_at, clock.promise_id
    if later:
        promise.warned = []
    if promise.missed_at and clock.due_at is not None and clock.due_at > at:
        promise.missed_at = None
        promise.state = Promise.State.RUNNING if promise.state == Promise.State.MISSED else promise.state
    promise.save(update_fields=[*_FIELDS, "state", "paused_at"])
    if (before, was) != (promise.due_at, promise.state):
        case = (subject_kind, subject_id)
        tell(PromiseFollowed(promise.id, *case, before, promise.due_at), by=by, at=at)
    return promise


def _stand(promise: Promise, reason: str, clock: Clock, at: datetime) -> None:
    """Let a promise under lock stand or go on as the part does; it is not written."""
    if clock.is_paused and promise.state != Promise.State.PAUSED:
        Pause.objects.create(promise=promise, reason=reason, paused_at=at)
        promise.state, promise.paused_at = Promise.State.PAUSED, at
    elif not clock.is_paused and promise.state == Promise.State.PAUSED:
        end_pause(promise, workplace(promise.place_id, unit_id=promise.unit_id), at)
        promise.state = Promise.State.MISSED if promise.missed_at else Promise.State.RUNNING
        promise.paused_at = None
