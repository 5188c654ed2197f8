"""Browsing without words: fields, agencies, life events, lists of each, the essential services; by cursor."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connection

from motcua.foundation.ready import Steady
from motcua.foundation.text import sort_key
from motcua.registers.procedures.models import LifeEvent, ProceduresStamp
from motcua.registers.procedures.queries.cursors import read_cursor, write_cursor
from motcua.registers.procedures.queries.hits import ANYWHERE, COLUMNS, STANDS, SearchHit, hit_of, narrowed
from motcua.registers.procedures.queries.search import MOST, SearchPage

_DAYS_KEPT: Final = 32
_GROUPED: Final = """
select one, count(*) from (
  select unnest(c.{names}) as one from procedures_searchcard c where {stands}
) listed group by one
"""
_LISTED: Final = """
select {columns} from procedures_searchcard c where {stands} and {after} order by c.code limit %(limit)s
"""
_COUNTED: Final = "select count(*) from procedures_searchcard c where {stands}"
_ESSENTIAL: Final = """
select {columns} from procedures_searchcard c where {stands} and c.essential_rank is not null
order by c.essential_rank, c.code
"""


@dataclass(frozen=True)
class Group:
    """A field or an agency, with how many procedures stand under it."""

    name: str
    count: int


def fields(day: date) -> list[Group]:
    """Lĩnh vực that have procedures on `day`, in Vietnamese order."""
    return _grouped("field_names", day)


def agencies(day: date) -> list[Group]:
    """Cơ quan thực hiện named by procedures on `day`, in Vietnamese order."""
    return _grouped("agency_names", day)


def life_events(day: date) -> list[Group]:
    """Sự kiện trong đời that have procedures on `day`, by their keys, in the order of the national portal."""
    found = {group.name: group for group in _grouped("life_events", day)}
    return [found[event] for event in LifeEvent.values if event in found]


def taken_anywhere(day: date) -> int:
    """Phi địa giới hành chính: count what any one-stop counter of the province takes in on `day`."""
    return _kept_anywhere(stamp(), day)


@lru_cache(_DAYS_KEPT)
def _kept_anywhere(_state: UUID | None, day: date) -> int:
    ((count,),) = _fetched(_COUNTED.format(stands=STANDS + ANYWHERE), {"day": day})
    return int(count)


def procedures(
    day: date,
    *,
    field: str | None = None,
    agency: str | None = None,
    life_event: str | None = None,
    anywhere: bool = False,
    limit: int = 50,
    after: str | None = None,
) -> SearchPage:
    """All that stands on `day`, by code. Raises CursorInvalid."""
    where, parameters = narrowed(day, field, agency, life_event, anywhere)
    going_on = "true"
    if after:
        (parameters["last"],) = read_cursor(after, str)
        going_on = "c.code > %(last)s"
    limit = max(1, min(limit, MOST))
    rows = _fetched(
        _LISTED.format(columns=COLUMNS, stands=where, after=going_on), parameters | {"limit": limit + 1}
    )
    follows = write_cursor(rows[limit - 1][1]) if len(rows) > limit else None
    return SearchPage(tuple(hit_of(row) for row in rows[:limit]), follows, "list")


def by_field(field: str, *, day: date, limit: int = 50, after: str | None = None) -> SearchPage:
    """The procedures of a field, by code. Raises CursorInvalid."""
    return procedures(day, field=field, limit=limit, after=after)


def by_agency(agency: str, *, day: date, limit: int = 50, after: str | None = None) -> SearchPage:
    """The procedures of an agency, by code. Raises CursorInvalid."""
    return procedures(day, agency=agency, limit=limit, after=after)


def essential_procedures(day: date) -> list[SearchHit]:
    """Dịch vụ công thiết yếu on `day`, in the order that the province gave them."""
    return [*_kept_essential(stamp(), day)]


@lru_cache(_DAYS_KEPT)
def _kept_essential(_state: UUID | None, day: date) -> tuple[SearchHit, ...]:
    rows = _fetched(_ESSENTIAL.format(columns=COLUMNS, stands=STANDS), {"day": day})
    return tuple(hit_of(row) for row in rows)


def stamp() -> UUID | None:
    """Give the token that every change of what lists show renews; nothing before the first."""
    row = _ready_stamp().now()
    return row[0] if row else None


@cache
def _ready_stamp() -> Steady:
    return Steady(ProceduresStamp.objects.values_list("token"))


def _grouped(names: str, day: date) -> list[Group]:
    """Give the groups of a day, from the memory of the process until the register changes."""
    return [*_kept_groups(stamp(), names, day)]


@lru_cache(_DAYS_KEPT)
def _kept_groups(_state: UUID | None, names: str, day: date) -> tuple[Group, ...]:
    rows = _fetched(_GROUPED.format(names=names, stands=STANDS), {"day": day})
    return tuple(sorted((Group(*row) for row in rows), key=lambda group: sort_key(group.name)))


def _fetched(sql: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:  # Any: parameters and rows
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
