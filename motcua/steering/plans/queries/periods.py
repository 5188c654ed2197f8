"""Periods in words."""

from datetime import date
from typing import Final

from motcua.steering.plans.rules.periods import periods, words_of

_REPORTED: Final = ("yearly", "nine_monthly", "half_yearly", "quarterly", "monthly")


def period_words(key: str) -> str:
    """Say a period's key as people write it; nothing where there is none."""
    return words_of(key) if key else ""


def periods_begun(year: int, today: date) -> list[tuple[str, str]]:
    """Give the periods of a year that have begun, with their words; of those alike the latest first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = []
    for every in _REPORTED:
        begun = [one for one in periods(every, first, last) if one.start <= today]
        found += [(one.key, words_of(one.key)) for one in reversed(begun)]
    return found
