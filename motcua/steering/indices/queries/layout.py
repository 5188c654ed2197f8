"""Cách đếm: what stands at which place of a cell, as the database counts it of facts."""

from functools import cache
from hashlib import sha256
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Count, Q

from motcua.foundation.ready import kept_for_the_moment
from motcua.steering.indices.models import CellBook, DossierFact
from motcua.steering.indices.queries.counts import COUNTS, MOMENTS

CELLS: Final = "cells"
"""Names the book of cells."""


class Said(NamedTuple):
    """A piece of SQL with what stands in its holes."""

    sql: str
    given: tuple[Any, ...] = ()  # Any: whatever a hole takes


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
def kept_array(by: str) -> Said:
    """Write the array of a moment's cell."""
    many = [counting(COUNTS[name].happened()) for name in kept_names(by)]
    return Said(
        "array[" + ", ".join(one.sql for one in many) + "]::int[]",
        tuple(one for said in many for one in said.given),
    )


@cache
def layout() -> str:
    """Give the mark of how cells are counted by this program."""
    said = [(by, kept_names(by), kept_array(by)) for by in MOMENTS]
    return sha256(repr(said).encode()).hexdigest()


def cells_hold() -> bool:
    """Say whether the cells were counted as this program counts."""
    kept = kept_for_the_moment("cells")
    if "hold" not in kept:
        kept["hold"] = CellBook.objects.filter(name=CELLS, layout=layout()).exists()
    return bool(kept["hold"])
