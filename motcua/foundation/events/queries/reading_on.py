"""Đọc tiếp sổ: what was told since a mark, by whoever keeps something current from the book.

Ids are given before a transaction ends, so a row may appear behind the last id that was read. What was
missing is kept in the mark and asked for again, until no transaction of that time is left that could
still bring it. Nothing is read by another order, and nobody who tells waits for a reader.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db import connection

SECONDS_OWED: Final = 60
"""So long a missing id is asked for even where nobody seems to be left who could bring it.

A transaction gets its number with its first row, a moment after the id of what it tells.
"""

_NEWER: Final = """
with read as (
  select id, kind, subject_id, lag(id, 1, %(last)s::bigint) over (order by id) as before
  from events_event where id > %(last)s order by id limit %(most)s
)
select id, before, subject_id, kind = any(%(kinds)s) as wanted,
  pg_snapshot_xmax(pg_current_snapshot())::text::bigint as horizon,
  extract(epoch from clock_timestamp())::bigint as seen
from read where kind = any(%(kinds)s) or id - before > 1 or id = (select max(id) from read)
order by id
"""
_BEHIND: Final = """
select count(*) from (
  select 1 from events_event where id > %(last)s and kind = any(%(kinds)s) limit %(most)s
) as waiting
"""
_OWED: Final = """
select e.id, e.subject_id, e.kind = any(%(kinds)s) as wanted
from unnest(%(firsts)s::bigint[], %(finals)s::bigint[]) as o (first, final)
join events_event e on e.id between o.first and o.final
order by e.id
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


@dataclass(frozen=True)
class Stretch:
    """What was read: of whom something wanted was told, the mark to go on from, and whether more waits."""

    mark: Mark
    subjects: frozenset[UUID] = field(default=frozenset())
    more: bool = False


def read_on(mark: Mark, kinds: Collection[str], most: int = 5_000) -> Stretch:
    """Read what was told since a mark, at most so many events.

    The caller keeps the new mark in the transaction of what it made of them.
    """
    late, owed = _late(mark.owed, kinds)
    with connection.cursor() as cursor:
        cursor.execute(_NEWER, {"last": mark.last, "kinds": list(kinds), "most": most})
        rows = cursor.fetchall()
    subjects = {subject for _id, _before, subject, wanted, _horizon, _seen in rows if wanted}
    gaps = [
        Owed(before + 1, id_ - 1, horizon, seen)
        for id_, before, _subject, _wanted, horizon, seen in rows
        if id_ - before > 1
    ]
    last = rows[-1][0] if rows else mark.last
    return Stretch(Mark(last, (*owed, *gaps)), frozenset(subjects | late), last - mark.last >= most)


def newest() -> int:
    """Give the last id that stands in the book."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from events_event")
        last: int = cursor.fetchone()[0]
    return last


def behind(mark: Mark, kinds: Collection[str], most: int = 10_000) -> int:
    """Say how many events that a reader wants were told since its mark, counted as far as `most`."""
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, {"last": mark.last, "kinds": list(kinds), "most": most})
        waiting: int = cursor.fetchone()[0]
    return waiting


def _late(owed: Sequence[Owed], kinds: Collection[str]) -> tuple[set[UUID], list[Owed]]:
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
    return {subject for _id, subject, wanted in rows if wanted}, list(_left(waiting, come))


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
