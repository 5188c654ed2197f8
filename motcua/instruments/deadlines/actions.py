"""What changes promises. Each is a part of an act of the room that keeps the case, which says who may."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.instruments.deadlines.errors import AlreadyPromised, NothingPromised
from motcua.instruments.deadlines.events import (
    PromiseCancelled,
    PromiseMet,
    PromiseMissed,
    PromiseStarted,
)
from motcua.instruments.deadlines.models import Promise, Purpose, Timeliness, Unit, Workplace
from motcua.instruments.deadlines.queries import explain, overdue
from motcua.instruments.deadlines.rules import timeliness

_BATCH = 1000
_OPEN = (Promise.State.RUNNING, Promise.State.MISSED)


@transaction.atomic
def start_promise(
    subject_kind: str,
    subject_id: UUID,
    *,
    unit: Unit,
    quantity: int = 0,
    cut_off_hour: int | None = None,
    where: Workplace,
    purpose: Purpose = Purpose.RESULT,
    source: str = "",
    by: Actor,
    at: datetime,
) -> Promise:
    """Cam kết thời hạn for a case, reckoned from `at` by the working time of `where`.

    Raises AlreadyPromised, LimitOdd, NeverOpens, and what `calendars` raises.
    """
    rows = Promise.objects.filter(subject_kind=subject_kind, subject_id=subject_id, purpose=purpose)
    if rows.filter(state__in=_OPEN).exists():
        raise AlreadyPromised
    due_at = explain(at, where, unit=unit, quantity=quantity, cut_off_hour=cut_off_hour).due_at
    promise = Promise.objects.create(
        subject_kind=subject_kind,
        subject_id=subject_id,
        purpose=purpose,
        unit=unit,
        quantity=quantity,
        cut_off_hour=cut_off_hour,
        place_id=where.place_id,
        unit_id=where.unit_id,
        source=source,
        started_at=at,
        due_at=due_at,
        original_due_at=due_at,
    )
    tell(PromiseStarted(promise.id, subject_kind, subject_id, purpose, due_at), by=by, at=at)
    return promise


@transaction.atomic
def meet_promise(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose = Purpose.RESULT, by: Actor, at: datetime
) -> Timeliness:
    """Thực hiện cam kết: it is done; say whether early, on time or late. Raises NothingPromised."""
    promise = _open(subject_kind, subject_id, purpose)
    due_at = promise.due_at.astimezone(VN) if promise.due_at else None
    word = timeliness(due_at, at, now=at, minutes_left=0, near=0)
    promise.state, promise.ended_at = Promise.State.MET, at
    promise.save(update_fields=["state", "ended_at"])
    tell(PromiseMet(promise.id, word), by=by, at=at)
    return word


@transaction.atomic
def cancel_promise(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose = Purpose.RESULT, by: Actor, at: datetime
) -> Promise:
    """Bỏ cam kết of a case that ended in another way. Raises NothingPromised."""
    promise = _open(subject_kind, subject_id, purpose)
    promise.state, promise.ended_at = Promise.State.CANCELLED, at
    promise.save(update_fields=["state", "ended_at"])
    tell(PromiseCancelled(promise.id), by=by, at=at)
    return promise


@transaction.atomic
def miss_promises(*, by: Actor, at: datetime) -> int:
    """Ghi quá hạn: mark what ran past its moment, oldest first, a thousand at a time; count them."""
    late = list(overdue(at, _BATCH))
    missed = Promise.objects.select_for_update(skip_locked=True).filter(
        id__in=[promise.id for promise in late], state=Promise.State.RUNNING
    )
    told = [
        PromiseMissed(promise.id, promise.subject_kind, promise.subject_id, promise.due_at)
        for promise in missed
        if promise.due_at is not None
    ]
    Promise.objects.filter(id__in=[one.promise_id for one in told]).update(state=Promise.State.MISSED)
    tell_many(told, by=by, at=at)
    return len(told)


def _open(subject_kind: str, subject_id: UUID, purpose: Purpose) -> Promise:
    rows = Promise.objects.select_for_update(of=("self",))
    found = rows.filter(
        subject_kind=subject_kind, subject_id=subject_id, purpose=purpose, state__in=_OPEN
    ).first()
    if found is None:
        raise NothingPromised
    return found
