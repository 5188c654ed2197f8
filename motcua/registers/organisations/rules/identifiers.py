"""Mã định danh điện tử of agencies: Decision 20/2020/QĐ-TTg, and the older order of QCVN 102:2016."""

import re
from typing import Final

LONGEST: Final = 35
PATTERN: Final = r"^[A-Y]\d{2}(\.[0-9A-Z]{1,10})*$"
_OLD: Final = re.compile(r"(\d{3})\.(\d{2})\.(\d{2})\.([A-Y]\d{2})", re.ASCII)


def is_identifier(text: str) -> bool:
    """Say whether a text is built as Decision 20/2020 wants: H08, H08.12, H08.31.05, at most 35 signs."""
    return len(text) <= LONGEST and re.fullmatch(PATTERN, text, re.ASCII) is not None


def is_below(code: str, above: str) -> bool:
    """Say whether a code stands under another."""
    return code.startswith(f"{above}.")


def from_right_to_left(text: str) -> str:
    """Turn 000.01.12.H08 (level 4 first) into H08.12.01; any other text stays as it is.

    Provinces re-issued numbers when the order changed: trust a table where there is one.
    """
    found = _OLD.fullmatch(text.strip())
    if found is None:
        return text.strip()
    fourth, third, second, first = found.groups()
    levels = [first, second, third, fourth]
    while len(levels) > 1 and not levels[-1].strip("0"):
        levels.pop()
    return ".".join(levels)


def to_right_to_left(code: str) -> str:
    """Turn H08.12.01 into 000.01.12.H08, where its parts are figures that fit; else leave it."""
    first, *rest = code.split(".")
    widths = (2, 2, 3)
    fits = [part.isdecimal() and len(part) == width for part, width in zip(rest, widths, strict=False)]
    if len(rest) > len(widths) or not all(fits):
        return code
    padded = [*rest, *("0" * width for width in widths[len(rest) :])]
    return ".".join([*reversed(padded), first])
