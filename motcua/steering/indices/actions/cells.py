"""Giữ ô theo dữ kiện: what a fact adds to its cells is what it says now, less what it said before.

Nobody counts events: a fact that is read twice adds nothing. Whoever keeps them holds the reader's lock.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from motcua.foundation.clock import VN
from motcua.foundation.ready import ready_cursor
from motcua.steering.indices.models import (
    NOWHERE,
    BookReader,
    CellBook,
    DossierFact,
    FactCell,
    Span,
    UsedOnline,
)
from motcua.steering.indices.queries.counts import MOMENTS
from motcua.steering.indices.queries.folding import as_json
from motcua.steering.indices.queries.layout import CELLS, Said, kept_array, kept_names, layout, moved_array
from motcua.steering.indices.rules import Facts

_CELL: Final = FactCell._meta.db_table
_FACT: Final = DossierFact._meta.db_table
_USED: Final = UsedOnline._meta.db_table
_INTO: Final = f"insert into {_CELL} (span, moment, day, unit_id, agency_id, counts)"
_DAY: Final = f"({{by}} at time zone '{VN.key}')::date"
_KEPT: Final = tuple((place, by) for place, by in enumerate(MOMENTS) if kept_names(by))
_EARLY: Final = frozenset({"received_at", "accepted_at", "answered_at"})
_LATER: Final = tuple(by for _place, by in _KEPT if by not in _EARLY)
"""Moments that what has just begun does not know yet. A fold never takes a moment back."""
_PUT: Final = f"""
with said as materialized (
  select * from jsonb_populate_recordset(null::{_FACT}, %s::jsonb)
), kept as materialized (
  select f.* from {_FACT} f join said using (dossier_id)
), put as (
  insert into {_FACT} as f select * from said
  on conflict (dossier_id) do update set ({{columns}}) = ({{others}}) where f.* is distinct from excluded.*
)
"""  # nosec B608
_MOVED: Final = f"""
select {{place}}::smallint as moment,
  case when grouping(day) = 0 then {Span.DAY.value} when grouping(unit_id) = 0 then {Span.MONTH.value}
    else {Span.WHOLE.value} end as span,
  coalesce(day, month) as day, case when grouping(unit_id) = 0 then unit_id else '{NOWHERE}' end as unit_id,
  agency_id, {{array}} as counts
from (
  select f.*, {_DAY} as day, date_trunc('month', {{by}} at time zone '{VN.key}')::date as month
  from both_sides f where {{by}} is not null
) {_FACT} group by grouping sets ((day, unit_id, agency_id), (month, unit_id, agency_id), (month))
"""  # nosec B608
_FOLLOWED: Final = f"""
, both_sides as materialized (
  select 1 as sign, said.* from said union all select -1, kept.* from kept
), moved as ({{moved}}
), written as (
  {_INTO} select span, moment, day, unit_id, agency_id, counts from moved where not (0 = all(counts))
  on conflict (span, moment, unit_id, day, agency_id) do update set counts = (
    select array_agg(was + more order by place)
    from unnest({_CELL}.counts, excluded.counts) with ordinality as one (was, more, place)
  ) returning span, moment, day, unit_id, agency_id, counts
), used as (
  insert into {_USED} as u (agency_id, procedure_code, first_at, last_at)
  select agency_id, procedure_code, min(accepted_at), max(accepted_at) from said
  where {{online}} group by 1, 2
  on conflict (agency_id, procedure_code) do update
  set first_at = least(u.first_at, excluded.first_at), last_at = greatest(u.last_at, excluded.last_at)
  where excluded.first_at < u.first_at or excluded.last_at > u.last_at
), gone as (
  select agency_id, procedure_code, accepted_at from kept where {{online}}
  except select agency_id, procedure_code, accepted_at from said where {{online}}
), marked as (
  update {BookReader._meta.db_table} set last = %s, owed = %s::jsonb, read_at = %s where name = %s
)
select moment, span, day, unit_id, agency_id, null::text as code, 0 > any(counts) as is_wrong
from written where 0 = all(counts) or 0 > any(counts)
union all
select distinct null::smallint, null::smallint, null::date, null::uuid, agency_id, procedure_code, false
from gone
union all
select null::smallint, null::smallint, null::date, null::uuid, null::uuid, null::text, true
from kept where {{beyond}}
"""  # nosec B608
_EMPTIED: Final = f"""
delete from {_CELL} where moment = %s and span = %s and day = %s and unit_id = %s
  and agency_id is not distinct from %s::uuid
"""  # nosec B608
_ONLINE: Final = "channel = 'ONLINE' and agency_id is not null and accepted_at is not null"
_USED_ONLINE: Final = f"""
select agency_id, procedure_code, min(accepted_at), max(accepted_at) from {_FACT}
where {_ONLINE}
"""  # nosec B608


class Used(NamedTuple):
    """An agency and a procedure of which something was accepted that came online."""

    agency_id: UUID
    code: str


class Marked(NamedTuple):
    """How far the book was read, when, and by whom: as its row takes it."""

    last: int
    owed: str
    at: datetime
    name: str


def put_facts(said: str) -> None:
    """Keep facts, given as a JSON list of rows, in place of those that were kept; cells are left alone.

    What stays the same is not written.
    """
    with ready_cursor() as cursor:
        cursor.execute(f"{_putting()} select 1", [said])


def follow_facts(facts: Sequence[Facts], marked: Marked) -> bool:
    """Keep facts in place of those that were kept, the reader's mark with them, and let cells follow.

    Says whether cells still can be true. They cannot where one would hold less than nothing, or where what
    was kept knew a later moment than what is said now: somebody changed them, or facts, by hand.
    """
    is_early = all(getattr(one, by) is None for one in facts for by in _LATER)
    following = _following(is_early=is_early)
    with ready_cursor() as cursor:
        cursor.execute(following.sql, [as_json(facts), *following.given, *marked])
        rows = cursor.fetchall()
        if any(is_wrong for *_where, is_wrong in rows):
            return False
        for moment, *where, _code, _is_wrong in rows:
            if moment is not None:
                cursor.execute(_EMPTIED, [moment, *where])
    gone = [Used(agency, code) for moment, *_where, agency, code, _is_wrong in rows if moment is None]
    if gone:
        _recount_uses(gone)
    return True


def forget_cells() -> None:
    """Say that cells are not what facts come to: nobody asks them until they have been counted anew."""
    CellBook.objects.filter(name=CELLS).delete()


def rebuild_cells(at: datetime) -> None:
    """Count all cells anew, as this program counts."""
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {_CELL}")  # nosec B608
        for place, by in _KEPT:
            many = kept_array(by)
            cursor.execute(
                f"{_INTO} select %s, %s, * from (select {_DAY.format(by=by)}, unit_id, agency_id, "  # nosec B608
                f"{many.sql} as counts from {_FACT} where {by} is not null group by 1, 2, 3) counted "
                "where not (0 = all(counts))",
                [Span.DAY.value, place, *many.given],
            )
            cursor.execute(
                f"{_INTO} select %s, moment, date_trunc('month', day)::date, unit_id, agency_id, "  # nosec B608
                f"{_sums(by)} from {_CELL} where span = %s and moment = %s group by 2, 3, 4, 5",
                [Span.MONTH.value, Span.DAY.value, place],
            )
            cursor.execute(
                f"{_INTO} select %s, moment, day, %s, null, {_sums(by)} from {_CELL} "  # nosec B608
                "where span = %s and moment = %s group by 2, 3",
                [Span.WHOLE.value, NOWHERE, Span.MONTH.value, place],
            )
        cursor.execute(f"delete from {_USED}")  # nosec B608
        cursor.execute(
            f"insert into {_USED} (agency_id, procedure_code, first_at, last_at) {_USED_ONLINE} group by 1, 2"  # nosec B608
        )
    CellBook.objects.update_or_create(name=CELLS, defaults={"layout": layout(), "made_at": at})


@cache
def _putting() -> str:
    columns = [str(one.column) for one in DossierFact._meta.concrete_fields if not one.primary_key]
    return _PUT.format(columns=", ".join(columns), others=", ".join(f"excluded.{one}" for one in columns))


@cache
def _following(*, is_early: bool) -> Said:
    """Write it for all moments, or for the early ones alone: two statements that the database plans but once.

    Getting ready to count by a moment costs as much as counting a few facts by it.
    """
    counted = [(place, by) for place, by in _KEPT if by in _EARLY or not is_early]
    arrays = {by: moved_array(by) for _place, by in counted}
    moved = (_MOVED.format(place=place, by=by, array=arrays[by].sql) for place, by in counted)
    beyond = " or ".join(f"{by} is not null" for by in _LATER) if is_early else "false"
    sql = _putting() + _FOLLOWED.format(moved=" union all ".join(moved), online=_ONLINE, beyond=beyond)
    return Said(sql, tuple(one for _place, by in counted for one in arrays[by].given))


def _recount_uses(uses: list[Used]) -> None:
    """Ask an index for the first and the last of each pair."""
    given: list[Any] = [[one.agency_id for one in uses], [one.code for one in uses]]  # Any: two arrays
    with connection.cursor() as cursor:
        cursor.execute(
            f"delete from {_USED} u using unnest(%s::uuid[], %s::text[]) t (agency_id, code) "  # nosec B608
            "where u.agency_id = t.agency_id and u.procedure_code = t.code",
            given,
        )
        cursor.execute(
            f"insert into {_USED} (agency_id, procedure_code, first_at, last_at) "  # nosec B608
            "select t.agency_id, t.code, o.first_at, o.last_at "
            "from unnest(%s::uuid[], %s::text[]) t (agency_id, code) cross join lateral ("
            f"select min(accepted_at) as first_at, max(accepted_at) as last_at from {_FACT} f "
            "where f.channel = 'ONLINE' and f.agency_id = t.agency_id and f.procedure_code = t.code) o "
            "where o.first_at is not null",
            given,
        )


def _sums(by: str) -> str:
    return "array[" + ", ".join(f"sum(counts[{n}])" for n in range(1, len(kept_names(by)) + 1)) + "]::int[]"
