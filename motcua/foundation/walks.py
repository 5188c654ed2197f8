"""Lối đọc: rows in one order that lie along several walks, each off an index of its own, laid together.

PostgreSQL cannot keep an index's order through an `or` or an `in`: it reads all that fits and sorts it, so
that a page costs more the more there is. Asked walk by walk, each in order, a page costs what it shows.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, Self, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

Noun = TypeVar("Noun", bound=Model)


class Walks(Generic[Noun]):
    """The rows of several walks in the order that all share; no row may lie on two of them."""

    def __init__(self, walks: Iterable[QuerySet[Noun]], *order: str) -> None:
        """Lay walks together. What they are ordered by must end in what no two rows share."""
        self.walks = tuple(walks)
        self._order = order

    def filter(self, *conditions: Q, **named: Any) -> Self:  # Any: as Django's own
        """Narrow every walk."""
        return type(self)((walk.filter(*conditions, **named) for walk in self.walks), *self._order)

    def alias(self, **named: Any) -> Self:  # Any: as Django's own
        """Name something on every walk, to narrow by it."""
        return type(self)((walk.alias(**named) for walk in self.walks), *self._order)

    def after(self, *place: object) -> Self:
        """Give what follows a place in the order: what the last row shown is ordered by."""
        return type(self)((beyond(walk, self._order, *place) for walk in self.walks), *self._order)

    def first(self, most: int | None = None) -> QuerySet[Noun]:
        """Give the first so many, or all, in one question."""
        if len(self.walks) == 1:
            return self.walks[0].order_by(*self._order)[:most]
        ordered = [walk.order_by(*self._order)[:most] for walk in self.walks]
        return ordered[0].union(*ordered[1:], all=True).order_by(*self._order)[:most]

    def count(self, most: int) -> int:
        """Count the rows as far as `most`."""
        return sum(number for (number,) in self.counted(most))

    def counted(self, most: int | None, *names: str, **said: Combinable) -> list[tuple[Any, ...]]:
        """Count the first so many by what is named or said of them, in one question.

        Each row ends in its count; before it stands what was named, then what was said.
        """
        order = [field.removeprefix("-") for field in self._order]
        shown = (*order, *names, *said)
        rows = Walks((walk.annotate(**said).values_list(*shown) for walk in self.walks), *self._order)
        try:
            walked, given = rows.first(most).query.sql_with_params()
        except EmptyResultSet:  # nothing can fit what was asked
            return []
        columns = [f"c{place}" for place in range(len(shown))]
        heads = columns[len(order) :]
        by = f"group by {', '.join(heads)}" if heads else ""
        asked = ", ".join([*heads, "count(*)"])
        with connection.cursor() as cursor:
            cursor.execute(f"select {asked} from ({walked}) as t({', '.join(columns)}) {by}", given)  # nosec B608
            return list(cursor.fetchall())

    def __iter__(self) -> Iterator[Noun]:
        """Give all, in order."""
        return iter(self.first())


def beyond(rows: QuerySet[Noun], order: Iterable[str], *place: object) -> QuerySet[Noun]:
    """Narrow rows to those behind a place in an order that goes one way; an index finds it at once."""
    named = list(order)
    further = TupleLessThan if named[0].startswith("-") else TupleGreaterThan
    return rows.filter(further(tuple(F(field.removeprefix("-")) for field in named), place))
