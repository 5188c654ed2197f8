"""What the house notes of promises as time goes: that they are near, that their moment has passed."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell_many
from motcua.instruments.deadlines.events import PromiseMissed, PromiseWarned
from motcua.instruments.deadlines.models import Promise, WarningStep
from motcua.instruments.deadlines.ports import WARNERS, Near
from motcua.instruments.deadlines.queries import near_now, overdue

_BATCH = 1000


@transaction.atomic
def miss_promises(*, by: Actor, at: datetime) -> int:
    """Ghi quá hạn: mark what ran past its moment, oldest first, a thousand at a time; count them."""
    late = list(overdue(at, _BATCH))
    missed = Promise.objects.select_for_update(skip_locked=True).filter(
        id__in=[promise.id for promise in late], state=Promise.State.RUNNING
    )
    passed = [_near(promise, promise.due_at) for promise in missed if promise.due_at is not None]
    told = [PromiseMissed(one.promise_id, one.subject_kind, one.subject_id, one.due_at) for one in passed]
    Promise.objects.filter(id__in=[one.promise_id for one in told]).update(
        state=Promise.State.MISSED, missed_at=at
    )
    tell_many(told, by=by, at=at)
    WARNERS.promises_missed(passed, by=by, at=at)
    return len(told)


@transaction.atomic
def warn_promises(*, by: Actor, at: datetime) -> int:
    """Cảnh báo sắp đến hạn: tell of what has come near, once for each step of the ladder, and count it;
    whoever keeps such cases tells the people whom the step names, in this transaction.

    At most a thousand at a time, the most urgent first; nought when nobody is left to be told.
    """
    told: list[PromiseWarned] = []
    warned: list[Near] = []
    near = near_now(at, _BATCH)
    held = Promise.objects.select_for_update(skip_locked=True, of=("self",)).in_bulk(
        {promise_id for promise_id, _ in near}
    )
    for promise_id, step in near:
        promise = held.get(promise_id)
        if promise is None or promise.state != Promise.State.RUNNING or promise.due_at is None:
            continue
        if step.code in promise.warned:
            continue
        promise.warned = [*promise.warned, step.code]
        case = (promise.subject_kind, promise.subject_id)
        told.append(PromiseWarned(promise.id, *case, step.code, step.audience, promise.due_at))
        warned.append(_near(promise, promise.due_at, step))
    changed = {one.promise_id for one in told}
    Promise.objects.bulk_update([held[key] for key in changed], ["warned"])
    tell_many(told, by=by, at=at)
    WARNERS.promises_near(warned, by=by, at=at)
    return len(told)


def _near(promise: Promise, due_at: datetime, step: WarningStep | None = None) -> Near:
    case = (promise.purpose, promise.subject_kind, promise.subject_id)
    return Near(promise.id, *case, due_at, step.code if step else "", step.audience if step else "")
