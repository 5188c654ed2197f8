"""Delivering: what answers an event is run after it, again where it failed, and given up in the end."""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction

from motcua.foundation.events.actions.telling import tell
from motcua.foundation.events.errors import DeliveryNotDead, DeliveryUnknown
from motcua.foundation.events.events import DeliveryReplayed
from motcua.foundation.events.models import Delivery
from motcua.foundation.events.ports import REACTIONS, Acting
from motcua.foundation.events.queries import record_of

MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=10)
log = logging.getLogger(__name__)


def deliver_due(*, real_now: datetime, limit: int = 200) -> int:
    """Deliver what waits, oldest first, each in a transaction of its own, and count what was tried.

    Several workers may run it at once: a row is claimed under a lock that others skip. A reaction
    that fails leaves nothing behind but its error; it is tried again, later and later, then given up.
    """
    tried = 0
    while tried < limit and _deliver_next(real_now):
        tried += 1
    return tried


def _deliver_next(real_now: datetime) -> bool:
    with transaction.atomic():
        due = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("event")
            .filter(state=Delivery.State.WAITING, next_at__lte=real_now)
            .order_by("next_at", "id")
            .first()
        )
        if due is None:
            return False
        _try(due, real_now)
    return True


def _try(delivery: Delivery, real_now: datetime) -> None:
    delivery.attempts += 1
    failure = _react(delivery)
    if failure is None:
        delivery.state, delivery.done_at, delivery.last_error = Delivery.State.DONE, real_now, ""
    else:
        log.warning("delivery %s of %s failed: %s", delivery.id, delivery.reaction, failure)
        delivery.last_error = failure[:2000]
        delivery.next_at = real_now + FIRST_WAIT * 4 ** (delivery.attempts - 1)
        if delivery.attempts >= MAX_ATTEMPTS:
            delivery.state = Delivery.State.DEAD
    delivery.save()


def _react(delivery: Delivery) -> str | None:
    """Run the reaction in a savepoint; say what went wrong, or nothing."""
    reaction = REACTIONS.by_name.get(delivery.reaction)
    if reaction is None:
        return f"không còn phản ứng tên {delivery.reaction}"
    try:
        with transaction.atomic():
            record = record_of(delivery.event)
            reaction(record.told, record)
    except DatabaseError as gone:
        if transaction.get_connection().needs_rollback or transaction.get_connection().connection is None:
            raise
        return f"{type(gone).__name__}: {gone}"
    except Exception as failed:  # noqa: BLE001  # the outbox's one duty is to keep whatever failed and try again
        return f"{type(failed).__name__}: {failed}"
    return None


@transaction.atomic
def replay_delivery(delivery_id: int, *, by: Acting, at: datetime, real_now: datetime) -> None:
    """Put a delivery that was given up back in the queue. Raises DeliveryUnknown or DeliveryNotDead."""
    delivery = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("event")
        .filter(id=delivery_id)
        .first()
    )
    if delivery is None:
        raise DeliveryUnknown(delivery_id=delivery_id)
    if delivery.state != Delivery.State.DEAD:
        raise DeliveryNotDead(delivery_id=delivery_id)
    delivery.state, delivery.attempts, delivery.next_at = Delivery.State.WAITING, 0, real_now
    delivery.save(update_fields=["state", "attempts", "next_at"])
    tell(DeliveryReplayed(delivery.event.subject_id, delivery_id, delivery.reaction), by=by, at=at)
    transaction.on_commit(REACTIONS.wake)
