"""What changes the event table: telling, delivering, replaying, anchoring."""

import dataclasses
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from motcua.foundation.acts import leave
from motcua.foundation.clock import VN
from motcua.foundation.copying import (
    NOTHING,
    copy_packed,
    pack_big,
    pack_json,
    pack_moment,
    pack_text,
    pack_uuid,
    pack_yes_no,
    packed_row,
)
from motcua.foundation.events.errors import DeliveryNotDead, DeliveryUnknown, LiesAhead
from motcua.foundation.events.events import (
    ANCHORS,
    AnchorSigned,
    DeliveryReplayed,
    Told,
    kind_of,
    to_json,
    writer_of,
)
from motcua.foundation.events.models import Anchor, Delivery
from motcua.foundation.events.ports import REACTIONS, Acting
from motcua.foundation.events.queries import POSITIONS, reckon, record_of
from motcua.foundation.events.rules import statement
from motcua.foundation.keys.queries import public_key, sign
from motcua.foundation.ready import kept_for_the_moment, ready_cursor

MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=10)
BATCH = 1000
MANY = 100
"""So many happenings are chained set-based; fewer, one by one by the trigger."""
INSERT = """
insert into events_event (subject_kind, subject_id, position, kind, data, actor_id, at, previous_hash, hash)
select subject_kind, subject_id, 0, kind, data, actor_id, at, '', ''
from rows from (
  jsonb_to_recordset(%s::jsonb)
  as (subject_kind text, subject_id uuid, kind text, data jsonb, actor_id uuid, at timestamptz)
) with ordinality as told (subject_kind, subject_id, kind, data, actor_id, at, place)
order by place
returning id, subject_kind, subject_id, position
"""
PAST = """
create temporary table if not exists events_past (
  is_last boolean, is_first boolean, subject_kind varchar, kind varchar, subject_id uuid, place bigint,
  actor_id uuid, at timestamptz, data jsonb, state text
) on commit delete rows
"""
PAST_COLUMNS = (
    "is_last", "is_first", "subject_kind", "kind", "subject_id", "place", "actor_id", "at", "data", "state"
)  # fmt: skip
_LAST = packed_row(len(PAST_COLUMNS)) + pack_yes_no(value=True)
_PASSING = packed_row(len(PAST_COLUMNS)) + pack_yes_no(value=False)
Watched = Callable[[Any], str | None]  # Any: a row of whichever room
"""Reads off a row what is watched of it, as the room's own migration says it in SQL."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Saying:
    """A happening as it is to be put on record: what, by whom, when."""

    told: Told
    by: Acting
    at: datetime


def tell(told: Told, *, by: Acting, at: datetime) -> None:
    """Put on record that something happened, in the caller's transaction; reactions follow its commit.

    Within an act it is put down at the act's end, together with all that the act tells.
    """
    tell_many([told], by=by, at=at)


def tell_many(many: Iterable[Told], *, by: Acting, at: datetime) -> None:
    """Put many happenings on record, set-based: the same events, chains and deliveries as one by one."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("tell() belongs in the transaction of what it tells")
    leave([_Saying(told, by, at) for told in many], _put_down)


def _put_down(sayings: Sequence[_Saying]) -> None:
    """Put happenings on record in the order in which they were told, and their deliveries."""
    if not sayings:
        return
    ids = _insert(sayings) if len(sayings) < MANY else _insert_set(sayings)
    deliveries = [
        Delivery(event_id=ids[place], reaction=name)
        for place, one in enumerate(sayings)
        for name in REACTIONS.by_kind.get(type(one.told), ())
    ]
    if deliveries:
        Delivery.objects.bulk_create(deliveries, batch_size=BATCH)
        transaction.on_commit(REACTIONS.wake)


def _insert(sayings: Sequence[_Saying]) -> dict[int, int]:
    """Write the rows in one statement, in the order told, and give their ids by their place in it."""
    told = ",".join(_said(one) for one in sayings)
    with ready_cursor() as cursor:
        cursor.execute(INSERT, [f"[{told}]"])
        rows = sorted(cursor.fetchall())
    kept_for_the_moment(POSITIONS).update({(kind, whom): position for _id, kind, whom, position in rows})
    return {place: row[0] for place, row in enumerate(rows)}


def _insert_set(sayings: Sequence[_Saying]) -> dict[int, int]:
    """Write many rows set-based, and give by their place the ids of those that something answers."""
    told = ",".join(_said(one) for one in sayings)
    kinds = {type(one.told) for one in sayings}
    answered = [kind_of(kind) for kind in kinds if REACTIONS.by_kind.get(kind)]
    with ready_cursor() as cursor:
        cursor.execute("select place, id from motcua_tell_set(%s::jsonb, %s)", [f"[{told}]", answered])
        rows = cursor.fetchall()
    kept_for_the_moment(POSITIONS).clear()
    return {place - 1: event_id for place, event_id in rows}


def _said(one: _Saying) -> str:
    about = f'"subject_kind":"{one.told.SUBJECT}","subject_id":"{one.told.subject_id}"'
    by_whom = f'"actor_id":"{one.by.id}","at":"{one.at.isoformat()}"'
    return f'{{{about},"kind":"{kind_of(type(one.told))}",{by_whom},"data":{to_json(one.told)}}}'


class Past(NamedTuple):
    """A happening put on record later, with what is watched of its subject as it was right after it."""

    told: Told
    by: Acting
    at: datetime
    state: str | None = None


class Journal:
    """Sổ ghi việc đã qua: what many acts told, act by act, each happening with its subject's state.

    As in an act that is done now, everything told of a subject bears the state at the act's end.
    """

    def __init__(self) -> None:
        self.past: list[Past] = []
        self._act: list[tuple[Told, Any, Watched | None]] = []  # Any: the subject's row

    def note(self, told: Told, row: Any = None, watched: Watched | None = None) -> None:  # Any: likewise
        """Note what the act under way tells, of which row, and how its watched state is read off it."""
        self._act.append((told, row, watched))

    def end_act(self, by: Acting, at: datetime) -> None:
        """End the act under way: its rows are now what it made of them."""
        self.past += [
            Past(told, by, at, watched(row) if watched else None) for told, row, watched in self._act
        ]
        self._act.clear()


def tell_past(many: Iterable[Past], *, by: Acting, at: datetime) -> int:
    """Put on record what happened before, each by whom and when it was; count the happenings.

    Positions, hashes, heads and deliveries are the same as told one by one. The last of each subject must
    agree with its row. `by` brings it in at `at`. Raises LiesAhead for what is not past by then.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("what is told belongs in the transaction of its rows")
    past = list(many)
    ahead = next((one for one in past if one.at > at), None)
    if ahead is not None:
        raise LiesAhead(kind=kind_of(type(ahead.told)), by=by.id)
    kinds = {kind_of(cls): cls for cls in {type(one.told) for one in past}}
    answered = {kind: REACTIONS.by_kind[cls] for kind, cls in kinds.items() if REACTIONS.by_kind.get(cls)}
    with connection.cursor() as cursor:
        cursor.execute("set local client_min_messages = warning")
        cursor.execute(PAST)
        cursor.execute("grant select on pg_temp.events_past to public")
        copy_packed("events_past", PAST_COLUMNS, _by_chain(past))
        cursor.execute("select place, id from motcua_tell_past(%s)", [list(answered)])
        ids = cursor.fetchall()
        cursor.execute("truncate pg_temp.events_past")
    deliveries = [
        Delivery(event_id=event_id, reaction=name)
        for place, event_id in ids
        for name in answered[kind_of(type(past[place - 1].told))]
    ]
    if deliveries:
        Delivery.objects.bulk_create(deliveries, batch_size=BATCH)
        transaction.on_commit(REACTIONS.wake)
    return len(past)


@dataclass(frozen=True, slots=True)
class _Words:
    """What all happenings of a kind have in common when they are packed."""

    subject: str
    first: bytes  # how a row goes on that is the first of its chain here
    further: bytes
    whom: Callable[[Told], UUID]
    to_json: Callable[[Told], bytes]


_WORDS: dict[type[Told], _Words] = {}


def _words_of(cls: type[Told]) -> _Words:
    if cls not in _WORDS:
        _WORDS[cls] = _new_words(cls)
    return _WORDS[cls]


def _new_words(cls: type[Told]) -> _Words:
    whom: Callable[[Told], UUID] = attrgetter(dataclasses.fields(cls)[0].name)  # type: ignore[arg-type]  # every Told is a dataclass: tested
    about = pack_text(cls.SUBJECT) + pack_text(kind_of(cls))
    return _Words(
        cls.SUBJECT, pack_yes_no(value=True) + about, pack_yes_no(value=False) + about, whom, writer_of(cls)
    )


def _by_chain(past: Sequence[Past]) -> Iterator[bytes]:
    """Pack happenings, chain by chain in the order in which the database sorts them."""
    chains: dict[tuple[str, bytes], list[bytes]] = {}
    actor: Acting | None = None
    moment: datetime | None = None
    by_whom = b""
    for place, (told, by, at, state) in enumerate(past, start=1):
        if by is not actor or at is not moment:  # what one act tells is told by one, at once
            actor, moment, by_whom = by, at, pack_uuid(by.id) + pack_moment(at)
        words = _words_of(type(told))
        whom = pack_uuid(words.whom(told))
        data = pack_json(words.to_json(told))
        tail = NOTHING if state is None else pack_text(state)
        key = words.subject, whom
        chain = chains.get(key)
        if chain is None:
            chains[key] = [b"".join((words.first, whom, pack_big(place), by_whom, data, tail))]
        else:
            chain.append(b"".join((words.further, whom, pack_big(place), by_whom, data, tail)))
    for key in sorted(chains):
        *passing, last = chains[key]
        yield from map(_PASSING.__add__, passing)
        yield _LAST + last


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


@transaction.atomic
def anchor_chains(*, by: Acting, at: datetime) -> Anchor:
    """Neo sổ: sign the heads of all chains; whoever keeps the signature can prove a later cut."""
    with connection.cursor() as cursor:
        cursor.execute("select motcua_hold_events()")  # no event is half told while the heads are read
        cursor.execute("select coalesce(max(id), 0) from events_event")
        (last,) = cursor.fetchone()
    reckoning = reckon(last)
    before = Anchor.objects.order_by("-id").first()
    previous = bytes(before.digest) if before else b""
    digest = reckoning.digest()
    moment = at.astimezone(VN)
    said = statement(last, reckoning.count, digest, previous, moment.isoformat())
    anchor = Anchor.objects.create(
        at=moment,
        last_event_id=last,
        event_count=reckoning.count,
        digest=digest,
        previous_digest=previous,
        signature=sign(said),
        public_key=public_key(),
    )
    tell(AnchorSigned(ANCHORS, anchor.pk, digest.hex()), by=by, at=at)
    return anchor
