"""Đọc tiếp sổ: what was told since a mark, by whoever keeps something current from the book.

Ids are given before a transaction ends, so a row may appear behind the last id that was read. What was
missing is kept in the mark and asked for again, until no transaction of that time is left that could
still bring it. Nothing is read by another order, and nobody who tells waits for a reader.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import connection

from motcua.foundation.events.queries.lists import Happened
from motcua.foundation.ready import array_of, ready_cursor

SECONDS_OWED: Final = 60
"""So long a missing id is asked for even where nobody seems to be left who could bring it.

A transaction gets its number with its first row, a moment after the id of what it tells.
"""

_NEWER: Final = """
with read as (
  select *, lag(id, 1, %s::bigint) over (order by id) as before
  from events_event where id > %s::bigint order by id limit %s
)
select id, before, kind = any(%s::text[]) as wanted, subject_kind, subject_id,
  pg_snapshot_xmax(pg_current_snapshot())::text::bigint as horizon,
  extract(epoch from clock_timestamp())::bigint as seen, (select count(*) from read) as many
from read where kind = any(%s::text[]) or id - before > 1 or id = (select max(id) from read)
order by id
"""
_ALL_NEWER: Final = """
select id, subject_kind, subject_id, position, kind, actor_id, at,
  case when kind = any(%s::text[]) then data::text end as data
from events_event where id > %s::bigint order by id limit %s
"""
"""What is read many times a minute, a few events each time: nothing is set side by side in the database."""
_BEHIND: Final = """
select count(*) from (
  select 1 from events_event where id > %(last)s and kind = any(%(kinds)s) limit %(most)s
) as waiting
"""
_OWED: Final = """
select e.id, e.subject_kind, e.subject_id, e.kind = any(%(kinds)s) as wanted
from unnest(%(firsts)s::bigint[], %(finals)s::bigint[]) as o (first, final)
join events_event e on e.id between o.first and o.final
order by e.id
"""
_HORIZON: Final = """
select pg_snapshot_xmax(pg_current_snapshot())::text::bigint, extract(epoch from clock_timestamp())::bigint
"""
_OLDEST: Final = """
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, extract(epoch from clock_timestamp())::bigint
"""


@dataclass(frozen=True)
class Owed:
    """Ids that were missing when ids behind them were read: by when they must have come, in transactions."""

    first: int
    final: int
    horizon: int  # the first transaction that had not begun then
    seen: int  # seconds since 1970, by the database's clock


@dataclass(frozen=True)
class Mark:
    """How far the book was read, and what was missing up to there."""

    last: int = 0
    owed: tuple[Owed, ...] = ()


Subject = tuple[str, UUID]
"""Whose chain it is: a kind of subject, and which of them."""


@dataclass(frozen=True)
class Stretch:
    """What was read: of whom something wanted was told, the mark to go on from, and whether more waits.

    `begun` are, where they were asked for, the chains that begin within it: what was wanted of each, with the
    id of every event.
    """

    mark: Mark
    told_of: frozenset[Subject] = field(default=frozenset())
    more: bool = False
    begun: Mapping[Subject, list[tuple[int, Happened]]] = field(default_factory=dict)

    @property
    def subjects(self) -> frozenset[UUID]:
        """Give of whom something wanted was told, whatever they are."""
        return frozenset(subject for _kind, subject in self.told_of)


def read_on(mark: Mark, kinds: Collection[str], most: int = 5_000, *, with_begun: bool = False) -> Stretch:
    """Read what was told since a mark, at most so many events; if asked, with the chains that begin there.

    The caller keeps the new mark in the transaction of what it made of them.
    """
    late, owed = _late(mark.owed, kinds)
    found = _whole(mark, kinds, most) if with_begun else _narrowed(mark, kinds, most)
    kept = Mark(found.mark.last, (*owed, *found.mark.owed))
    return Stretch(kept, found.told_of | late, found.more, found.begun)


def _narrowed(mark: Mark, kinds: Collection[str], most: int) -> Stretch:
    """Read of whom something wanted was told; the database leaves the rest away."""
    wanted = list(kinds)
    with ready_cursor() as cursor:
        cursor.execute(_NEWER, [mark.last, mark.last, most, wanted, wanted])
        rows = cursor.fetchall()
    gaps = tuple(
        Owed(before + 1, id_ - 1, horizon, seen)
        for id_, before, *_subject, horizon, seen, _many in rows
        if id_ - before > 1
    )
    last = rows[-1][0] if rows else mark.last
    told_of = frozenset((row[3], row[4]) for row in rows if row[2])
    return Stretch(Mark(last, gaps), told_of, bool(rows) and rows[-1][-1] >= most)


def _whole(mark: Mark, kinds: Collection[str], most: int) -> Stretch:
    """Read the chains that begin within the stretch, too.

    A missing id is owed by every transaction that had begun when we looked for it, after we had read.
    """
    with ready_cursor() as cursor:
        cursor.execute(_ALL_NEWER, [array_of(kinds), mark.last, most])
        rows = cursor.fetchall()
        gaps = list(_gaps(mark.last, rows))
        if gaps:
            cursor.execute(_HORIZON)
            horizon, seen = cursor.fetchone()
    owed = tuple(Owed(first, final, horizon, seen) for first, final in gaps)
    told_of = frozenset((row[1], row[2]) for row in rows if row[-1] is not None)
    last = rows[-1][0] if rows else mark.last
    return Stretch(Mark(last, owed), told_of, len(rows) >= most, _begun(rows))


def _gaps(last: int, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, int]]:  # Any: columns
    for id_, *_event in rows:
        if id_ - last > 1:
            yield last + 1, id_ - 1
        last = id_


def _begun(rows: Iterable[Sequence[Any]]) -> dict[Subject, list[tuple[int, Happened]]]:  # Any: columns
    """Put together what was told of those of whom nothing had been told before."""
    begun: dict[Subject, list[tuple[int, Happened]]] = {}
    for id_, subject_kind, subject, position, kind, actor, at, data in rows:
        key = (subject_kind, subject)
        if data is not None and (position == 1 or key in begun):
            begun.setdefault(key, []).append((id_, (kind, actor, at, json.loads(data))))
    return begun


def newest() -> int:
    """Give the last id that stands in the book."""
    with ready_cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from events_event")
        last: int = cursor.fetchone()[0]
    return last


def behind(mark: Mark, kinds: Collection[str], most: int = 10_000) -> int:
    """Say how many events that a reader wants were told since its mark, counted as far as `most`."""
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, {"last": mark.last, "kinds": list(kinds), "most": most})
        waiting: int = cursor.fetchone()[0]
    return waiting


def _late(owed: Sequence[Owed], kinds: Collection[str]) -> tuple[set[Subject], list[Owed]]:
    """Ask again for what was missing: who came of it, and what may come yet.

    Who is still under way is asked first: what ended before that is seen by the question after it.
    """
    if not owed:
        return set(), []
    with connection.cursor() as cursor:
        cursor.execute(_OLDEST)
        oldest, now = cursor.fetchone()
        spans = {"firsts": [one.first for one in owed], "finals": [one.final for one in owed]}
        cursor.execute(_OWED, spans | {"kinds": list(kinds)})
        rows = cursor.fetchall()
    come = [row[0] for row in rows]
    waiting = [one for one in owed if one.horizon > oldest or now - one.seen < SECONDS_OWED]
    return {(kind, subject) for _id, kind, subject, wanted in rows if wanted}, list(_left(waiting, come))


def _left(owed: Iterable[Owed], come: Iterable[int]) -> Iterator[Owed]:
    """Cut what has come out of what was missing."""
    ids = sorted(come)
    for one in owed:
        first = one.first
        for id_ in ids:
            if first <= id_ <= one.final:
                if id_ > first:
                    yield Owed(first, id_ - 1, one.horizon, one.seen)
                first = id_ + 1
        if first <= one.final:
            yield Owed(first, one.final, one.horizon, one.seen)
