"""Tính lại hạn hàng loạt: running promises follow working time that was declared after they were made.

A redating goes a batch at a time, each batch whole or not at all, and begins again where it was cut off.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.ready import array_of, ready_cursor
from motcua.instruments.deadlines.access import REDATE
from motcua.instruments.deadlines.errors import (
    RedatingDaysOdd,
    RedatingRuns,
    RedatingUnknown,
    RedatingUnreasoned,
)
from motcua.instruments.deadlines.events import PromiseRedated, RedatingBegun, RedatingDone
from motcua.instruments.deadlines.models import Redating
from motcua.instruments.deadlines.ports import FOLLOWERS, Moved
from motcua.instruments.deadlines.queries.anew import BATCH, counted, in_their_order, moves_of

MOST_DAYS: Final = 62
_MOVE: Final = """
with new as (
  select * from unnest(%s::uuid[], %s::timestamptz[], %s::timestamptz[]) as n (id, due_before, due_at)
), line as (
  insert into deadlines_redated (redating_id, promise_id, due_before, due_after)
  select %s::uuid, new.id, new.due_before, new.due_at from new
)
update deadlines_promise p
set due_at = new.due_at, warned = case when new.due_at > p.due_at then '{}' else p.warned end,
    state = case when p.state = 'MISSED' and new.due_at > told.at then 'RUNNING' else p.state end,
    missed_at = case when p.missed_at is not null and new.due_at > told.at then null else p.missed_at end
from new, (select %s::timestamptz as at) told
where p.id = new.id
"""


@transaction.atomic
def begin_redating(first_day: date, last_day: date, *, reason: str, by: Actor, at: datetime) -> Redating:
    """Bắt đầu tính lại hạn of what is promised over these days. `go_on_redating` does the work.

    Raises NotAllowed, RedatingUnreasoned, RedatingDaysOdd, RedatingRuns.
    """
    must(by, REDATE)
    if not reason.strip():
        raise RedatingUnreasoned
    if not 0 <= (last_day - first_day).days < MOST_DAYS:
        raise RedatingDaysOdd(most=MOST_DAYS)
    if running := Redating.objects.filter(state=Redating.State.RUNNING).first():
        raise RedatingRuns(reason=running.reason)
    redating = Redating.objects.create(
        reason=reason.strip(), first_day=first_day, last_day=last_day, began_by=by.id, began_at=at
    )
    tell(RedatingBegun(redating.id, first_day, last_day), by=by, at=at)
    return redating


@act
def go_on_redating(redating_id: UUID, *, by: Actor, at: datetime) -> Redating:
    """Tính lại một đợt: the next thousand promises, with a line, an event and what follows each.

    One that is done stays as it is. Raises RedatingUnknown, and what `calendars` raises.
    """
    redating = Redating.objects.select_for_update(of=("self",)).filter(id=redating_id).first()
    if redating is None:
        raise RedatingUnknown
    if redating.state == Redating.State.DONE:
        return redating
    rows = in_their_order(redating.first_day, redating.last_day, redating.reached)
    FOLLOWERS.hold(list(rows.values_list("subject_kind", "subject_id")[:BATCH]))
    batch = counted(rows.select_for_update()[:BATCH])
    moves = list(moves_of(batch))
    _move(redating, moves, by, at)
    tell_many((_told(redating, one) for one in moves), by=by, at=at)
    redating.examined += len(batch)
    redating.changed += len(moves)
    redating.reached = batch[-1].id if batch else redating.reached
    if (
        len(batch) < BATCH
        and not in_their_order(redating.first_day, redating.last_day, redating.reached).exists()
    ):
        redating.state, redating.ended_at = Redating.State.DONE, at
    redating.save()
    if redating.ended_at is not None:
        tell(RedatingDone(redating.id, redating.examined, redating.changed), by=by, at=at)
    return redating


def _told(redating: Redating, one: Moved) -> PromiseRedated:
    case = (one.subject_kind, one.subject_id)
    return PromiseRedated(one.promise_id, *case, redating.id, one.due_before, one.due_at)


def _move(redating: Redating, moves: Sequence[Moved], by: Actor, at: datetime) -> None:
    """Write new moments, in one statement, and a line for each."""
    if not moves:
        return
    ids = array_of(one.promise_id for one in moves)
    dues = [array_of(one.due_before for one in moves), array_of(one.due_at for one in moves)]
    with ready_cursor() as cursor:
        cursor.execute(_MOVE, [ids, *dues, str(redating.id), at.isoformat()])
    FOLLOWERS.promises_moved(moves, by=by, at=at)
