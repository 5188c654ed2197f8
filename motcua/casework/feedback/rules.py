"""The limits of the law where a province keeps none, and what may be said; pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.foundation.text import fold, nfc

MOST_SIGNS: Final = 5_000
MOST_OF_A_COMMENT: Final = 1_000
FEWEST_SIGNS: Final = 10
MOST_OF_A_NAME: Final = 120
MOST_FILES: Final = 3
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_OPEN_OF_A_DOSSIER: Final = 3
FEWEST_RATINGS: Final = 5
"""With fewer in a period nobody is told how they fell, for it could be guessed who gave them."""
WELL: Final = 4
"""From this step on people were satisfied."""
BADLY: Final = 2
"""Up to this step they were not."""
_LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
SIGNS_OF_A_SECRET: Final = 16
_PHONE: Final = re.compile(r"\+?\d{8,15}")
_LEAST_OF_A_NAME: Final = 5


class Code(StrEnum):
    """What a limit limits."""

    REFUSE = "refuse"
    ASK = "ask"
    ANSWER = "answer"
    PUBLISH = "publish"
    SUPPLY = "supply"
    REPEAT = "repeat"
    CHANGE_RATING = "change_rating"


@dataclass(frozen=True)
class Limit:
    """So many days of a unit, by a text."""

    quantity: int
    unit: str
    source: str = ""


_SOURCE_766: Final = "Quyết định 766/QĐ-TTg"
LIMITS: Final[Mapping[Code, Limit]] = {
    Code.REFUSE: Limit(2, "WORKING_DAY", _SOURCE_766),
    Code.ASK: Limit(5, "WORKING_DAY", _SOURCE_766),
    Code.ANSWER: Limit(15, "WORKING_DAY", _SOURCE_766),
    Code.PUBLISH: Limit(2, "WORKING_DAY", _SOURCE_766),
    Code.SUPPLY: Limit(10, "WORKING_DAY"),
    Code.REPEAT: Limit(30, "DAY"),
    Code.CHANGE_RATING: Limit(10, "DAY"),
}
"""What holds where the province has set nothing else for the day."""


def cleaned(text: str) -> str:
    """Give a text as it is kept: one Unicode shape, lines apart, no signs that only steer machines."""
    lines = nfc(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(sign for sign in line if _is_for_people(sign)).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _is_for_people(sign: str) -> bool:
    return sign in {"\t", "\u200d"} or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"}


def is_phone(text: str) -> bool:
    """Say whether it could be dialled."""
    return _PHONE.fullmatch(re.sub(r"[ .()\-]", "", text)) is not None


def secret_from(numbers: Iterable[int]) -> str:
    """Write a secret that people can read out and type: no sign in it looks like another."""
    return "".join(_LETTERS[number % len(_LETTERS)] for number in numbers)


def in_groups(secret: str) -> str:
    """Write a secret in groups of four."""
    return "-".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def tidy_secret(typed: str) -> str:
    """Read a secret as somebody typed it."""
    return re.sub(r"[^A-Z0-9]", "", typed.upper())[:64]


def names_somebody(text: str, name: str, contacts: Iterable[str]) -> bool:
    """Say whether a text that everybody may read names who wrote, or where he is reached."""
    said, folded = re.sub(r"[ .()\-]", "", text.casefold()), f" {fold(text)} "
    whole = fold(name)
    is_named = len(whole) >= _LEAST_OF_A_NAME and " " in whole and f" {whole} " in folded
    marks = (re.sub(r"[ .()\-]", "", one.casefold()) for one in contacts)
    return is_named or any(mark and mark in said for mark in marks)
