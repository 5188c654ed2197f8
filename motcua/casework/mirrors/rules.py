"""Mã tra cứu of a mirror: how it is made and how one that was typed or scanned is read; pure."""

import re
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Figures and letters that nobody takes for one another: no I, L, O, U."""
LENGTH: Final = 8
_SHAPE: Final = re.compile(rf"TW-[{SIGNS}]{{4}}-[{SIGNS}]{{4}}")
_TAKEN_FOR: Final = str.maketrans("ILO", "110")
_DASHES: Final = re.compile(r"[‐‑‒–—−]")


def mirror_code(drawn: bytes) -> str:
    """Make a code of drawn bytes: TW-7KQ4-M9XD."""
    signs = "".join(SIGNS[byte % len(SIGNS)] for byte in drawn[:LENGTH])
    return f"TW-{signs[:4]}-{signs[4:]}"


def tidy_mirror_code(text: str) -> str:
    """Write a typed or scanned code its one way: capitals, plain hyphens, no blanks, no look-alikes."""
    plain = _DASHES.sub("-", "".join(text.split())).upper()
    head, signs = plain[:2], plain[2:].replace("-", "").translate(_TAKEN_FOR)
    return f"{head}-{signs[:4]}-{signs[4:]}"


def is_mirror_code(text: str) -> bool:
    """Say whether a text has the shape of a mirror's code, however it was typed."""
    return _SHAPE.fullmatch(tidy_mirror_code(text)) is not None
