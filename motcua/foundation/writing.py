"""Ghi sẵn: rows of a model written as their own saving would write them, by a statement that is ready.

The statement is put together once a process and, where the house talks to PostgreSQL itself, planned once a
connection. Triggers, constraints and foreign keys judge the rows as they judge any row.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.models import Field, ForeignKey, Model

from motcua.foundation.acts import is_acting, leave, take_left
from motcua.foundation.ready import ready_cursor

Cell = Callable[[Any], str]  # Any: whatever a column holds


def insert(rows: Sequence[Model]) -> None:
    """Write new rows of one model in one statement."""
    if not rows:
        return
    columns = columns_of(type(rows[0]))
    given = [cell for row in rows for cell in columns.cells(row)]
    _put(_Put(_insertion(type(rows[0]), len(rows)), given, len(rows)))
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def update(row: Model, *names: str) -> None:
    """Write some columns of a row that is there. Raises DatabaseError if it is not."""
    statement, columns, key = _change(type(row), names)
    _put(_Put(statement, [*columns.cells(row), *key.cells(row)], 1))


@dataclass(frozen=True)
class _Put:
    """A statement to be sent, and how many rows it must touch."""

    statement: str
    given: Sequence[str | None]
    rows: int


def _put(put: _Put) -> None:
    """Send a statement; within an act it waits for the next that asks something, or for the act's end."""
    if not is_acting():
        _send([put])
        return
    if _before_any not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _before_any)
    leave([put], _send)


def send_waiting() -> None:
    """Send what waits in the act that is being done."""
    waiting = take_left(_send)
    if waiting:
        _send(waiting)


def _before_any(execute: Callable[..., Any], *asked: Any) -> Any:  # Any: as Django's wrappers take and give
    """See to it that whatever is asked finds what was written before."""
    send_waiting()
    return execute(*asked)


def _send(puts: Sequence[_Put]) -> None:
    """Send statements one behind the other without waiting between them."""
    house: Any = connection  # Any: the stubs do not know the driver's own connection
    house.ensure_connection()
    with house.wrap_database_errors, house.connection.pipeline() if len(puts) > 1 else nullcontext():
        cursors = [ready_cursor() for _ in puts]
        for cursor, put in zip(cursors, puts, strict=True):
            cursor.execute(put.statement, put.given)
    for cursor, put in zip(cursors, puts, strict=True):
        if cursor.rowcount != put.rows:
            raise DatabaseError(f"{cursor.rowcount} rows written in place of {put.rows}: {put.statement}")
        cursor.close()


@dataclass(frozen=True)
class Columns:
    """Columns of a model, and how each is written as text."""

    names: tuple[str, ...]
    pick: Callable[[Model], tuple[Any, ...]]  # Any: each column's own type
    written: tuple[Cell, ...]

    def cells(self, row: Model) -> list[str | None]:
        """Give the row's values as PostgreSQL reads them from text."""
        return [
            None if value is None else write(value)
            for write, value in zip(self.written, self.pick(row), strict=True)
        ]


@lru_cache(512)
def columns_of(model: type[Model], names: tuple[str, ...] = ()) -> Columns:
    """Give the columns of a model, or some of them."""
    fields = [model._meta.get_field(name) for name in names] if names else model._meta.concrete_fields
    kept = [field for field in fields if isinstance(field, Field)]
    if len(kept) != len(fields):
        raise FieldDoesNotExist(f"{model._meta.label} keeps no column for one of {names}")
    return Columns(
        tuple(field.column or field.attname for field in kept),
        _pick(*(field.attname for field in kept)),
        tuple(writer_of(field) for field in kept),
    )


def _pick(*names: str) -> Callable[[Model], tuple[Any, ...]]:  # Any: each column's own type
    pick = attrgetter(*names)
    return pick if len(names) > 1 else lambda row: (pick(row),)


def writer_of(field: "Field[Any, Any]") -> Cell:
    """Say how a field's values are written as text."""
    if isinstance(field, ArrayField):
        return _array
    target = (field.target_field if isinstance(field, ForeignKey) else field).get_internal_type()
    return WRITERS.get(target) or (lambda value: str(field.get_prep_value(value)))


@lru_cache(512)
def _insertion(model: type[Model], count: int) -> str:
    columns = columns_of(model)
    named = ", ".join(f'"{name}"' for name in columns.names)
    holes = ", ".join(["%s"] * len(columns.names))
    return f'insert into "{model._meta.db_table}" ({named}) values ' + ", ".join([f"({holes})"] * count)


@lru_cache(512)
def _change(model: type[Model], names: tuple[str, ...]) -> tuple[str, Columns, Columns]:
    columns, key = columns_of(model, names), columns_of(model, (str(model._meta.pk.name),))
    changes = ", ".join(f'"{name}" = %s' for name in columns.names)
    return f'update "{model._meta.db_table}" set {changes} where "{key.names[0]}" = %s', columns, key


def _uuid(value: UUID) -> str:
    return f"{value.int:032x}"


def _yes_no(value: bool) -> str:
    return "t" if value else "f"


def _bytes(value: Any) -> str:  # Any: bytes or a view of them
    return "\\x" + bytes(value).hex()


def _json(value: Any) -> str:  # Any: JSON
    return json.dumps(value, ensure_ascii=False)


def _array(value: Sequence[object]) -> str:
    quoted = (str(one).replace("\\", "\\\\").replace('"', '\\"') for one in value)
    return "{" + ",".join(f'"{one}"' for one in quoted) + "}"


WRITERS: Final[dict[str, Cell]] = {
    "UUIDField": _uuid,
    "DateTimeField": datetime.isoformat,
    "DateField": date.isoformat,
    "BooleanField": _yes_no,
    "BinaryField": _bytes,
    "JSONField": _json,
    "CharField": str,
    **dict.fromkeys(("PositiveSmallIntegerField", "PositiveIntegerField", "BigIntegerField"), int.__repr__),
}
"""By a field's kind; any other field says itself how it is written."""
PLAIN: Final = frozenset({_uuid, datetime.isoformat, date.isoformat, _yes_no, int.__repr__})
"""What these write has nothing in it to escape."""
