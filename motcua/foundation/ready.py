"""Câu hỏi soạn sẵn: what is asked all day, put into SQL once a process and asked with other values.

It says the same as the queryset it was made from. Where the house talks to PostgreSQL itself, that plans it
once a connection, too; behind a pooler that shares connections `MOTCUA_PREPARE=0` leaves that away.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any, ClassVar, Final, Generic, Self, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Func, Model, QuerySet, TextField, UUIDField, Value
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError
from psycopg import Binary
from psycopg._queries import PostgresQuery, _query2pg

Row = tuple[Any, ...]  # Any: each column's own type
Convert = Callable[[Any, Any, Any], Any]  # Any: as Django's fields convert what they read
Noun = TypeVar("Noun", bound=Model)

_FIRST: Final = 0xF0F0_0000_0000_7000_8000_0000_0000_0000


def id_hole(number: int = 0) -> UUID:
    """Give an id that nothing bears: where it stands, another will."""
    return UUID(int=_FIRST + number)


def bytes_hole() -> bytes:
    """Give bytes that nothing is: where they stand, others will."""
    return _FIRST.to_bytes(16, "big") * 2


DAY_HOLE: Final = date(1, 1, 2)
"""Where it stands, a day will."""

TEXT_HOLE: Final = "\uf8ffhole"
"""Where it stands, another text will."""


_MOMENT: ContextVar[dict[object, Any] | None] = ContextVar("moment", default=None)  # Any: whatever is kept


@contextmanager
def one_moment() -> Iterator[None]:
    """Ask once whether a register changed, for all that is done within: for a request that changes none.

    One moment within another is the same one.
    """
    if is_one_moment():
        yield
        return
    before = _MOMENT.set({})
    try:
        yield
    finally:
        _MOMENT.reset(before)


def is_one_moment() -> bool:
    """Say whether what stamps registers bear is asked but once now."""
    return _MOMENT.get() is not None


def kept_for_the_moment(what: str) -> dict[Any, Any]:  # Any: keys and values of whoever keeps
    """Give a shelf that lasts as long as the moment; outside of one it is empty each time."""
    kept = _MOMENT.get()
    shelf: dict[Any, Any] = {} if kept is None else kept.setdefault(what, {})
    return shelf


class Ready:
    """A question over `values_list` rows, ready to be asked; `holes` says by name what will be filled in."""

    def __init__(self, rows: "QuerySet[Noun, Any]", holes: Mapping[str, object]) -> None:  # Any: rows
        """Put the question into SQL."""
        self._compiler = compiler = rows.query.get_compiler(connection=connection)
        self._locks = bool(rows.query.select_for_update)
        self.sql, given = compiler.as_sql()
        self._given = [(_hole(_plain(one), holes), one) for one in given]
        missing = set(holes) - {name for name, _value in self._given}
        if missing:
            raise ValueError(f"nothing stands open for {sorted(missing)}")
        shown = [one for one, _sql, _alias in compiler.select[: compiler.col_count]]
        self._converters: list[tuple[int, Sequence[Convert], object]] = [
            (place, converters, shown[place])
            for place, (converters, _shown) in compiler.get_converters(shown).items()
        ]

    def ask(self, **filled: object) -> list[Row]:
        """Give all rows. Raises TransactionManagementError for a lock that would not last."""
        if self._locks and not connection.in_atomic_block:
            raise TransactionManagementError("a lock lasts as long as the transaction that takes it")
        given: list[Any] = [filled[name] if name else value for name, value in self._given]  # Any: columns'
        with ready_cursor() as cursor:
            cursor.execute(self.sql, given)
            rows = cursor.fetchall()
        return [self._converted(row) for row in rows] if self._converters else rows

    def one(self, **filled: object) -> Row | None:
        """Give the first row, if there is one."""
        return next(iter(self.ask(**filled)), None)

    def _converted(self, row: Row) -> Row:
        values = list(row)
        for place, converters, shown in self._converters:
            for convert in converters:
                values[place] = convert(values[place], shown, connection)
        return tuple(values)


class Steady(Ready):
    """A question without holes for one row that seldom changes: a register's stamp."""

    _all: ClassVar[list["Steady"]] = []

    def __init__(self, rows: "QuerySet[Noun, Any]") -> None:  # Any: rows
        """Put the question into SQL."""
        super().__init__(rows, {})
        self._width = self._compiler.col_count or 0
        self._all.append(self)

    def now(self) -> Row | None:
        """Give the row; within `one_moment` all such questions are asked at once, and once."""
        kept = _MOMENT.get()
        if kept is None:
            return self.one()
        if self not in kept:
            for one, row in self._asked_together().items():
                kept[one] = row
        found: Row | None = kept[self]
        return found

    @classmethod
    def _asked_together(cls) -> dict["Steady", Row | None]:
        asked = list(cls._all)
        given = [value for one in asked for _name, value in one._given]
        shown = ", ".join(f"s{n}.*" for n in range(len(asked)))
        beside = [f"left join lateral ({one.sql} limit 1) s{n} on true" for n, one in enumerate(asked)]
        with ready_cursor() as cursor:
            cursor.execute(" ".join(["select", shown, "from (select) o", *beside]), given)
            rest = list(cursor.fetchone())
        told: dict[Steady, Row | None] = {}
        for one in asked:
            row, rest = tuple(rest[: one._width]), rest[one._width :]
            told[one] = one._converted(row) if any(value is not None for value in row) else None
        return told


class ReadyNouns(Ready, Generic[Noun]):
    """A question for nouns, with what is read beside them, ready to be asked."""

    def __init__(self, rows: "QuerySet[Noun]", holes: Mapping[str, object]) -> None:
        """Put the question into SQL."""
        super().__init__(rows, holes)
        shown = self._compiler.select
        told = self._compiler.klass_info or {}
        places = told["select_fields"]
        self._noun: type[Noun] = told["model"]
        self._span = slice(places[0], places[-1] + 1)
        self._columns = [one.target.attname for one, _sql, _alias in shown[self._span]]
        self._beside = _populators(told, shown, DEFAULT_DB_ALIAS)
        self._added = dict(self._compiler.annotation_col_map or {})

    def nouns(self, **filled: object) -> list[Noun]:
        """Give all."""
        return [self._made(row) for row in self.ask(**filled)]

    def noun(self, **filled: object) -> Noun | None:
        """Give the first, if there is one."""
        return next(iter(self.nouns(**filled)), None)

    def _made(self, row: Row) -> Noun:
        found = self._noun.from_db(DEFAULT_DB_ALIAS, self._columns, row[self._span])
        for beside in self._beside:
            beside.populate(row, found)
        for name, place in self._added.items():
            setattr(found, name, row[place])
        return found


def array_of(values: Iterable[UUID | datetime | str]) -> str:
    """Give ids, moments or names as one array in PostgreSQL's own text, however many they are.

    Names are what the house itself writes: letters, digits, points.
    """
    return "{" + ",".join(map(str, values)) + "}"


def ids_of(ids: Sequence[UUID]) -> Func:
    """Give ids for an `__in` as one value, however many they are."""
    return _unnested(ids, UUIDField())


def texts_of(texts: Sequence[str]) -> Func:
    """Give texts for an `__in` as one value, however many they are."""
    return _unnested(texts, TextField())


def _unnested(values: Sequence[object], field: Field[Any, Any]) -> Func:  # Any: each field its own type
    return Func(
        Value(list(values), output_field=ArrayField(field)), template="(select unnest(%(expressions)s))"
    )


IDS_HOLE: Final = [id_hole()]
"""Where it stands, other ids will."""

TEXTS_HOLE: Final = [TEXT_HOLE]
"""Where it stands, other texts will."""


_populators: Callable[..., list[Any]] = get_related_populators  # Any: the stubs are of another release


class _Query(PostgresQuery):
    """A query that the driver takes apart but once, however long it is and however many values it has."""

    def convert(self, query: Any, vars: Any) -> None:  # Any: psycopg's words
        """Take it apart, or remember how; then put the values in."""
        if vars is None:
            super().convert(query, vars)
            return
        text = query.encode() if isinstance(query, str) else query
        self.query, self._want_formats, self._order, self._parts = _query2pg(text, self._tx.encoding)
        self.dump(vars)


class _Cursor(ServerBindingCursor):
    """A cursor that can say what it was asked even where PostgreSQL had it ready."""

    _query: Any  # Any: psycopg's own
    _tx: Any

    def execute(self, query: str, params: Sequence[object] = (), **how: Any) -> Self:  # Any: psycopg's words
        """Ask."""
        super().execute(query, params, **how)  # type: ignore[misc]  # the stubs leave psycopg's half out
        if self._query is None:
            self._query = PostgresQuery(self._tx)
            self._query.query = query.encode()
        return self

    def _convert_query(self, query: Any, params: Any = None) -> PostgresQuery:  # Any: psycopg's words
        converted = _Query(self._tx)
        converted.convert(query, params)
        return converted


def ready_cursor() -> CursorWrapper:
    """Give a cursor that lets PostgreSQL bind the values, and plan but once what is asked again and again."""
    house: Any = connections[DEFAULT_DB_ALIAS]  # Any: the stubs know neither seam
    house.close_if_health_check_failed()
    house.ensure_connection()
    with house.wrap_database_errors:
        cursor: CursorWrapper = house._prepare_cursor(_cursor_over(house.connection))
    return cursor


_cursor_over: Callable[[object], _Cursor] = _Cursor  # type: ignore[assignment]  # it takes a connection


def _hole(given: object, holes: Mapping[str, object]) -> str:
    """Name the hole that a value stands for; none for what stays as it is."""
    return next((name for name, hole in holes.items() if type(hole) is type(given) and hole == given), "")


def _plain(given: object) -> Any:  # Any: a value as it was given
    """Take the database's wrapping off a value."""
    return given.obj if isinstance(given, Binary) else given
