"""Đếm lại ô: cells are counted anew, whole, from the facts that lie in them; nobody adds or subtracts."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from motcua.foundation.clock import VN
from motcua.steering.indices.models import CellBook, DossierFact, FactCell, Span
from motcua.steering.indices.queries.counts import MOMENTS
from motcua.steering.indices.queries.layout import CELLS, kept_array, kept_names, layout

_CELL: Final = FactCell._meta.db_table
_FACT: Final = DossierFact._meta.db_table
_INTO: Final = f"insert into {_CELL} (span, moment, day, unit_id, agency_id, counts)"
_DAY: Final = f"({{by}} at time zone '{VN.key}')::date"
_ONE_DAY: Final = timedelta(days=1)


class Touched(NamedTuple):
    """A day of a moment at a unit, where a fact came or went."""

    moment: int
    day: date
    unit_id: UUID


def touched_by(dossier_ids: Collection[UUID]) -> set[Touched]:
    """Say in which cells the kept facts of dossiers lie."""
    rows = DossierFact.objects.filter(pk__in=dossier_ids).values_list("unit_id", *MOMENTS)
    return {one for unit_id, *moments in rows for one in cells_of(unit_id, moments)}


def cells_of(unit_id: UUID | None, moments: Iterable[datetime | None]) -> set[Touched]:
    """Say in which cells a fact of a unit lies by its moments."""
    return {
        Touched(place, at.astimezone(VN).date(), unit_id)
        for place, at in enumerate(moments)
        if at is not None and unit_id is not None
    }


def recount(touched: Collection[Touched]) -> None:
    """Count anew the days that were touched, and their months; nothing where the cells do not hold."""
    if not touched:
        return
    _recount_days(sorted(touched))
    _recount_months(sorted({one._replace(day=one.day.replace(day=1)) for one in touched}))


def rebuild_cells(at: datetime) -> None:
    """Count all cells anew, as this program counts."""
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {_CELL}")  # nosec B608
        for place, by in enumerate(MOMENTS):
            many = kept_array(by)
            if kept_names(by):
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
    CellBook.objects.update_or_create(name=CELLS, defaults={"layout": layout(), "made_at": at})


def _recount_days(touched: list[Touched]) -> None:
    with connection.cursor() as cursor:
        _clear(cursor, Span.DAY, touched)
        for place, by in enumerate(MOMENTS):
            own = [one for one in touched if one.moment == place]
            if not own or not kept_names(by):
                continue
            many = kept_array(by)
            cursor.execute(
                f"{_INTO} select %s, %s, t.day, t.unit_id, agency_id, {many.sql} "  # nosec B608
                "from unnest(%s::date[], %s::uuid[], %s::timestamptz[], %s::timestamptz[]) "
                f"as t (day, unit_id, since, behind) join {_FACT} on {_FACT}.unit_id = t.unit_id "
                f"and {by} >= t.since and {by} < t.behind group by 3, 4, 5",
                [
                    Span.DAY.value,
                    place,
                    *many.given,
                    [one.day for one in own],
                    [one.unit_id for one in own],
                    [datetime.combine(one.day, time(), VN) for one in own],
                    [datetime.combine(one.day + _ONE_DAY, time(), VN) for one in own],
                ],
            )


def _recount_months(touched: list[Touched]) -> None:
    with connection.cursor() as cursor:
        _clear(cursor, Span.MONTH, touched)
        for place, by in enumerate(MOMENTS):
            own = [one for one in touched if one.moment == place]
            if not own or not kept_names(by):
                continue
            cursor.execute(
                f"{_INTO} select %s, %s, t.day, t.unit_id, agency_id, {_sums(by)} "  # nosec B608
                f"from unnest(%s::date[], %s::uuid[]) as t (day, unit_id) join {_CELL} c "
                "on c.span = %s and c.moment = %s and c.unit_id = t.unit_id "
                "and c.day >= t.day and c.day < t.day + interval '1 month' group by 3, 4, 5",
                [
                    Span.MONTH.value,
                    place,
                    [one.day for one in own],
                    [one.unit_id for one in own],
                    Span.DAY.value,
                    place,
                ],
            )


def _clear(cursor: CursorWrapper, span: Span, touched: list[Touched]) -> None:
    cursor.execute(
        f"delete from {_CELL} using unnest(%s::int[], %s::date[], %s::uuid[]) as t (moment, day, unit_id) "  # nosec B608
        f"where {_CELL}.span = %s and {_CELL}.moment = t.moment and {_CELL}.day = t.day "
        f"and {_CELL}.unit_id = t.unit_id",
        [
            [one.moment for one in touched],
            [one.day for one in touched],
            [one.unit_id for one in touched],
            span.value,
        ],
    )


def _sums(by: str) -> str:
    return "array[" + ", ".join(f"sum(counts[{n}])" for n in range(1, len(kept_names(by)) + 1)) + "]::int[]"
