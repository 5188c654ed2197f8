"""The nouns of this room, none of them a table: a form, its fields, what came back from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import jsonschema_rs

from motcua.foundation.forms.rules.conditions import Condition

Path = tuple[str | int, ...]
Answers = dict[str, Any]  # Any: JSON answers whose shape the form's schema judges
Raw = dict[str, list[str]]
"""What a browser sends: names to texts."""


class Kind(StrEnum):
    """How a field is drawn and read."""

    TEXT = "text"
    TEXTAREA = "textarea"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    RADIO = "radio"
    SELECT = "select"
    CHECKBOXES = "checkboxes"
    YES_NO = "yes_no"
    TICK = "tick"
    PERSON = "person"
    ADDRESS = "address"
    GROUP = "group"
    ROWS = "rows"


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from. `value` is what the data holds."""

    value: str | int | bool
    label: str

    @property
    def key(self) -> str:
        """The value as a browser sends it."""
        return str(self.value)


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices under a heading: the communes of a district. Without a heading they stand free."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Field:
    """Mục: one thing asked. Groups, persons and rows hold fields of their own."""

    name: str
    kind: Kind
    label: str
    schema: Mapping[str, Any]  # Any: the JSON Schema of its answer
    required: bool = False
    hint: str = ""
    fields: tuple["Field", ...] = ()
    row: str = ""
    show_if: Condition | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    sensitive: bool = False
    suffix: str = ""
    width: int = 0
    autocomplete: str = ""
    default: object = None
    errors: Mapping[str, str] = field(default_factory=dict)
    check: str = ""
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a form under a heading."""

    title: str
    intro: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class FormSpec:
    """Biểu mẫu: what is asked, read from its text and found sound."""

    title: str
    intro: str
    schema: Mapping[str, Any]  # Any: JSON Schema 2020-12
    sections: tuple[Section, ...]
    full_schema: Mapping[str, Any]  # Any: the same with shapes and conditions written out

    @cached_property
    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """What judges answers by the full schema; made once."""
        return jsonschema_rs.Draft202012Validator(dict(self.full_schema), validate_formats=True)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All top fields, section by section."""
        return tuple(one for section in self.sections for one in section.fields)


@dataclass(frozen=True)
class FormProblem:
    """One thing wrong with a form's text: the way to it, and a Vietnamese sentence."""

    path: Path
    sentence: str


@dataclass(frozen=True)
class FieldError:
    """One answer to be mended: its way in the data, the control to lead to, and the sentence."""

    path: Path
    anchor: str
    sentence: str
    keyword: str = ""


@dataclass(frozen=True)
class Bound:
    """A form with answers in it: fresh, typed by a person, or asked again.

    `asked` is what a person wants instead of sending: "add:children", "remove:children.1", "refresh".
    """

    spec: FormSpec
    day: date
    raw: Raw
    data: Answers
    errors: tuple[FieldError, ...] = ()
    asked: str = ""
    initial: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON answers
    locked: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    """Names of the conditional fields that are asked now."""
    unseen: tuple[str, ...] = ()
    """Those among them that the sender had not been shown."""

    @property
    def valid(self) -> bool:
        """Whether the answers may be taken: sent, and nothing to mend."""
        return not self.errors and not self.asked
