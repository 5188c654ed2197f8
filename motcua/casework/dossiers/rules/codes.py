"""Mã hồ sơ: how it is put together and how one that was typed or scanned is read."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

ANY_SCHEME: Final = re.compile(
    r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}|[A-Y]\d{2}(?:\.[0-9A-Z]{1,3}){0,4})-(?:\d{6}|\d{8})-\d{4,7}"
)
_DATE_DIGITS: Final = (6, 8)
_SERIAL_DIGITS: Final = range(4, 8)
_DASHES: Final = re.compile(r"[‐‑‒–—−]")


@dataclass(frozen=True)
class CodeScheme:
    """Cách đặt mã: how many figures its day and its serial number bear. Scheme B by default."""

    date_digits: int = 8
    serial_digits: int = 4

    def __post_init__(self) -> None:
        if self.date_digits not in _DATE_DIGITS or self.serial_digits not in _SERIAL_DIGITS:
            raise ValueError(f"{self.date_digits}, {self.serial_digits}")


def dossier_code(unit_code: str, day: date, serial: int, scheme: CodeScheme) -> str:
    """Put a code together: H08.31.12-20231120-0001. Raises ValueError when the serial has no room left."""
    figures = f"{serial:0{scheme.serial_digits}d}"
    if serial < 1 or len(figures) > scheme.serial_digits:
        raise ValueError(serial)
    written = day.strftime("%Y%m%d")[-scheme.date_digits :]
    return f"{unit_code}-{written}-{figures}"


def is_code(text: str) -> bool:
    """Say whether a text has the shape of a dossier's code, of any scheme the country uses."""
    return ANY_SCHEME.fullmatch(text) is not None


def tidy_code(text: str) -> str:
    """Write a typed or scanned code its one way: capitals, plain hyphens, no blanks."""
    return _DASHES.sub("-", "".join(text.split())).upper()
