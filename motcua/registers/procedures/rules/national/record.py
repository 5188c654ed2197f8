"""One line of a national file: is it a record, of which shape, and which procedure does it speak of?"""

import hashlib
import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final, NoReturn

from motcua.registers.procedures.rules.codes import Code, read_code
from motcua.registers.procedures.rules.content import Json
from motcua.registers.procedures.rules.national.notes import storable
from motcua.registers.procedures.rules.words import Shape

_OF_FULL: Final = frozenset({
    "channels", "checklist_raw", "steps_raw", "processing_cases", "legal_basis", "results", "source_id",
    "requirements", "executing_agency", "subject_types",
})  # fmt: skip
_MOST_NAME: Final = 200
_OF_WHOLE: Final = 16
_GLIMPSE: Final = re.compile(rb'"code"\s*:\s*"([^"\\\\]{1,60})"')
_MOST_GLIMPSED: Final = 4_000
_MOST_ITEMS: Final = 5_000
_MOST_LISTED: Final = 30_000
"""So many items stand in all the lists of a record: beyond, its parts could not even be numbered."""
_MOST_DEEP: Final = 40


class Unreadable(Exception):
    """The line is no record that could be recognised again; `reason` is the key of the sentence to say."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True)
class Record:
    """A line read as JSON, with what names its procedure."""

    data: dict[str, Json]
    shape: Shape
    code: Code
    source_id: str
    digest: str
    doubled_keys: tuple[str, ...] = ()


def read_line(line: bytes) -> Record:
    """Read one line. Raises Unreadable when it is cut, no JSON, no object, or names no procedure."""
    doubled: list[str] = []
    data = _parse(line, doubled)
    if not isinstance(data, dict):
        raise Unreadable("not_an_object")
    _must_be_of_human_size(data)
    source_id = _name(data.get("source_id") or data.get("id"))
    code = read_code(_name(data.get("code")) or _name(data.get("codeNotation")))
    if not code.text and not source_id:
        raise Unreadable("nameless")
    shape = Shape.FULL if _OF_FULL & data.keys() else Shape.HEADING
    return Record(data, shape, code, source_id, digest_of(data), tuple(doubled))


def glimpsed_code(line: bytes) -> str:
    """Give the code that can be made out in a line that is no whole record, for a person to find it by."""
    seen = _GLIMPSE.search(line[:_MOST_GLIMPSED])
    return seen[1].decode("utf-8", "replace") if seen else ""


def digest_of(data: Json) -> str:
    """Give the fingerprint of what a record says: the order of keys and blanks between them do not count."""
    plain = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _parse(line: bytes, doubled: list[str]) -> Json:
    def objects(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) != len(pairs):
            times = Counter(key for key, _value in pairs)
            doubled.extend(sorted(storable(key) for key, count in times.items() if count > 1))
        return found

    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable("not_utf8", byte=wrong.start + 1) from wrong
    try:
        return json.loads(
            text, object_pairs_hook=objects, parse_float=_number, parse_constant=_no_such_number
        )
    except json.JSONDecodeError as wrong:
        cut = wrong.pos >= len(text.rstrip()) or wrong.msg.startswith("Unterminated")
        raise Unreadable("cut_short" if cut else "not_json", column=wrong.colno) from wrong
    except RecursionError as wrong:
        raise Unreadable("too_much") from wrong
    except ValueError as wrong:  # Python reads no figure of more than some thousand digits
        raise Unreadable("figure_too_long") from wrong


def _must_be_of_human_size(data: Json) -> None:
    """Raise Unreadable when something is listed or nested beyond what any procedure can be."""
    level: list[Json] = [data]
    listed = 0
    for _depth in range(_MOST_DEEP):
        listed += sum(len(one) for one in level if isinstance(one, list))
        if listed > _MOST_LISTED:
            break
        level = [inner for one in level if isinstance(one, dict | list) for inner in _inside(one)]
        if not level:
            return
    raise Unreadable("too_much")


def _inside(value: dict[str, Json] | list[Json]) -> list[Json]:
    if len(value) > _MOST_ITEMS:
        raise Unreadable("too_much")
    return list(value.values()) if isinstance(value, dict) else value


def _number(figures: str) -> float:
    number = float(figures)
    if not math.isfinite(number):
        _no_such_number(figures)
    return number


def _no_such_number(word: str) -> NoReturn:
    raise Unreadable("no_such_number", word=word)


def _name(value: object) -> str:
    """Give what names a record: a short text, or figures, as text; of one too long, its beginning and the
    fingerprint of it all, so that no two are taken for one.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    name = str(storable(str(value)))
    if len(name) <= _MOST_NAME:
        return name
    whole = hashlib.sha256(name.encode()).hexdigest()
    return f"{name[: _MOST_NAME - _OF_WHOLE - 1]}…{whole[:_OF_WHOLE]}"
