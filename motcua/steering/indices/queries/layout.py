"""Cách đếm: what stands at which place of a cell, as the database counts it of facts."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Count, IntegerField, Q, Sum
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from motcua.foundation.clock import VN
from motcua.foundation.ready import kept_for_the_moment
from motcua.steering.indices.models import CellBook, DossierFact
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.counts import COUNTS, MOMENTS
from motcua.steering.indices.queries.named import Moment
from motcua.steering.indices.queries.narrowing import midnight, within

CELLS: Final = "cells"
"""Names the book of cells."""
_SINCE, _UNTIL = date(1801, 1, 1), date(1802, 1, 1)
_AT, _NEAR = datetime(1803, 1, 1, tzinfo=VN), datetime(1804, 1, 1, tzinfo=VN)
"""Where they stand, the days and the moment asked will, and up to when what is due then is near."""


class Said(NamedTuple):
    """A piece of SQL with what stands in its holes."""

    sql: str
    given: tuple[Any, ...] = ()  # Any: whatever a hole takes

    def filled(self, holes: Mapping[object, object]) -> "Said":
        """Give the same with other values where holes stood."""
        return Said(self.sql, tuple(holes.get(one, one) for one in self.given))


@cache
def kept_names(by: str) -> tuple[str, ...]:
    """Give the names that a cell of a moment keeps, in their order."""
    return tuple(name for name, count in COUNTS.items() if count.by == by and count.is_kept)


def counting(condition: Q) -> Said:
    """Write how many facts fit a condition, as an expression of a question over facts."""
    query = DossierFact.objects.all().query
    compiler = query.get_compiler(connection=connection)
    sql, given = compiler.compile(Count("pk", filter=condition).resolve_expression(query))
    return Said(sql, tuple(given))


@cache
def _moving(name: str) -> Said:
    """Write by how much what a name counts goes up or down, over rows that come (1) and go (-1)."""
    query = DossierFact.objects.all().query
    sign = RawSQL("sign", (), IntegerField())  # nosec B611 - a column of our own
    moved = Coalesce(Sum(sign, filter=COUNTS[name].happened()), 0)
    sql, given = query.get_compiler(connection=connection).compile(moved.resolve_expression(query))
    return Said(sql, tuple(given))


@cache
def counting_happened(name: str) -> Said:
    """Write how many facts a name counts by what happened."""
    return counting(COUNTS[name].happened())


def counting_stands(name: str, scope: Scope, moment: Moment) -> Said:
    """Write how many facts of a period a name counts by how they stand at a moment."""
    days = {one: day for one, day in ((_SINCE, scope.since), (_UNTIL, scope.until)) if day is not None}
    holes: dict[object, object] = {_AT: moment.at, _NEAR: moment.near_until}
    holes |= {within_day: said for hole, day in days.items() for within_day, said in _ends(hole, day)}
    return _stands(name, _SINCE in days, _UNTIL in days).filled(holes)


@cache
def kept_array(by: str) -> Said:
    """Write the array of a moment's cell."""
    return _array([counting_happened(name) for name in kept_names(by)])


@cache
def moved_array(by: str) -> Said:
    """Write the array of what is added to a moment's cell, over rows that come and go."""
    return _array([_moving(name) for name in kept_names(by)])


def _array(many: list[Said]) -> Said:
    return Said(
        "array[" + ", ".join(one.sql for one in many) + "]::int[]",
        tuple(one for said in many for one in said.given),
    )


@cache
def layout() -> str:
    """Give the mark of how cells are counted by this program."""
    said = [(by, kept_names(by), kept_array(by)) for by in MOMENTS]
    return sha256(repr((_FORM, said)).encode()).hexdigest()


_FORM: Final = 3
"""Goes up when other cells are kept of the same names."""


def cells_hold() -> bool:
    """Say whether the cells were counted as this program counts."""
    kept = kept_for_the_moment("cells")
    if "hold" not in kept:
        kept["hold"] = CellBook.objects.filter(name=CELLS, layout=layout()).exists()
    return bool(kept["hold"])


@cache
def _stands(name: str, is_begun: bool, is_ended: bool) -> Said:
    """Write it with holes: what is asked all day is put into SQL once."""
    scope = Scope(since=_SINCE if is_begun else None, until=_UNTIL if is_ended else None)
    count = COUNTS[name]
    return counting(count.stands(Moment(_AT, _NEAR)) & within(count, scope, _AT))


def _ends(hole: date, day: date) -> Iterator[tuple[datetime, datetime]]:
    """Give the moments at which a hole and the day in its place begin, and end."""
    for days in (timedelta(), timedelta(days=1)):
        yield midnight(hole + days), midnight(day + days)
