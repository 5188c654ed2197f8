"""Ghi hàng loạt: rows of a model written with COPY, as its own saving would write them, many at a time.

Triggers, constraints and foreign keys judge them as they judge any row; nothing is asked back.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Field, ForeignKey, Model
from psycopg import sql

NOTHING: Final = "\\N"
_Written = Callable[[Any], str]  # Any: whatever a column holds


def copy_rows(rows: Sequence[Model]) -> None:
    """Write new rows of one model."""
    if not rows:
        return
    pick, columns = _shape(type(rows[0]))
    lines = []
    for row in rows:
        cells = [
            NOTHING if value is None else write(value)
            for write, value in zip(columns.written, pick(row), strict=True)
        ]
        lines.append("\t".join(cells))
    copy_lines(type(rows[0])._meta.db_table, columns.names, lines)


def copy_lines(table: str, columns: Sequence[str], lines: Iterable[str]) -> None:
    """Write lines of COPY's text format, each cell escaped already."""
    said = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(said) as copy:
        copy.write("\n".join(lines) + "\n")


def cell(text: str) -> str:
    """Escape a text for COPY."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if text.isprintable():
        return text
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


class _Columns:
    def __init__(self, fields: Sequence["Field[Any, Any]"]) -> None:
        self.names = [field.column or field.attname for field in fields]
        self.written = [_writer(field) for field in fields]


@lru_cache(256)
def _shape(model: type[Model]) -> tuple[Callable[[Model], tuple[Any, ...]], _Columns]:
    fields = model._meta.concrete_fields
    return attrgetter(*(field.attname for field in fields)), _Columns(fields)


def _writer(field: "Field[Any, Any]") -> _Written:
    if isinstance(field, ArrayField):
        return _array
    target = (field.target_field if isinstance(field, ForeignKey) else field).get_internal_type()
    return _WRITERS.get(target) or (lambda value: cell(str(field.get_prep_value(value))))


def _moment(value: datetime) -> str:
    return value.isoformat()


def _uuid(value: UUID) -> str:
    return f"{value.int:032x}"


def _array(value: Sequence[object]) -> str:
    quoted = (str(one).replace("\\", "\\\\").replace('"', '\\"') for one in value)
    return cell("{" + ",".join(f'"{one}"' for one in quoted) + "}")


_WRITERS: Final[dict[str, _Written]] = {
    "UUIDField": _uuid,
    "DateTimeField": _moment,
    "DateField": str,
    "BooleanField": lambda value: "t" if value else "f",
    "BinaryField": lambda value: "\\\\x" + bytes(value).hex(),
    "JSONField": lambda value: cell(json.dumps(value, ensure_ascii=False)),
    "CharField": lambda value: cell(str(value)),
    **dict.fromkeys(("PositiveSmallIntegerField", "PositiveIntegerField", "BigIntegerField"), str),
}
