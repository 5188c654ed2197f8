"""The nouns of papers that are set by a form of the day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class PaperForm:
    """Mẫu giấy: how a paper is called, numbered and set under the form set of a day.

    `shows` names what this set prints and others do not; without `number` the set of the day knows none.
    """

    key: str
    title: str
    template: str
    number: str = ""
    set: str = ""
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class FormSet:
    """Bộ mẫu: forms that one text brought into force, from a day to a day, both included."""

    valid_from: date
    valid_to: date | None
    name: str
    forms: tuple[PaperForm, ...]
