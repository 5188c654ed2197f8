"""Ghi hàng loạt: rows of a model written with COPY, as its own saving would write them, many at a time.

Triggers, constraints and foreign keys judge them as they judge any row; nothing is asked back.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from django.db import connection
from django.db.models import Model
from psycopg import sql

from motcua.foundation.writing import PLAIN, Cell, Columns, columns_of, send_waiting

NOTHING: Final = "\\N"


def copy_rows(rows: Sequence[Model]) -> None:
    """Write new rows of one model."""
    if not rows:
        return
    columns, written = _columns(type(rows[0]))
    lines = []
    for row in rows:
        cells = [
            NOTHING if value is None else write(value)
            for write, value in zip(written, columns.pick(row), strict=True)
        ]
        lines.append("\t".join(cells))
    copy_lines(type(rows[0])._meta.db_table, columns.names, lines)


def copy_lines(table: str, columns: Sequence[str], lines: Iterable[str]) -> None:
    """Write lines of COPY's text format, each cell escaped already."""
    said = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    send_waiting()
    with connection.cursor() as cursor, cursor.copy(said) as copy:
        copy.write("\n".join(lines) + "\n")


def cell(text: str) -> str:
    """Escape a text for COPY."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if text.isprintable():
        return text
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


@lru_cache(256)
def _columns(model: type[Model]) -> tuple[Columns, tuple[Cell, ...]]:
    columns = columns_of(model)
    return columns, tuple(write if write in PLAIN else _escaped(write) for write in columns.written)


def _escaped(write: Cell) -> Cell:
    return lambda value: cell(write(value))
