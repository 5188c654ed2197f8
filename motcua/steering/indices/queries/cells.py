"""What cells answer: whole days out of them, less what lies behind the moment asked; what stands, of facts.

One statement each time. For each moment by which names are counted: months that lie whole within the days
asked and single days at both ends. The day of the moment asked, and its month, are taken whole, and what
came behind the moment is taken off again: asked for now, that is nothing.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from motcua.foundation.clock import VN
from motcua.foundation.ready import kept_for_the_moment
from motcua.steering.indices.models import DossierFact, FactCell, Span
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.counts import COUNTS, MOMENTS
from motcua.steering.indices.queries.layout import (
    Said,
    counting_happened,
    counting_stands,
    kept_names,
)
from motcua.steering.indices.queries.named import Moment

CELL: Final = FactCell._meta.db_table
FACT: Final = DossierFact._meta.db_table
SERVED: Final = frozenset({"agency_ids", "unit_ids"})
"""By what else a scope narrows, cells do not know: facts are asked."""
_ONE_DAY: Final = timedelta(days=1)
_FIRST: Final = date(1900, 1, 1)
_KEYS: Final = {"": "null::text", "agency_id": "agency_id", "month": "date_trunc('month', day)::date"}
"""By what is counted, as a cell says it."""
_STANDING_KEYS: Final = {"": "agency_id::text", "agency_id": "agency_id"}
"""What no days narrow is counted by agency: a page that asks for the whole asks for its parts, too."""
ZONE: Final = VN.key


class _Piece(NamedTuple):
    """A part of the statement: which names it counts, whether they are added or taken off, how it is said."""

    names: list[str]
    sign: int
    said: Said
    is_standing: bool = False  # by agency, of whatever days: it lies on the page's shelf


class _Days(NamedTuple):
    """The days asked as cells know them: whole months, days before and after them, days too many."""

    since: date
    months: date
    end: date
    last: date
    beyond: date | None = None  # where the moment's month is taken whole, it ends before this day


def counted_in_cells(
    names: Collection[str], scope: Scope, at: datetime, moment: Moment, part: str = ""
) -> dict[Any, dict[str, int]]:  # Any: None, an agency, the first day of a month
    """Count names whole or by a part (`agency_id`, `month`), each part that is anything."""
    found: dict[Any, dict[str, int]] = {}
    known = _known_standing(scope, at) if part in _STANDING_KEYS else {}
    pieces = list(_pieces([name for name in names if name not in known], scope, at, moment, part))
    for piece, key, counts in _asked(pieces):
        counted = dict(zip(piece.names, counts, strict=True))
        if piece.is_standing:
            for name, count in counted.items():
                known.setdefault(name, {})[UUID(key) if isinstance(key, str) else key] = count
            continue
        row = found.setdefault(key, dict.fromkeys(names, 0))
        for name, count in counted.items():
            row[name] += piece.sign * (count or 0)
    for name in known.keys() & set(names):
        for agency, count in known[name].items():
            row = found.setdefault(agency if part else None, dict.fromkeys(names, 0))
            row[name] += count
    return found


def _known_standing(scope: Scope, at: datetime) -> dict[str, dict[UUID | None, int]]:
    """Give what a page knows already, by name and agency, of how things stand: no days narrow that."""
    whose = replace(scope, since=None, until=None)
    known: dict[str, dict[UUID | None, int]] = kept_for_the_moment("standing").setdefault((whose, at), {})
    return known


def _asked(pieces: list[_Piece]) -> Iterator[tuple[_Piece, Any, list[int]]]:  # Any: as above
    if not pieces:
        return
    said = [f"select {place} as place, {one.said.sql}" for place, one in enumerate(pieces)]
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(said), [x for one in pieces for x in one.said.given])
        for place, key, counts in cursor.fetchall():
            yield pieces[place], key, counts


def _pieces(
    names: Collection[str], scope: Scope, at: datetime, moment: Moment, part: str
) -> Iterator[_Piece]:
    today = at.astimezone(VN).date()
    if scope.since is None or scope.since <= today:
        for by in MOMENTS:
            own = [name for name in names if COUNTS[name].by == by and COUNTS[name].is_kept]
            if own:
                yield from _happened(own, by, scope, at, part)
    groups: dict[str, list[str]] = {}
    for name in names:
        if not COUNTS[name].is_timeless:
            groups.setdefault(COUNTS[name].by, []).append(name)
    for by, own in groups.items():
        key = _key_of_fact(part, by) if by else _STANDING_KEYS.get(part, "null::date")
        is_standing = not by and part in _STANDING_KEYS
        yield _Piece(own, 1, _of_standing(own, scope, at, moment, key), is_standing)


def _happened(own: list[str], by: str, scope: Scope, at: datetime, part: str) -> Iterator[_Piece]:
    today = at.astimezone(VN).date()
    days = _days(scope, today)
    yield _Piece(own, 1, _of_cells(own, by, scope, _told(days, scope, part), part))
    if days.beyond is not None:
        surplus = Said("span = %s and day > %s and day < %s", (Span.DAY.value, today, days.beyond))
        yield _Piece(own, -1, _of_cells(own, by, scope, surplus, part))
    if days.last == today:
        yield _Piece(own, -1, _behind_the_moment(own, by, scope, at, part))


def _days(scope: Scope, today: date) -> _Days:
    """Lay the days asked out as months and days; the month of the moment asked is taken whole."""
    since, last = scope.since or _FIRST, min(scope.until or today, today)
    months = since if since.day == 1 else _month_after(since)
    if last == today and months <= today:
        end = _month_after(today)
        return _Days(since, months, end, last, end)
    return _Days(since, months, (last + _ONE_DAY).replace(day=1), last)


def _told(days: _Days, scope: Scope, part: str) -> Said:
    """Say which cells these are; the whole province has months of its own."""
    if days.months >= days.end:
        return Said("span = %s and day between %s and %s", (Span.DAY.value, days.since, days.last))
    is_whole = scope.seen is None and not scope.narrowed() and part != "agency_id"
    month = Span.WHOLE if is_whole else Span.MONTH
    sql = "span = %s and day >= %s and day < %s"
    given: list[Any] = [month.value, days.months, days.end]  # Any: numbers and days
    for first, behind in ((days.since, days.months), (days.end, days.last + _ONE_DAY)):
        if first < behind:
            sql += " or span = %s and day >= %s and day < %s"
            given += [Span.DAY.value, first, behind]
    return Said(sql, tuple(given))


def _of_cells(own: list[str], by: str, scope: Scope, told: Said, part: str) -> Said:
    """Add up what cells hold."""
    kept = kept_names(by)
    sums = ", ".join(f"sum(counts[{kept.index(name) + 1}])" for name in own)
    whose, given = _whose(scope)
    key = _KEYS[part]
    sql = (
        f"{key} as key, array[{sums}]::bigint[] as counts from {CELL} "
        f"where moment = %s and ({told.sql}) and {whose} group by 2"
    )
    return Said(sql, (MOMENTS.index(by), *told.given, *given))


def _behind_the_moment(own: list[str], by: str, scope: Scope, at: datetime, part: str) -> Said:
    """Count the facts that came on the day of the moment asked, but behind it."""
    midnight = datetime.combine(at.astimezone(VN).date() + _ONE_DAY, time(), VN)
    many = [counting_happened(name) for name in own]
    whose, given = _whose(scope)
    sql = (
        f"{_key_of_fact(part, by)}, array[{', '.join(one.sql for one in many)}]::bigint[] "
        f"from {FACT} where {by} > %s and {by} < %s and {whose} group by 2"
    )
    return Said(sql, (*(x for one in many for x in one.given), at, midnight, *given))


def _of_standing(names: list[str], scope: Scope, at: datetime, moment: Moment, key: str) -> Said:
    """Count what depends on the moment asked, among what is open or was closed later."""
    many = [counting_stands(name, scope, moment) for name in names]
    whose, given = _whose(scope)
    sql = (
        f"{key} as key, array[{', '.join(one.sql for one in many)}]::bigint[] from {FACT} "
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
