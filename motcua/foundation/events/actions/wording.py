"""Lời kể: how a happening is written out as text, sign by sign as PostgreSQL writes its `jsonb`."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from json.encoder import encode_basestring
from types import NoneType
from typing import Any, Final
from uuid import UUID

from motcua.foundation.events.events import Told, names_of


class Names(dict[int, str]):
    """Ids as they are written, each put into figures once."""

    def __missing__(self, number: int) -> str:
        """Write an id."""
        figures = f"{number:032x}"
        said = f"{figures[:8]}-{figures[8:12]}-{figures[12:16]}-{figures[16:20]}-{figures[20:]}"
        self[number] = said
        return said


Writer = Callable[[Told, Names], str]


def writer_of(fields: Sequence[str]) -> Writer:
    """Write out how a happening becomes text as PostgreSQL writes its `jsonb`: short names first."""
    ordered = sorted(fields, key=lambda name: (len(name.encode()), name.encode()))
    parts = [f"'\"{name}\": ' + said[told.{name}.__class__](told.{name}, names)" for name in ordered]
    joined = " + ', ' + ".join(parts)
    lines = "def write(told, names):\n    return '{' + " + joined + " + '}'"
    known: dict[str, Any] = {"said": _SAID}  # Any: whatever is named
    exec(lines, known)  # nosec B102  # nothing in it but names of fields
    made: Writer = known["write"]
    return made


def with_holes(told: Told, hole: Callable[[str, object], str | None]) -> str:
    """Write what a happening tells as `jsonb` is written, with holes where `hole` gives one."""
    names, parts = Names(), []
    for name in sorted(names_of(type(told)), key=lambda one: (len(one.encode()), one.encode())):
        value = getattr(told, name)
        said = hole(name, value) or _SAID[value.__class__](value, names).replace("%", "%%")
        parts.append(f'"{name}": {said}')
    return "{" + ", ".join(parts) + "}"


Saying = Callable[[Any, Names], str]  # Any: whatever a happening tells


class _Sayings(dict[type, Saying]):
    """How a value is written, by its class; the classes of the rooms' own words are found once."""

    def __missing__(self, cls: type) -> Saying:
        found = next((self[known] for known in _KNOWN if issubclass(cls, known)), None)
        if found is None:
            raise TypeError(f"no happening tells a {cls.__name__}")
        self[cls] = found
        return found


def _say_id(value: UUID, names: Names) -> str:
    return f'"{names[value.int]}"'


def _say_words(value: str, _names: Names) -> str:
    return encode_basestring(value)


def _say_yes_no(value: bool, _names: Names) -> str:
    return "true" if value else "false"


def _say_number(value: int, _names: Names) -> str:
    return str(value)


def _say_nothing(_value: None, _names: Names) -> str:
    return "null"


def _say_day(value: date, _names: Names) -> str:
    return f'"{value.isoformat()}"'


def _say_moment(value: datetime, _names: Names) -> str:
    said = value.isoformat()
    return f'"{said[:-6]}Z"' if said.endswith("+00:00") else f'"{said}"'


def _say_many(value: Sequence[object], names: Names) -> str:
    return "[" + ", ".join(_SAID[one.__class__](one, names) for one in value) + "]"


_SAYINGS: dict[type, Saying] = {
    UUID: _say_id,
    str: _say_words,
    bool: _say_yes_no,
    int: _say_number,
    NoneType: _say_nothing,
    datetime: _say_moment,
    date: _say_day,
    tuple: _say_many,
    list: _say_many,
}
_SAID: Final = _Sayings(_SAYINGS)
_KNOWN: Final = tuple(_SAID)
