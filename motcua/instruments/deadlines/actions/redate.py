"""Tính lại hạn hàng loạt: running promises follow working time that was declared after they were made.

A redating is cut into parts, and each goes a batch at a time: a batch is whole or not at all. As many hands
as there are may work on it, each on a part of its own; what was cut off is taken up again where it stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act, leave
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.jobs.actions import run_soon
from motcua.foundation.ready import array_of, ready_cursor
from motcua.instruments.deadlines.access import REDATE
from motcua.instruments.deadlines.errors import (
    RedatingDaysOdd,
    RedatingRuns,
    RedatingUnknown,
    RedatingUnreasoned,
)
from motcua.instruments.deadlines.events import PromiseRedated, RedatingBegun, RedatingDone
from motcua.instruments.deadlines.models import Redating, RedatingPart
from motcua.instruments.deadlines.ports import FOLLOWERS, Moved
from motcua.instruments.deadlines.queries.anew import (
    BATCH,
    counted,
    ends_of_parts,
    in_their_order,
    moves_of,
    parts_left,
)

MOST_DAYS: Final = 62
GO_ON: Final = "deadlines.go_on_with_redating"
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
    ends = [None, *ends_of_parts(first_day, last_day), None]
    RedatingPart.objects.bulk_create(
        RedatingPart(redating=redating, number=number, reached=reached, upto=upto)
        for number, (reached, upto) in enumerate(pairwise(ends), start=1)
    )
    tell(RedatingBegun(redating.id, first_day, last_day), by=by, at=at)
    transaction.on_commit(lambda: run_soon(GO_ON))
    return redating


@act
def go_on_redating(redating_id: UUID, *, by: Actor, at: datetime) -> Redating:
    """Tính lại một đợt: the next thousand promises of a part that nobody has in hand, with a line, an event
    and what follows each.

    Where every part left is in somebody's hand, it waits for one. A redating that is done stays as it is.
    Raises RedatingUnknown, and what `calendars` raises.
    """
    redating = Redating.objects.filter(id=redating_id).first()
    if redating is None:
        raise RedatingUnknown
    part = None if redating.state == Redating.State.DONE else _part_in_hand(redating)
    if part is None:
        redating.refresh_from_db()
        return redating
    rows = in_their_order(redating.first_day, redating.last_day, part.reached, part.upto)
    FOLLOWERS.hold(list(rows.values_list("subject_kind", "subject_id")[:BATCH]))
    batch = counted(rows.select_for_update()[:BATCH])
    moves = list(moves_of(batch))
    _move(redating, moves, by, at)
    tell_many((_told(redating, one) for one in moves), by=by, at=at)
    part.reached = batch[-1].id if batch else part.reached
    left = in_their_order(redating.first_day, redating.last_day, part.reached, part.upto)
    if len(batch) < BATCH and not left.exists():
        part.ended_at = at
    part.save(update_fields=["reached", "ended_at"])
    leave([_Done(redating, len(batch), len(moves), by, at)], _count)
    return redating


@dataclass(frozen=True)
class _Done:
    """What one batch did; it is counted when all else is written, for all hands count in one row."""

    redating: Redating
    examined: int
    changed: int
    by: Actor
    at: datetime


def _count(batches: Sequence[_Done]) -> None:
    """Count what was done, and end the redating with its last part."""
    for one in batches:
        redating = one.redating
        redating.refresh_from_db(from_queryset=Redating.objects.select_for_update(of=("self",)))
        redating.examined += one.examined
        redating.changed += one.changed
        if not parts_left(redating.id):
            redating.state, redating.ended_at = Redating.State.DONE, one.at
            tell(RedatingDone(redating.id, redating.examined, redating.changed), by=one.by, at=one.at)
        redating.save(update_fields=["examined", "changed", "state", "ended_at"])


def _part_in_hand(redating: Redating) -> RedatingPart | None:
    """Take a part that nobody has in hand, else the next that is let go; none when none is left."""
    left = RedatingPart.objects.filter(redating=redating, ended_at__isnull=True).order_by("number")
    free = left.select_for_update(of=("self",), skip_locked=True).first()
    return free or left.select_for_update(of=("self",)).first()


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
