"""Answers as words: for reading over, for papers, for whoever decides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from motcua.foundation.forms.models import Choice, Field, FormSpec, Kind, Path
from motcua.foundation.forms.rules.drawing import SOURCES
from motcua.foundation.forms.rules.values import write_number
from motcua.foundation.forms.rules.walking import name_of
from motcua.foundation.money import dong
from motcua.foundation.text import figures, mask_number

_GROUPS: Final = frozenset({Kind.GROUP, Kind.PERSON})


class Names(Protocol):
    """What telling asks of an address book."""

    def in_words(self, province: str, commune: str, day: date) -> str:
        """Name a place."""


@dataclass(frozen=True)
class Line:
    """One answer in words; a group's answers stand below it."""

    label: str
    text: str = ""
    lines: tuple["Line", ...] = ()
    source: str = ""
    sensitive: bool = False
    name: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it has answers below instead of one of its own."""
        return bool(self.lines)


@dataclass(frozen=True)
class Block:
    """A section's answers in words."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Teller:
    """Tells answers in words. `reveal` leaves personal numbers whole (the asking is logged by the caller)."""

    day: date
    places: Names
    lists: Mapping[str, Sequence[Choice]]
    sources: Mapping[str, str]
    reveal: bool = False

    def blocks(self, spec: FormSpec, answers: Mapping[str, Any]) -> list[Block]:  # Any: JSON answers
        """All sections that have answers."""
        blocks = [Block(part.title, tuple(self.lines(part.fields, answers, ()))) for part in spec.sections]
        return [block for block in blocks if block.lines]

    def lines(
        self, fields: Sequence[Field], answers: Mapping[str, Any], path: Path
    ) -> Iterator[Line]:  # Any: JSON
        """The answers of one object, in the order of the form."""
        for one in fields:
            if one.name in answers:
                yield from self._line(one, answers[one.name], (*path, one.name))

    def _line(self, one: Field, value: Any, path: Path) -> Iterator[Line]:  # Any: a JSON answer
        if one.kind in _GROUPS:
            yield Line(one.label, lines=tuple(self.lines(one.fields, value, path)), name=name_of(path))
        elif one.kind is Kind.ROWS:
            for index, row in enumerate(value):
                below = tuple(self.lines(one.fields, row, (*path, index)))
                yield Line(f"{one.row} {index + 1}", lines=below, name=name_of((*path, index)))
        else:
            yield Line(
                one.label,
                self.text(one, value),
                source=self._source(path),
                sensitive=one.sensitive,
                name=name_of(path),
            )

    def text(self, one: Field, value: Any) -> str:  # Any: a JSON answer of the field's kind
        """One answer in words."""
        if one.sensitive and not self.reveal:
            return mask_number(str(value))
        telling: dict[Kind, Callable[[Any], str]] = {  # Any: a JSON answer of the kind
            Kind.DATE: _day,
            Kind.PARTIAL_DATE: _day,
            Kind.MONEY: dong,
            Kind.YES_NO: _yes_or_no,
            Kind.TICK: _yes_or_no,
            Kind.ADDRESS: self._address,
        }
        if one.kind in telling:
            return telling[one.kind](value)
        if one.kind is Kind.CHECKBOXES:
            return "; ".join(self._label(one, each) for each in value)
        return self._plain(one, value)

    def _plain(self, one: Field, value: Any) -> str:  # Any: a JSON answer of the field's kind
        if one.kind is Kind.NUMBER:
            said = figures(value) if isinstance(value, int) else write_number(value)
            return f"{said} {one.suffix}".strip()
        return self._label(one, value) if one.kind in {Kind.RADIO, Kind.SELECT} else str(value)

    def _label(self, one: Field, value: object) -> str:
        choices: Sequence[Choice] = one.choices or self.lists.get(one.choices_from, ())
        return next((choice.label for choice in choices if choice.value == value), str(value))

    def _address(self, value: Mapping[str, Any]) -> str:  # Any: a JSON answer
        place = self.places.in_words(value.get("province", ""), value.get("commune", ""), self.day)
        return ", ".join(part for part in (value.get("street", ""), place) if part)

    def _source(self, path: Path) -> str:
        heads = (name_of(path[:length]) for length in range(len(path), 0, -1))
        said = next((self.sources[name] for name in heads if name in self.sources), "")
        return SOURCES.get(said, said)


def _day(value: str) -> str:
    """A day, or the part of it that is known: "1990-03-07" → "07/03/1990"."""
    return "/".join(reversed(value.split("-")))


def _yes_or_no(value: bool) -> str:
    return "Có" if value else "Không"
