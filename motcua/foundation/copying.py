"""Ghi hàng loạt: rows of a model written with COPY, as its own saving would write them, many at a time.

In COPY's binary form: nothing is escaped here and little has to be read there. Triggers, constraints and
foreign keys judge the rows as they judge any row; nothing is asked back.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import itemgetter
from struct import Struct
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Field, ForeignKey, Model, TextField
from psycopg import sql

from motcua.foundation.writing import send_waiting

Pack = Callable[[Any], bytes]  # Any: whatever a column holds
NOTHING: Final = b"\xff\xff\xff\xff"
_EMPTY: Final = bytes(4)
_BEGIN: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_END: Final = b"\xff\xff"
_FIRST_DAY: Final = date(2000, 1, 1).toordinal()
_FIRST_MOMENT: Final = datetime(2000, 1, 1, tzinfo=UTC)
_A_DAY: Final = 86_400
_SMALL, _WHOLE, _BIG = Struct(">ih"), Struct(">ii"), Struct(">iq")
_YES, _NO = b"\x00\x00\x00\x01\x01", b"\x00\x00\x00\x01\x00"
_ELEMENTS: Final = {"varchar": 1043, "text": 25}


def copy_rows(rows: Sequence[Model]) -> None:
    """Write new rows of one model."""
    if not rows:
        return
    packing = _packing(type(rows[0]))
    copy_packed(type(rows[0])._meta.db_table, packing.names, map(packing.row, rows))


def copy_packed(table: str, columns: Sequence[str], rows: Iterable[bytes]) -> None:
    """Write rows that are packed already, each as `packed_row` begins it.

    Raises Django's own errors, as any other writing does: whoever tries again looks for those.
    """
    said = sql.SQL("copy {} ({}) from stdin (format binary)").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    send_waiting()
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(said) as copy:
        copy.write(b"".join((_BEGIN, *rows, _END)))


class Form:
    """Bytes with holes, which are filled all at once."""

    def __init__(self, parts: Sequence[bytes], holes: Sequence[str]) -> None:
        """Take what stands before, between and after the holes."""
        self._whole = [b""] * (len(parts) + len(holes))
        self._whole[::2] = parts
        self._cells = _getter_of(holes)

    def filled(self, cells: Mapping[str, bytes]) -> bytes:
        """Fill the holes."""
        whole = self._whole.copy()
        whole[1::2] = self._cells(cells)
        return b"".join(whole)


def _getter_of(holes: Sequence[str]) -> Callable[[Mapping[str, bytes]], Iterable[bytes]]:
    if len(holes) > 1:
        return itemgetter(*holes)
    return lambda cells: [cells[hole] for hole in holes]


class RowMould:
    """Rows of one model packed once, with holes where others of their shape differ."""

    def __init__(self, rows: Sequence[tuple[Model, Mapping[str, str]]]) -> None:
        """Take each row with the names of its holes by column."""
        self.model = type(rows[0][0])
        packing = _packing(self.model)
        parts, holes = [b""], []
        for row, names in rows:
            columns = row.__dict__
            parts[-1] += packed_row(len(packing.packers))
            for name, pack in packing.packers.items():
                if name in names:
                    holes.append(names[name])
                    parts.append(b"")
                else:
                    parts[-1] += NOTHING if columns[name] is None else pack(columns[name])
        self._form = Form(parts, holes)

    def cast(self, cells: Mapping[str, bytes]) -> bytes:
        """Pack others, their holes filled."""
        return self._form.filled(cells)


def copy_cast(model: type[Model], rows: Iterable[bytes]) -> None:
    """Write rows that were cast."""
    copy_packed(model._meta.db_table, _packing(model).names, rows)


def cell_of(model: type[Model], column: str, value: Any) -> bytes:  # Any: whatever the column holds
    """Pack what stands in a column."""
    return NOTHING if value is None else _packing(model).packers[column](value)


def packed_row(width: int) -> bytes:
    """Say how a row of so many columns begins."""
    return width.to_bytes(2, "big")


def pack_uuid(value: UUID) -> bytes:
    """Pack an id."""
    return b"\x00\x00\x00\x10" + value.int.to_bytes(16, "big")


def pack_text(value: str) -> bytes:
    """Pack a text."""
    said = value.encode()
    return len(said).to_bytes(4, "big") + said


def pack_json(said: bytes) -> bytes:
    """Pack what is JSON already."""
    return (len(said) + 1).to_bytes(4, "big") + b"\x01" + said


pack_word = lru_cache(16_384)(pack_text)
"""Pack a text that comes again and again."""


@lru_cache(65_536)
def pack_moment(value: datetime) -> bytes:
    """Pack a moment, to the microsecond."""
    since = value - _FIRST_MOMENT
    return _BIG.pack(8, (since.days * _A_DAY + since.seconds) * 1_000_000 + since.microseconds)


def pack_big(value: int) -> bytes:
    """Pack a whole number of eight bytes."""
    return _BIG.pack(8, value)


def _pack_whole(value: int) -> bytes:
    return _WHOLE.pack(4, value)


def _pack_small(value: int) -> bytes:
    return _SMALL.pack(2, value)


def pack_yes_no(value: bool) -> bytes:
    """Pack yes or no."""
    return _YES if value else _NO


def _pack_day(value: date) -> bytes:
    return _WHOLE.pack(4, value.toordinal() - _FIRST_DAY)


def _pack_bytes(value: Any) -> bytes:  # Any: bytes or a view of them
    said = bytes(value)
    return len(said).to_bytes(4, "big") + said


def _packer_of_json() -> Pack:
    last: list[tuple[object, bytes]] = [(None, NOTHING)]

    def pack(value: object) -> bytes:
        """Pack JSON; one object in row after row is put into words once."""
        if value is not last[0][0]:
            last[0] = value, pack_json(json.dumps(value, ensure_ascii=False).encode())
        return last[0][1]

    return pack


def _packer_of_many(element: int) -> Pack:
    empty = Struct(">iiii").pack(12, 0, 0, element)
    head = Struct(">iiiii")

    def pack(values: Sequence[object]) -> bytes:
        """Pack an array of one dimension, counted from one."""
        if not values:
            return empty
        said = head.pack(1, 0, element, len(values), 1) + b"".join(pack_text(str(one)) for one in values)
        return len(said).to_bytes(4, "big") + said

    return pack


_PACKERS: Final[dict[str, Pack]] = {
    "uuid": pack_uuid,
    "timestamp with time zone": pack_moment,
    "date": _pack_day,
    "boolean": pack_yes_no,
    "smallint": _pack_small,
    "integer": _pack_whole,
    "bigint": pack_big,
    "bytea": _pack_bytes,
}
"""By a column's type, where it needs no more than its value."""


@dataclass(frozen=True)
class _Packing:
    """Columns of a model, and what packs a row of them."""

    names: tuple[str, ...]
    packers: Mapping[str, Pack]
    row: Callable[[Model], bytes]


@lru_cache(256)
def _packing(model: type[Model]) -> _Packing:
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
    packers = [_packer_of(field) for field in fields]
    by_name = {field.attname: pack for field, pack in zip(fields, packers, strict=True)}
    return _Packing(tuple(str(field.column) for field in fields), by_name, _written_out(fields, packers))


def _written_out(fields: "Sequence[Field[Any, Any]]", packers: Sequence[Pack]) -> Callable[[Model], bytes]:
    """Write the packing of a row out, column after column: no list is gone through for each row.

    Each is `nothing if columns["id"] is None else pack_0(columns["id"])`; the names are the model's own.
    """
    cells = [
        f"nothing if (value := columns[{field.attname!r}]) is None else pack_{place}(value)"
        for place, field in enumerate(fields)
    ]
    known: dict[str, Any] = {  # Any: whatever is named
        **{f"pack_{place}": pack for place, pack in enumerate(packers)},
        "nothing": NOTHING,
        "begin": packed_row(len(fields)),
        "join": b"".join,
    }
    lines = [
        "def row(model):",
        "    columns = model.__dict__",
        f"    return join((begin, {', '.join(cells)}))",
    ]
    exec("\n".join(lines), known)  # nosec B102  # nothing in it but names of columns
    made: Callable[[Model], bytes] = known["row"]
    return made


def _packer_of(field: "Field[Any, Any]") -> Pack:
    target = field.target_field if isinstance(field, ForeignKey) else field
    kind = str(target.db_type(connection)).partition("(")[0]
    if isinstance(target, ArrayField):
        return _packer_of_many(_ELEMENTS[kind])
    if kind == "jsonb":
        return _packer_of_json()
    if kind in _PACKERS:
        return _PACKERS[kind]
    if target.get_internal_type() == "CharField":
        return pack_word
    if type(target) is TextField:  # what is encrypted is a TextField, too
        return pack_text
    return lambda value: pack_text(str(target.get_prep_value(value))) if value != "" else _EMPTY
