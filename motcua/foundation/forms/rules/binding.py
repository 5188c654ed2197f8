"""From what a browser sent to answers, and back: conditions judged, blank parts dropped, rows moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol

from motcua.foundation.forms.models import Answers, Field, FieldError, Kind, Path, Raw
from motcua.foundation.forms.rules.sentences import sentence_for
from motcua.foundation.forms.rules.values import ADDRESS_PARTS, NotReadable, first, read_value, write_value
from motcua.foundation.forms.rules.walking import anchor_of, name_of, settle
from motcua.foundation.text import tidy

DO: Final = "_do"
SEEN: Final = "_seen"
COUNT: Final = "count"
MOST_ROWS: Final = 200
_GROUPS: Final = frozenset({Kind.GROUP, Kind.PERSON})


class Districts(Protocol):
    """What binding asks of an address book."""

    def district_of(self, commune: str, day: date) -> str:
        """Give the district of a commune, if there are districts."""


@dataclass
class Binder:
    """One reading of what a browser sent."""

    raw: Raw
    day: date
    places: Districts
    initial: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON answers
    locked: frozenset[str] = frozenset()
    errors: list[FieldError] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def read_object(self, fields: Sequence[Field], path: Path = ()) -> Answers:
        """The answers of one object; what is not asked is neither kept nor complained of."""
        answers: Answers = {}
        for one in fields:
            value = self.read_one(one, (*path, one.name))
            if value is not None:
                answers[one.name] = value
        hidden = settle(fields, answers)
        depth = len(path)
        self.errors = [
            error
            for error in self.errors
            if not (error.path[:depth] == path and len(error.path) > depth and error.path[depth] in hidden)
        ]
        self.shown = [name for name in self.shown if not any(_below(name, (*path, gone)) for gone in hidden)]
        self.shown += [name_of((*path, one.name)) for one in fields if one.show_if and one.name not in hidden]
        return answers

    def read_one(self, one: Field, path: Path) -> object:
        """The answer of one field, or None."""
        name = name_of(path)
        if name in self.locked:
            return _at(self.initial, path)
        match one.kind:
            case Kind.GROUP | Kind.PERSON:
                return self._read_group(one, path)
            case Kind.ROWS:
                return self._read_rows(one, path)
            case Kind.ADDRESS:
                return self._read_address(one, name)
        try:
            return read_value(one, name, self.raw)
        except NotReadable as wrong:
            anchor = anchor_of(one, name, wrong.spot)
            self.errors.append(FieldError(path, anchor, sentence_for(one, wrong.keyword, {}), wrong.keyword))
            return None

    def _read_group(self, one: Field, path: Path) -> Answers | None:
        before = len(self.errors)
        answers = self.read_object(one.fields, path)
        failed = len(self.errors) > before
        return answers if one.required or failed or not is_blank(one.fields, answers) else None

    def _read_rows(self, one: Field, path: Path) -> list[Answers] | None:
        rows = [
            self.read_object(one.fields, (*path, index)) for index in range(count_of(self.raw, name_of(path)))
        ]
        wrong = {error.path[len(path)] for error in self.errors if error.path[: len(path)] == path}
        kept = [row for index, row in enumerate(rows) if index in wrong or not is_blank(one.fields, row)]
        return kept or None

    def _read_address(self, one: Field, name: str) -> Answers | None:
        answers = {part: text for part in ADDRESS_PARTS if (text := tidy(first(self.raw, f"{name}.{part}")))}
        if "commune" in answers:
            district = self.places.district_of(answers["commune"], self.day)
            answers |= {"district": district} if district else {}
        return answers if one.required or not _is_bare(answers) else None


def is_blank(fields: Sequence[Field], answers: Mapping[str, Any]) -> bool:
    """Whether nothing was written that was not there at first. Any: JSON answers."""
    for one in fields:
        value = answers.get(one.name)
        if value is None or value == one.default:
            continue
        if one.kind is Kind.ADDRESS and _is_bare(value):
            continue
        if one.kind in _GROUPS and is_blank(one.fields, value):
            continue
        return False
    return True


def _is_bare(address: Mapping[str, Any]) -> bool:
    """Whether an address names no more than the province that is chosen at first. Any: JSON answers."""
    return not (address.get("commune") or address.get("street"))


def count_of(raw: Raw, name: str) -> int:
    """How many rows the browser shows of a repeated group."""
    text = first(raw, f"{name}.{COUNT}")
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdecimal() else 0


def compact(fields: Sequence[Field], raw: Raw, binder: Binder, path: Path = ()) -> Raw:
    """Drop blank rows, so that the rows of the browser and of the data are the same ones."""
    for one in fields:
        here = (*path, one.name)
        if one.kind in _GROUPS:
            raw = compact(one.fields, raw, binder, here)
        elif one.kind is Kind.ROWS:
            for index in reversed(range(count_of(raw, name_of(here)))):
                raw = compact(one.fields, raw, binder, (*here, index))
                probe = Binder(raw, binder.day, binder.places)
                if is_blank(one.fields, probe.read_object(one.fields, (*here, index))) and not probe.errors:
                    raw = without_row(raw, name_of(here), index)
    return raw


def without_row(raw: Raw, name: str, index: int) -> Raw:
    """Take one row out; those after it move up."""
    count = count_of(raw, name)
    if not 0 <= index < count:
        return raw
    kept: Raw = {}
    head = f"{name}."
    for key, texts in raw.items():
        number, _dot, rest = key.removeprefix(head).partition(".")
        if not key.startswith(head) or not number.isdecimal() or int(number) < index:
            kept[key] = texts
        elif int(number) > index:
            kept[f"{head}{int(number) - 1}.{rest}"] = texts
    kept[f"{name}.{COUNT}"] = [str(count - 1)]
    return kept


def with_row(raw: Raw, name: str) -> Raw:
    """Put one blank row at the end."""
    count = min(count_of(raw, name) + 1, MOST_ROWS)
    return {**raw, f"{name}.{COUNT}": [str(count)]}


def write_object(fields: Sequence[Field], answers: Mapping[str, Any], home: str, path: Path = ()) -> Raw:
    """What a browser would send for these answers; what is not answered stands at its default.

    `home` is the province that addresses begin with. Any: JSON answers.
    """
    raw: Raw = {}
    for one in fields:
        here = (*path, one.name)
        name, value = name_of(here), answers.get(one.name)
        if one.kind in _GROUPS:
            raw |= write_object(one.fields, value or {}, home, here)
        elif one.kind is Kind.ROWS:
            rows = value or []
            raw[f"{name}.{COUNT}"] = [str(max(len(rows), one.schema.get("minItems", 0)))]
            for index, row in enumerate(rows):
                raw |= write_object(one.fields, row, home, (*here, index))
        elif one.kind is Kind.ADDRESS:
            said = value or ({"province": home} if home else {})
            raw |= {f"{name}.{part}": [str(said[part])] for part in ADDRESS_PARTS if part in said}
        elif value is not None or one.default is not None:
            raw |= write_value(one, name, one.default if value is None else value)
    return raw


def _below(name: str, path: Path) -> bool:
    """Whether a control's name lies at or below a way in the data."""
    head = name_of(path)
    return name == head or name.startswith(f"{head}.")


def lies_in(control: str, names: Sequence[str]) -> bool:
    """Whether a control is one of those named, or part of one."""
    return any(control == name or control.startswith(f"{name}.") for name in names)


def _at(answers: Mapping[str, Any], path: Path) -> object:
    """The answer at a way, or None. Any: JSON answers."""
    here: object = answers
    for step in path:
        if isinstance(here, Mapping) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here
