"""Tạm dừng: the clock stands while the case waits for what is not the administration's to do."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions.rows import locked_promise
from motcua.instruments.deadlines.errors import AlreadyPaused, NotPaused, PauseUnreasoned
from motcua.instruments.deadlines.events import PromisePaused, PromiseResumed
from motcua.instruments.deadlines.models import Pause, Promise, Purpose, Workplace
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.deadlines.rules import moved


@act
def pause_promise(
    subject_kind: str,
    subject_id: UUID,
    *,
    reason: str,
    purpose: Purpose = Purpose.RESULT,
    by: Actor,
    at: datetime,
) -> Promise:
    """Tạm dừng thời hạn from `at`, for a reason: until it is resumed it is neither near nor missed.

    Raises NothingPromised, AlreadyPaused, PauseUnreasoned.
    """
    promise = locked_promise(subject_kind, subject_id, purpose)
    if promise.state == Promise.State.PAUSED:
        raise AlreadyPaused
    if not reason.strip():
        raise PauseUnreasoned
    Pause.objects.create(promise=promise, reason=reason.strip(), paused_at=at)
    promise.state, promise.paused_at = Promise.State.PAUSED, at
    promise.save(update_fields=["state", "paused_at"])
    tell(PromisePaused(promise.id, subject_kind, subject_id), by=by, at=at)
    return promise


@act
def resume_promise(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose = Purpose.RESULT, by: Actor, at: datetime
) -> Promise:
    """Tính tiếp thời hạn: the due moment moves forward by the open minutes that the pause lasted.

    What had been missed before the pause is missed still. Raises NothingPromised, NotPaused.
    """
    promise = locked_promise(subject_kind, subject_id, purpose)
    if promise.state != Promise.State.PAUSED:
        raise NotPaused
    where = workplace(promise.place_id, unit_id=promise.unit_id)
    minutes = end_pause(promise, where, at)
    promise.due_at = moved(promise.due_at, minutes, where.working) if promise.due_at else None
    promise.state = Promise.State.MISSED if promise.missed_at else Promise.State.RUNNING
    promise.paused_at = None
    promise.save(update_fields=["due_at", "state", "paused_at"])
    tell(PromiseResumed(promise.id, subject_kind, subject_id, minutes, promise.due_at), by=by, at=at)
    return promise


def end_pause(promise: Promise, where: Workplace, at: datetime) -> int:
    """End the pause of a promise that is under lock, and count the open minutes it lasted."""
    began = promise.paused_at or at
    minutes = max(0, where.working.open_minutes_between(began, at))
    ended = max(began, at)  # two clocks of one house may differ by a moment
    Pause.objects.filter(promise=promise, resumed_at__isnull=True).update(resumed_at=ended, minutes=minutes)
    return minutes
