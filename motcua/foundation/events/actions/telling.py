"""Telling: something happened, and is put on record in the transaction in which it did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.foundation.acts import leave
from motcua.foundation.events.events import Told, kind_of, to_json
from motcua.foundation.events.models import Delivery
from motcua.foundation.events.ports import REACTIONS, Acting
from motcua.foundation.events.queries import POSITIONS
from motcua.foundation.ready import kept_for_the_moment, ready_cursor

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
