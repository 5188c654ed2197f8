"""Mã thủ tục: reading, mending and judging codes as they really come: spaces, suffixes, slips."""

import re
from dataclasses import dataclass
from typing import Final

BASIC: Final = re.compile(r"[1-9][0-9]?\.[0-9]{6}")
_BASE: Final = r"(?P<base>[1-9][0-9]?\.[0-9]{6})"
_FORMS: Final = (
    ("basic", re.compile(_BASE)),
    ("case", re.compile(_BASE + r"\.(?P<case>[0-9]{2})")),
    ("local", re.compile(_BASE + r"(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?\.(?P<unit>[A-Y][0-9]{2})")),
    (
        "service",
        re.compile(
            _BASE + r"(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?\.(?P<unit>[A-Y][0-9]{2})\.(?P<service>[0-9]{2})"
        ),
    ),
    ("internal", re.compile(r"(?P<base>NB\.(?P<unit>[A-Y][0-9]{2})\.[0-9]{3,6})")),
)
_STARTS_LIKE_ONE: Final = re.compile(r"[0-9]{1,2}\.[0-9]{1,6}\Z")
_DELETED: Final = re.compile(r"xo[aá]|xóa|h[uủ]y|del", re.IGNORECASE)
TWIN: Final = "~"
"""Parts a doubled code from its running number: the second procedure under 1.014325 is 1.014325~2."""


@dataclass(frozen=True)
class Code:
    """One code, mended as far as it is safe; `form` is empty when it fits no known form."""

    text: str
    base: str
    form: str
    spaced: bool = False
    marked_deleted: bool = False

    @property
    def sound(self) -> bool:
        """Say whether the code fits a form of the law and came without blanks."""
        return bool(self.form) and not self.spaced


def read_code(given: str) -> Code:
    """Read a code as given: blanks are dropped (and said), the form is recognised, nothing else is changed.

    A code of no known form keeps its text: it is still the only name the record has.
    """
    text = "".join(given.split())
    spaced = text != given
    for form, pattern in _FORMS:
        found = pattern.fullmatch(text)
        if found:
            return Code(text, found["base"], form, spaced)
    return Code(text, text, "", spaced, bool(_DELETED.search(text)))


def ways_of(given: str) -> tuple[str, ...]:
    """Give the codes that `given` may mean, likeliest first: as it is, without blanks, without suffixes."""
    plain = given.replace("\0", "")
    read = read_code(plain)
    return tuple(dict.fromkeys((plain, read.text, read.base)))


def is_basic(code: str) -> bool:
    """Say whether `code` is a plain national code: 1.004873."""
    return BASIC.fullmatch(code) is not None


def typed_code(text: str) -> str:
    """Give the beginning of a code that someone typed in a search box ("1,0048 " → "1.0048"), or nothing."""
    typed = "".join(text.split()).replace(",", ".").upper()
    whole = read_code(typed.split(TWIN, maxsplit=1)[0])
    if whole.form or _STARTS_LIKE_ONE.fullmatch(typed):
        return typed
    return ""


def case_code(code: str, number: int) -> str:
    """Give the code of a case of a procedure: 1.001193.01."""
    return f"{code}.{number:02d}"


def case_number(given: str, code: str) -> int | None:
    """Read the number of a case from its code; nothing when it is not a case of `code`."""
    text = "".join(given.split())
    tail = text.removeprefix(f"{code}.")
    return int(tail) if tail != text and re.fullmatch(r"[0-9]{1,3}", tail) else None


def twin_code(code: str, number: int) -> str:
    """Name the `number`-th procedure that bears one and the same code."""
    return code if number == 1 else f"{code}{TWIN}{number}"
