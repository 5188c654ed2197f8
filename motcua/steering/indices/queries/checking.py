"""Đối chiếu ô: whether what cells hold is what the facts in them come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import connection

from motcua.foundation.clock import VN
from motcua.steering.indices.models import NOWHERE, DossierFact, FactCell, Span, UsedOnline
from motcua.steering.indices.queries.counts import MOMENTS
from motcua.steering.indices.queries.layout import cells_hold, kept_array, kept_names

_COMPARED: Final = """
with told as (
  select * from (
    select {first} as day, {unit} as unit_id, {agency} as agency_id, {array} as counts
    from {facts} where {by} is not null group by 1, 2, 3
  ) counted where not (0 = all(counts))
), kept as (
  select day, unit_id, agency_id, counts from {cells} where span = %s and moment = %s
)
select coalesce(told.day, kept.day), coalesce(told.unit_id, kept.unit_id), told.counts, kept.counts
from told full join kept on told.day = kept.day and told.unit_id = kept.unit_id
  and coalesce(told.agency_id::text, '') = coalesce(kept.agency_id::text, '')
where told.counts is distinct from kept.counts
order by 1, 2
"""
_MONTH: Final = f"date_trunc('month', {{by}} at time zone '{VN.key}')::date"
_FIRST: Final = {
    Span.DAY: f"({{by}} at time zone '{VN.key}')::date",
    Span.MONTH: _MONTH,
    Span.WHOLE: _MONTH,
}
_USED: Final = f"""
with told as (
  select agency_id, procedure_code, min(accepted_at) as first_at, max(accepted_at) as last_at
  from {DossierFact._meta.db_table}
  where channel = 'ONLINE' and agency_id is not null and accepted_at is not null group by 1, 2
)
select agency_id, procedure_code, (coalesce(told.first_at, kept.first_at) at time zone '{VN.key}')::date,
  (kept.first_at is not null)::int, (told.first_at is not null)::int
from told full join {UsedOnline._meta.db_table} kept using (agency_id, procedure_code)
where (told.first_at, told.last_at) is distinct from (kept.first_at, kept.last_at)
order by 1, 2
"""  # nosec B608
_OF_ALL: Final = (f"'{NOWHERE}'::uuid", "null::uuid")
_OF_EACH: Final = ("unit_id", "agency_id")


@dataclass(frozen=True)
class CellDifference:
    """A cell that does not hold what its facts come to: the first name that differs.

    Or an agency's procedure of which is kept otherwise from when to when it was used online.
    """

    span: Span
    day: date
    unit_id: UUID
    name: str
    kept: int | None
    told: int | None


def cell_differences() -> Iterator[CellDifference]:
    """Count all cells anew, days and months, and give where what is kept says otherwise; none where they are
    not asked anyway, because they were counted otherwise.
    """
    if not cells_hold():
        return
    for place, by in enumerate(MOMENTS):
        for span in Span:
            yield from _compared(place, by, span)
    with connection.cursor() as cursor:
        cursor.execute(_USED)
        for agency_id, code, day, kept, told in cursor.fetchall():
            yield CellDifference(Span.WHOLE, day, agency_id, f"procedures_used_online {code}", kept, told)


def _compared(place: int, by: str, span: Span) -> Iterator[CellDifference]:
    many, names = kept_array(by), kept_names(by)
    if not names:
        return
    unit, agency = _OF_ALL if span is Span.WHOLE else _OF_EACH
    sql = _COMPARED.format(
        unit=unit,
        agency=agency,
        first=_FIRST[span].format(by=by),
        array=many.sql,
        facts=DossierFact._meta.db_table,
        cells=FactCell._meta.db_table,
        by=by,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*many.given, span.value, place])
        rows = cursor.fetchall()
    for day, unit_id, told, kept in rows:
        one = next((n for n in range(len(names)) if not (told and kept) or told[n] != kept[n]), 0)
        yield CellDifference(
            span, day, unit_id, names[one], kept[one] if kept else None, told[one] if told else None
        )
