"""Opaque cursors: the keys after which the next page begins, signed for the question they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Generic, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from motcua.faces.api.problems import CursorWrong

_NOT_OF_THE_QUESTION: Final = frozenset({"cursor", "limit"})

Row = TypeVar("Row")
Noun = TypeVar("Noun", bound=Model)
Key = str | int


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows and, if more follow, the cursor that asks for them."""

    rows: Sequence[Row]
    next_cursor: str | None


def page_of(
    request: HttpRequest, rows: QuerySet[Noun], *, keys: Sequence[str], cursor: str | None, limit: int
) -> Page[Noun]:
    """One page of rows ordered by `keys` (the last of them unique), flat in cost however far it lies.

    Raises CursorWrong for a cursor that was not given for this question.
    """
    ordered = rows.order_by(*keys)
    if cursor:
        ordered = ordered.filter(_after(keys, read_cursor(request, cursor, len(keys))))
    found = list(ordered[: limit + 1])
    more = len(found) > limit
    last = [_value(found[limit - 1], key) for key in keys] if more else []
    return Page(found[:limit], write_cursor(request, last) if more else None)


def page_of_list(request: HttpRequest, rows: Sequence[Row], *, cursor: str | None, limit: int) -> Page[Row]:
    """One page of a list that is at hand whole; its cursor is a place in it. Raises CursorWrong."""
    start = int(read_cursor(request, cursor, 1)[0]) if cursor else 0
    shown = rows[start : start + limit]
    more = start + limit < len(rows)
    return Page(shown, write_cursor(request, [start + limit]) if more else None)


def write_cursor(request: HttpRequest, keys: Sequence[Key]) -> str:
    """Sign keys for this question."""
    return _signer(request).sign_object(list(keys))


def read_cursor(request: HttpRequest, cursor: str, count: int) -> list[Key]:
    """The keys in a cursor. Raises CursorWrong."""
    try:
        keys = _signer(request).unsign_object(cursor)
    except (BadSignature, UnicodeError) as wrong:
        raise CursorWrong from wrong
    if not isinstance(keys, list) or len(keys) != count:
        raise CursorWrong
    return keys


def _signer(request: HttpRequest) -> Signer:
    asked = sorted((name, value) for name, value in request.GET.items() if name not in _NOT_OF_THE_QUESTION)
    question = sha256(repr((request.path, asked)).encode()).hexdigest()[:16]
    return Signer(sep=".", salt=f"motcua.api.cursor:{question}")


def _after(keys: Sequence[str], values: Sequence[Key]) -> Q:
    """Rows beyond the given keys, in the order of all keys together."""
    beyond = Q()
    for place, key in enumerate(keys):
        same = Q(**{name.removeprefix("-"): value for name, value in zip(keys[:place], values, strict=False)})
        direction, name = ("lt", key[1:]) if key.startswith("-") else ("gt", key)
        beyond |= same & Q(**{f"{name}__{direction}": values[place]})
    return beyond


def _value(row: Model, key: str) -> Key:
    value: object = row
    for name in key.removeprefix("-").split("__"):
        value = getattr(value, name)
    return value if isinstance(value, str | int) else str(value)
