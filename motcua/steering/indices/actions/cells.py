"""Đếm lại ô: cells are counted anew, whole, from the facts that lie in them; nobody adds or subtracts."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from motcua.foundation.clock import VN
from motcua.foundation.ready import ready_cursor
from motcua.steering.indices.models import (
    NOWHERE,
    CellBook,
    DossierFact,
    FactCell,
    Span,
    UsedOnline,
)
from motcua.steering.indices.queries.counts import MOMENTS
from motcua.steering.indices.queries.layout import CELLS, Said, columns_of, kept_array, kept_names, layout

_CELL: Final = FactCell._meta.db_table
_FACT: Final = DossierFact._meta.db_table
_USED: Final = UsedOnline._meta.db_table
_INTO: Final = f"insert into {_CELL} (span, moment, day, unit_id, agency_id, counts)"
_DAY: Final = f"({{by}} at time zone '{VN.key}')::date"
_KEPT: Final = tuple((place, by) for place, by in enumerate(MOMENTS) if kept_names(by))
_PUT_BACK: Final = f"""
with touched (moment, day, unit_id) as (
  select * from unnest(%s::smallint[], %s::date[], %s::uuid[])
), fresh (moment, day, unit_id, agency_id, counts) as ({{counted}}
), gone as (
  delete from {_CELL} c using touched t
  where c.span = {{span}} and c.moment = t.moment and c.day = t.day and c.unit_id = t.unit_id
    and not exists (select from fresh f where f.moment = c.moment and f.day = c.day
      and f.unit_id = c.unit_id and f.agency_id is not distinct from c.agency_id)
)
{_INTO} select {{span}}, f.* from fresh f
on conflict (span, moment, unit_id, day, agency_id) do update set counts = excluded.counts
where {_CELL}.counts <> excluded.counts
"""  # nosec B608
"""What stays the same is not written, what changed is written in place, what holds nothing any more goes."""
_PUT: Final = f"""
with said as materialized (
  select * from jsonb_populate_recordset(null::{_FACT}, %s::jsonb)
), kept as materialized (
  select f.* from {_FACT} f join said using (dossier_id)
), put as (
  insert into {_FACT} as f select * from said
  on conflict (dossier_id) do update set ({{columns}}) = ({{others}}) where f.* is distinct from excluded.*
)
{{touched}}
"""  # nosec B608
_TOUCHED: Final = f"""
select {{place}}, {_DAY.format(by="x.by_at")}, x.unit_id, null::text
from said s left join kept k using (dossier_id),
  lateral (values (s.{{by}}, s.unit_id), (k.{{by}}, k.unit_id)) x (by_at, unit_id)
where x.by_at is not null and ({{ours}}) is distinct from ({{theirs}})
"""
_USES: Final = """
select -1, null::date, x.agency_id, x.code from said s left join kept k using (dossier_id)
cross join lateral (values (s.agency_id, s.procedure_code, s.channel, s.accepted_at),
  (k.agency_id, k.procedure_code, k.channel, k.accepted_at)) x (agency_id, code, channel, accepted_at)
where x.channel = 'ONLINE' and x.agency_id is not null and x.accepted_at is not null
  and (s.agency_id, s.procedure_code, s.channel, s.accepted_at)
    is distinct from (k.agency_id, k.procedure_code, k.channel, k.accepted_at)
"""
_USED_ONLINE: Final = f"""
select agency_id, procedure_code, min(accepted_at), max(accepted_at) from {_FACT}
where channel = 'ONLINE' and agency_id is not null and accepted_at is not null
"""  # nosec B608


class Touched(NamedTuple):
    """A day of a moment at a unit, where a fact came, went or changed."""

    moment: int
    day: date
    unit_id: UUID


class Used(NamedTuple):
    """An agency and a procedure of which something was accepted that came online, or no longer was."""

    agency_id: UUID
    code: str


class Changed(NamedTuple):
    """What has to be counted anew."""

    cells: frozenset[Touched] = frozenset()
    uses: frozenset[Used] = frozenset()


def put_facts(said: str) -> Changed:
    """Keep facts, given as a JSON list of rows, in place of those that were kept; say what that touches.

    A cell is touched where something changed on which its counts hang; what stays the same is not written.
    """
    with ready_cursor() as cursor:
        cursor.execute(_putting(), [said])
        rows = cursor.fetchall()
    return Changed(
        frozenset(Touched(moment, day, one) for moment, day, one, _code in rows if moment >= 0),
        frozenset(Used(one, code) for moment, _day, one, code in rows if moment < 0),
    )


def recount(changed: Changed) -> None:
    """Count anew the days that were touched, their months, the province's; and what was used online."""
    if changed.cells:
        months = sorted({one._replace(day=one.day.replace(day=1)) for one in changed.cells})
        _put_back(Span.DAY, sorted(changed.cells))
        _put_back(Span.MONTH, months)
        _put_back(Span.WHOLE, sorted({one._replace(unit_id=NOWHERE) for one in months}))
    if changed.uses:
        _recount_uses(sorted(changed.uses))


def rebuild_cells(at: datetime) -> None:
    """Count all cells anew, as this program counts."""
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {_CELL}")  # nosec B608
        for place, by in _KEPT:
            many = kept_array(by)
            cursor.execute(
                f"{_INTO} select %s, %s, {_DAY.format(by=by)}, unit_id, agency_id, {many.sql} "  # nosec B608
                f"from {_FACT} where {by} is not null group by 3, 4, 5",
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
    touched = [
        _TOUCHED.format(
            place=place,
            by=by,
            ours=", ".join(f"s.{one}" for one in columns_of(by)),
            theirs=", ".join(f"k.{one}" for one in columns_of(by)),
        )
        for place, by in _KEPT
    ]
    return _PUT.format(
        columns=", ".join(columns),
        others=", ".join(f"excluded.{one}" for one in columns),
        touched=" union ".join([*touched, _USES]),
    )


def _put_back(span: Span, touched: list[Touched]) -> None:
    said = _counting_back(span)
    cells = ([one.moment for one in touched], [one.day for one in touched], [one.unit_id for one in touched])
    with ready_cursor() as cursor:
        cursor.execute(said.sql, [*cells, *said.given])


@cache
def _counting_back(span: Span) -> Said:
    """Write it for all moments: one statement, whichever were touched, that the database plans but once."""
    said = [_COUNTED[span](place, by) for place, by in _KEPT]
    sql = _PUT_BACK.format(span=span.value, counted=" union all ".join(one.sql for one in said))
    return Said(sql, tuple(x for one in said for x in one.given))


def _days_counted(place: int, by: str) -> Said:
    many = kept_array(by)
    return Said(
        f"select {place}::smallint, t.day, t.unit_id, agency_id, {many.sql} from touched t join {_FACT} "  # nosec B608
        f"on t.moment = {place} and {_FACT}.unit_id = t.unit_id "
        f"and {by} >= t.day::timestamp at time zone '{VN.key}' "
        f"and {by} < (t.day + 1)::timestamp at time zone '{VN.key}' group by 2, 3, 4",
        many.given,
    )


def _months_counted(place: int, by: str) -> Said:
    return Said(
        f"select {place}::smallint, t.day, t.unit_id, agency_id, {_sums(by)} from touched t join {_CELL} c "  # nosec B608
        f"on t.moment = {place} and c.span = {Span.DAY.value} and c.moment = {place} "
        "and c.unit_id = t.unit_id and c.day >= t.day and c.day < (t.day + interval '1 month')::date "
        "group by 2, 3, 4"
    )


def _whole_counted(place: int, by: str) -> Said:
    return Said(
        f"select {place}::smallint, t.day, t.unit_id, null::uuid, {_sums(by)} from touched t join {_CELL} c "  # nosec B608
        f"on t.moment = {place} and c.span = {Span.MONTH.value} and c.moment = {place} and c.day = t.day "
        "group by 2, 3"
    )


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


_COUNTED: Final[Mapping[Span, Callable[[int, str], Said]]] = {
    Span.DAY: _days_counted,
    Span.MONTH: _months_counted,
    Span.WHOLE: _whole_counted,
}
"""How the cells of a span are counted: from facts, or from those below."""
