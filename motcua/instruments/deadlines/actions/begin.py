"""Where a promise begins: for the first time, or from zero once what was lacking has come."""

from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.writing import insert
from motcua.instruments.deadlines.actions.pause import end_pause
from motcua.instruments.deadlines.actions.rows import locked_promise
from motcua.instruments.deadlines.errors import AlreadyPromised
from motcua.instruments.deadlines.events import PromiseRestarted, PromiseStarted
from motcua.instruments.deadlines.models import OPEN, Promise, Purpose, Unit, Workplace
from motcua.instruments.deadlines.queries import due_moment, workplace


@act
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
    counted_from: datetime | None = None,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> Promise:
    """Cam kết thời hạn for a case, reckoned from `at`; of a whole, `counted_from` its last part.

    A case that `is_new`, of this very act, is not asked for. Raises AlreadyPromised, LimitOdd, NeverOpens.
    """
    case = {"subject_kind": subject_kind, "subject_id": subject_id, "purpose": purpose}
    if not is_new and Promise.objects.filter(state__in=OPEN, **case).exists():
        raise AlreadyPromised
    since = counted_from or at
    due_at = due_moment(since, where, unit=unit, quantity=quantity, cut_off_hour=cut_off_hour)
    promise = Promise(
        **case,
        unit=unit,
        quantity=quantity,
        cut_off_hour=cut_off_hour,
        place_id=where.place_id,
        unit_id=where.unit_id,
        source=source,
        started_at=at,
        counted_from=since,
        due_at=due_at,
        original_due_at=due_at,
    )
    insert([promise])
    tell(PromiseStarted(promise.id, subject_kind, subject_id, purpose, due_at), by=by, at=at)
    return promise


@act
def restart_promise(
    subject_kind: str, subject_id: UUID, *, purpose: Purpose = Purpose.RESULT, by: Actor, at: datetime
) -> Promise:
    """Tính lại từ đầu: the whole limit is counted anew from `at`, once what was lacking has come.

    A pause ends with it and moves nothing. The original moment stays beside the new one.
    Raises NothingPromised, NeverOpens, and what `calendars` raises.
    """
    promise = locked_promise(subject_kind, subject_id, purpose)
    where = workplace(promise.place_id, unit_id=promise.unit_id)
    if promise.state == Promise.State.PAUSED:
        end_pause(promise, where, at)
    promise.counted_from = at
    promise.due_at = due_moment(
        at,
        where,
        unit=Unit(promise.unit),
        quantity=promise.quantity,
        cut_off_hour=promise.cut_off_hour,
    )
    promise.state, promise.paused_at, promise.missed_at = Promise.State.RUNNING, None, None
    promise.warned = []
    promise.save(update_fields=["counted_from", "due_at", "state", "paused_at", "missed_at", "warned"])
    tell(PromiseRestarted(promise.id, subject_kind, subject_id, promise.due_at), by=by, at=at)
    return promise
