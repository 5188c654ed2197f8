"""Cursors: the place where a list was left, as one opaque word; never an offset."""

import base64
import binascii
import json
from typing import Any

from motcua.registers.procedures.errors import CursorInvalid


def write_cursor(*place: str | int) -> str:
    """Write a place as one word fit for an address."""
    plain = json.dumps(place, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")


def read_cursor(cursor: str, *shape: type) -> tuple[Any, ...]:  # Any: texts and figures, by `shape`
    """Read a place back. Raises CursorInvalid when it was not written here."""
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as wrong:
        raise CursorInvalid from wrong
    if not isinstance(place, list) or [type(one) for one in place] != list(shape):
        raise CursorInvalid
    if any(isinstance(one, str) and "\0" in one for one in place):
        raise CursorInvalid
    return tuple(place)
