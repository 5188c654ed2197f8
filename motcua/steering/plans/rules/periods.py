"""Kỳ: the stretches in which something comes again, and by when each occurrence is due."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final[dict[str, tuple[tuple[int, int], ...]]] = {
    "monthly": tuple((month, month) for month in range(1, 13)),
    "quarterly": ((1, 3), (4, 6), (7, 9), (10, 12)),
    "half_yearly": ((1, 6), (7, 12)),
    "nine_monthly": ((1, 9),),
    "yearly": ((1, 12),),
    "regular": ((1, 12),),
}
_LAST_YEAR: Final = 9999
COMES_AGAIN: Final = frozenset(_MONTHS)


@dataclass(frozen=True)
class Period:
    """One stretch: its key, its first and last day."""

    key: str
    start: date
    end: date

    def due(self, day: int) -> date:
        """Give the due day: a day of the last month, at most its last."""
        return date(self.end.year, self.end.month, min(day, monthrange(self.end.year, self.end.month)[1]))


def periods(every: str, first: date, last: date) -> Iterator[Period]:
    """Give the periods that lie wholly or partly between two days, in their order."""
    for year in range(first.year, last.year + 1):
        for number, (month, to_month) in enumerate(_MONTHS.get(every, ()), 1):
            start, end = date(year, month, 1), date(year, to_month, monthrange(year, to_month)[1])
            if end >= first and start <= last:
                yield Period(_key(every, year, number), start, end)


def _key(every: str, year: int, number: int) -> str:
    letter = {"monthly": "T", "quarterly": "Q", "half_yearly": "H", "nine_monthly": "9T"}.get(every)
    if every == "monthly":
        return f"{year}-T{number:02d}"
    return (
        f"{year}-{letter}{number}"
        if letter and every != "nine_monthly"
        else f"{year}{'-9T' if letter else ''}"
    )


def period_of_key(key: str) -> Period | None:
    """Give the stretch that a key names; none where it names none."""
    year = key[:4]
    if not year.isdecimal() or not 1 <= int(year) < _LAST_YEAR:
        return None
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    every = (one for name in _MONTHS for one in periods(name, first, last))
    return next((one for one in every if one.key == key), None)


def words_of(key: str) -> str:
    """Say a period's key as people write it: "quý II/2023"."""
    year, _dash, part = key.partition("-")
    if not part:
        return f"năm {year}"
    if part == "9T":
        return f"9 tháng năm {year}"
    number = int(part[1:])
    if part[0] == "T":
        return f"tháng {number:02d}/{year}"
    if part[0] == "Q":
        return f"quý {('I', 'II', 'III', 'IV')[number - 1]}/{year}"
    return f"6 tháng {('đầu', 'cuối')[number - 1]} năm {year}"
