"""Ngày sinh: a day, only a month, or only a year, as old papers have it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

EARLIEST: Final = 1850
LATEST: Final = 2399  # the last year that a personal number can tell
_MONTHS: Final = range(1, 13)
_PARTS: Final = re.compile(r"(?:(?:(\d{1,2})[/.\-\s])?(\d{1,2})[/.\-\s])?(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_FIGURES: Final = re.compile(r"(\d{2})?(\d{2})(\d{4})")


class Precision(StrEnum):
    """How much of a birth date is known."""

    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"


class NotABirth(ValueError):
    """The text is no day, month or year that could be a birth."""


@dataclass(frozen=True)
class Birth:
    """When someone was born, as far as it is known: never a made-up 1 January."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raise NotABirth if there is no such day, or a day stands without its month."""
        if not EARLIEST <= self.year <= LATEST or (self.day is not None and self.month is None):
            raise NotABirth(str(self.year))
        if self.month is not None and self.month not in _MONTHS:
            raise NotABirth(f"{self.month}/{self.year}")
        if self.month and self.day is not None and not 1 <= self.day <= _last_day(self.year, self.month):
            raise NotABirth(f"{self.day}/{self.month}/{self.year}")

    @property
    def precision(self) -> Precision:
        """Say how much is known."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def earliest(self) -> date:
        """Give the first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Give the last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _last_day(self.year, month))

    def may_be(self, other: "Birth") -> bool:
        """Say whether both may mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        """Write it as a Vietnamese paper does: 12/05/1950, 05/1950 or 1950."""
        parts = [f"{part:02d}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, f"{self.year:04d}"])


def read_birth(text: str) -> Birth:
    """Read 12/05/1950, 12.5.1950, 12051950, 1950-05-12, 05/1950 or 1950; noughts stand for unknown.

    Raises NotABirth for anything else, and for a day that is not in the calendar.
    """
    typed = " ".join(text.split())
    if found := _ISO.fullmatch(typed):
        year, month, day = found.groups()
    elif found := _FIGURES.fullmatch(typed) or _PARTS.fullmatch(typed):
        day, month, year = found.groups()
    else:
        raise NotABirth(typed)
    return Birth(int(year), _known(month), _known(day))


def _known(part: str | None) -> int | None:
    """Take a day or month that is given and not noughts."""
    return int(part) or None if part else None


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
