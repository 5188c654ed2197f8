"""Gia hạn: what was promised is put off once, in time and with a reason."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.actions.rows import locked_promise
from motcua.instruments.deadlines.errors import (
    ExtendedBefore,
    ExtensionTooLate,
    ExtensionTooShort,
    ExtensionUnreasoned,
    NotExtendable,
)
from motcua.instruments.deadlines.events import PromiseExtended
from motcua.instruments.deadlines.models import Extension, Promise, Purpose
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.deadlines.rules import MINUTES_A_DAY, moved
from motcua.registers.calendars.queries import WorkingTime


@act
def extend_promise(
    subject_kind: str,
    subject_id: UUID,
    *,
    until: datetime,
    reason: str,
    purpose: Purpose = Purpose.RESULT,
    by: Actor,
    at: datetime,
) -> Promise:
    """Gia hạn to `until`: once, a working day before the moment at the latest (Decree 61/2018, art. 19(9)).

    In closed time the new moment is the last open one before `until`. The original moment stays beside it.
    Raises NothingPromised, NotExtendable, ExtensionUnreasoned, ExtendedBefore, ExtensionTooLate,
    ExtensionTooShort.
    """
    promise = locked_promise(subject_kind, subject_id, purpose)
    due_at = promise.due_at
    if promise.state != Promise.State.RUNNING or due_at is None:
        raise NotExtendable
    if not reason.strip():
        raise ExtensionUnreasoned
    if before := Extension.objects.filter(promise=promise).first():
        raise ExtendedBefore(until=moment_words(before.due_after.astimezone(VN)))
    working = workplace(promise.place_id, unit_id=promise.unit_id).working
    minutes = _minutes_given(working, due_at, until, at)
    promise.due_at = moved(due_at, minutes, working)
    promise.warned = []
    promise.save(update_fields=["due_at", "warned"])
    Extension.objects.create(
        promise=promise,
        reason=reason.strip(),
        extended_at=at,
        due_before=due_at,
        due_after=promise.due_at,
        minutes=minutes,
    )
    case = (subject_kind, subject_id)
    tell(PromiseExtended(promise.id, *case, minutes, due_at, promise.due_at), by=by, at=at)
    return promise


def _minutes_given(working: WorkingTime, due_at: datetime, until: datetime, at: datetime) -> int:
    due = moment_words(due_at.astimezone(VN))
    if at >= due_at or working.open_minutes_between(at, due_at) < MINUTES_A_DAY:
        raise ExtensionTooLate(due=due)
    minutes = working.open_minutes_between(due_at, until) if until > due_at else 0
    if not minutes:
        raise ExtensionTooShort(due=due)
    return minutes
