"""Reading values that may be anything: each reader gives a usable value and notes what was odd, and where."""

import json
import re
from collections.abc import Mapping
from typing import Final

from motcua.registers.procedures.rules.content import Finding, Json

PLACES_KEPT: Final = 500
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_MARKUP: Final = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|su[bp]|table|t[dhr]|tbody|u|ul)\b[^<>]*>"
    r"|&(?:[lg]t|amp|nbsp|quot|#[0-9]{1,7});",
    re.IGNORECASE,
)
_REPLACEMENT: Final = "\ufffd"
_MOST_COUNT: Final = 10_000


class Notes:
    """The doubts of one record as they are found, one per kind with all its places."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}
        self._facts: dict[str, dict[str, Json]] = {}

    def add(self, kind: str, place: str = "", **facts: Json) -> None:
        """Note a doubt; the first facts of a kind are the ones its sentence tells."""
        places = self._places.setdefault(kind, [])
        if place and place not in places:
            places.append(place)
        self._facts.setdefault(kind, facts)

    def findings(self) -> tuple[Finding, ...]:
        """Give the doubts by kind; places beyond the first five hundred are counted, not listed."""
        return tuple(
            Finding(kind, tuple(places[:PLACES_KEPT]), {**self._facts[kind], "count": max(1, len(places))})
            for kind, places in sorted(self._places.items())
        )

    def text(self, value: object, place: str) -> str:
        """Give a text as it was written; what no database can hold is replaced and said."""
        if value is None:
            return ""
        if not isinstance(value, str):
            self.add("shape_unexpected", place)
            value = json.dumps(value, ensure_ascii=False)
        if _MARKUP.search(value):
            self.add("text_marked_up", place)
        clean = _UNSTORABLE.sub(_REPLACEMENT, value)
        if clean != value:
            self.add("text_unstorable", place)
        return clean

    def texts(self, value: object, place: str) -> tuple[str, ...]:
        """Give a list of texts; one that is nothing is said."""
        listed = self.items(value, place)
        for n, one in enumerate(listed):
            if one is None:
                self.add("shape_unexpected", f"{place}[{n}]")
        return tuple(self.text(one, f"{place}[{n}]") for n, one in enumerate(listed))

    def items(self, value: object, place: str) -> list[object]:
        """Give a list; anything else is one item of a list, nothing is an empty list."""
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.add("shape_unexpected", place)
        return [value]

    def table(
        self, value: object, place: str, known: frozenset[str], *, optional: frozenset[str] = frozenset()
    ) -> dict[str, object]:
        """Give an object; keys that lack are said, and keys beyond the known ones, kept with the record."""
        if not isinstance(value, dict):
            self.add("shape_unexpected", place)
            return {}
        for key in value:
            if key not in known:
                found = self.text(f"{place}.{key}".lstrip("."), place) or '""'
                self.add("key_unknown", found, key=self.text(key, place))
        for key in sorted(known - optional - value.keys()):
            self.add("key_missing", f"{place}.{key}".lstrip("."), key=key)
        return value

    def take_over(self, others: "Notes", kinds: frozenset[str], *, beside: str) -> None:
        """Take over the doubts of these kinds that another record raised, at places named `beside`."""
        for kind in sorted(kinds & others._places.keys()):
            for place in others._places[kind]:
                self.add(kind, f"{beside}.{place}".rstrip("."), **others._facts[kind])

    def count(self, value: object, place: str) -> int:
        """Give a number of papers."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_COUNT:
            return value
        self.add("shape_unexpected", place)
        return 0

    def truth(self, value: object, place: str) -> bool | None:
        """Give yes, no, or nothing said."""
        if value is None or isinstance(value, bool):
            return value
        self.add("shape_unexpected", place)
        return None


def storable(value: Json) -> Json:
    """Give a JSON value in which every text can be held by the database."""
    if isinstance(value, str):
        return _UNSTORABLE.sub(_REPLACEMENT, value)
    if isinstance(value, list):
        return [storable(one) for one in value]
    if isinstance(value, Mapping):
        return {storable(key): storable(one) for key, one in value.items()}
    return value
