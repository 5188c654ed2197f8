"""Dòng danh mục có ngày hiệu lực: a line of a list that a province keeps, from a day to a day, under a code.

Two lines of one code never stand on one day: each list has that as a constraint of its own, and
`write_line` refuses it with the list's own sentence before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from motcua.foundation.clock import Valid
from motcua.foundation.errors import Refused

Row = TypeVar("Row", bound=Valid)


@dataclass(frozen=True, kw_only=True)
class LineDraft:
    """A line as it is to stand; a room's own adds what its line says, by the names of the row's columns."""

    valid_from: date
    valid_to: date | None = None

    def is_said_by(self, row: Valid) -> bool:
        """Say whether a row says the same already."""
        return all(getattr(row, name) == value for name, value in vars(self).items())


def write_line(draft: LineDraft, new: Row, rows: Sequence[Row], overlaps: Refused) -> tuple[Row, bool]:
    """Write a line over the one of `rows` that begins on its day, else as the new one; say if it changed.

    Raises `overlaps` where another of `rows` stands on one of its days.
    """
    row = next((one for one in rows if one.valid_from == draft.valid_from), new)
    last = draft.valid_to or date.max
    if any(
        one is not row and one.valid_from <= last and (one.valid_to or date.max) >= draft.valid_from
        for one in rows
    ):
        raise overlaps
    if row is not new and draft.is_said_by(row):
        return row, False
    for name, value in vars(draft).items():
        setattr(row, name, value)
    row.save()
    return row, True
