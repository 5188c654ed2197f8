"""What cells answer: whole days out of them, the day of the moment asked and what stands out of facts.

One statement each time. A piece of it for each moment by which names are counted: months, days at both ends,
and the facts of the last day up to the moment asked.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from motcua.foundation.clock import VN
from motcua.steering.indices.models import DossierFact, FactCell, Span
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.counts import COUNTS, MOMENTS
from motcua.steering.indices.queries.layout import Said, counting, kept_names
from motcua.steering.indices.queries.named import Moment
from motcua.steering.indices.queries.narrowing import within

CELL: Final = FactCell._meta.db_table
FACT: Final = DossierFact._meta.db_table
SERVED: Final = frozenset({"agency_ids", "unit_ids"})
"""By what else a scope narrows, cells do not know: facts are asked."""
_ONE_DAY: Final = timedelta(days=1)
_FIRST: Final = date(1900, 1, 1)
_KEYS: Final = {"": "null::text", "agency_id": "agency_id", "month": "date_trunc('month', day)::date"}
"""By what is counted, as a cell says it."""
ZONE: Final = VN.key


def counted_in_cells(
    names: Collection[str], scope: Scope, at: datetime, moment: Moment, part: str = ""
) -> dict[Any, dict[str, int]]:  # Any: None, an agency, the first day of a month
    """Count names whole or by a part (`agency_id`, `month`), each part that is anything."""
    pieces = list(_pieces(names, scope, at, moment, part))
    if not pieces:
        return {}
    found: dict[Any, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            " union all ".join(said.sql for _names, said in pieces),
            [x for _n, said in pieces for x in said.given],
        )
        for place, key, counts in cursor.fetchall():
            own = pieces[place][0]
            row = found.setdefault(key, dict.fromkeys(names, 0))
            for name, count in zip(own, counts, strict=True):
                row[name] += count or 0
    return found


def _pieces(
    names: Collection[str], scope: Scope, at: datetime, moment: Moment, part: str
) -> Iterator[tuple[list[str], Said]]:
    place = 0
    for by in MOMENTS:
        own = [name for name in names if COUNTS[name].by == by and COUNTS[name].is_kept]
        if not own:
            continue
        yield own, _of_cells(place, own, by, scope, at, part)
        yield own, _of_last_day(place + 1, own, by, scope, at, part)
        place += 2
    standing = [name for name in names if not COUNTS[name].is_timeless]
    groups: dict[str, list[str]] = {}
    for name in standing:
        groups.setdefault(_key_of_fact(part, COUNTS[name].by), []).append(name)
    for key, own in groups.items():
        yield own, _of_standing(place, own, scope, at, moment, key)
        place += 1


def _of_cells(place: int, own: list[str], by: str, scope: Scope, at: datetime, part: str) -> Said:
    """Add up whole months and the days at both ends, up to the day before the moment asked."""
    kept = kept_names(by)
    sums = ", ".join(f"sum(counts[{kept.index(name) + 1}])" for name in own)
    whose, given = _whose(scope)
    last = at.astimezone(VN).date() - _ONE_DAY
    last = min(scope.until, last) if scope.until else last
    days = _days(scope.since or _FIRST, last)
    key = _KEYS[part]
    sql = (
        f"select {place} as place, {key} as key, array[{sums}]::bigint[] as counts from {CELL} "
        f"where moment = %s and ({days.sql}) and {whose} group by 2"
    )
    return Said(sql, (MOMENTS.index(by), *days.given, *given))


def _days(since: date, last: date) -> Said:
    """Say which cells lie whole on these days: months where they lie within, single days elsewhere."""
    first_month = since if since.day == 1 else _month_after(since)
    end_month = (last + _ONE_DAY).replace(day=1)
    if first_month >= end_month:
        return Said("span = %s and day between %s and %s", (Span.DAY.value, since, last))
    return Said(
        "(span = %s and day >= %s and day < %s) "
        "or (span = %s and (day >= %s and day < %s or day >= %s and day <= %s))",
        (Span.MONTH.value, first_month, end_month, Span.DAY.value, since, first_month, end_month, last),
    )


def _of_last_day(place: int, own: list[str], by: str, scope: Scope, at: datetime, part: str) -> Said:
    """Count the facts of the day of the moment asked, up to it."""
    midnight = datetime.combine(at.astimezone(VN).date(), time(), VN)
    first = max(midnight, datetime.combine(scope.since, time(), VN)) if scope.since else midnight
    behind = datetime.combine(scope.until + _ONE_DAY, time(), VN) if scope.until else at + _ONE_DAY
    many = [counting(COUNTS[name].happened()) for name in own]
    whose, given = _whose(scope)
    sql = (
        f"select {place}, {_key_of_fact(part, by)}, array[{', '.join(one.sql for one in many)}]::bigint[] "
        f"from {FACT} where {by} >= %s and {by} < %s and {by} <= %s and {whose} group by 2"
    )
    return Said(sql, (*(x for one in many for x in one.given), first, behind, at, *given))


def _of_standing(place: int, names: list[str], scope: Scope, at: datetime, moment: Moment, key: str) -> Said:
    """Count what depends on the moment asked, among what is open or was closed later."""
    many = [counting(COUNTS[name].stands(moment) & within(COUNTS[name], scope, at)) for name in names]
    whose, given = _whose(scope)
    sql = (
        f"select {place}, {key}, array[{', '.join(one.sql for one in many)}]::bigint[] from {FACT} "
        f"where (resolved_at is null and ended_at is null or closed_at > %s) and {whose} group by 2"
    )
    return Said(sql, (*(x for one in many for x in one.given), at, *given))


def _whose(scope: Scope) -> tuple[str, list[list[UUID]]]:
    said, given = ["true"], []
    if scope.seen is not None:
        said.append("(agency_id = any(%s::uuid[]) or unit_id = any(%s::uuid[]))")
        given += [list(scope.seen)] * 2
    for column, ids in (("agency_id", scope.agency_ids), ("unit_id", scope.unit_ids)):
        if ids is not None:
            said.append(f"{column} = any(%s::uuid[])")
            given.append(list(ids))
    return " and ".join(said), given


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _key_of_fact(part: str, by: str) -> str:
    if part == "month":
        return f"date_trunc('month', {by} at time zone '{ZONE}')::date" if by else "null::date"
    return part or "null::text"
