"""Kỳ tính of a board: a month, a quarter, a year or days from–to, as an address says it; the kỳ before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from motcua.foundation.text import day_figures

_WRITTEN: Final = re.compile(r"(\d{4})(?:-(?:q([1-4])|(\d{2})))?")
_FIRST_YEAR: Final = 2000
_MONTHS: Final = 13
_QUARTERS: Final = 5
_YEARS: Final = 3
_MOST_DAYS: Final = 3_660
_A_QUARTER: Final = 3
_A_YEAR: Final = 12


@dataclass(frozen=True)
class Period:
    """Days of which figures are: how an address writes them, what they are called, how far they reach."""

    written: str  # empty: days from–to
    words: str
    since: date
    until: date
    months: int = 0  # how many calendar months it spans; nought: days from–to

    def days_by(self, today: date) -> date:
        """Give the last day of it that has begun."""
        return min(self.until, today)

    def before(self, today: date) -> "Period":
        """Give what came before it, as far as it has run itself: what it may be held against."""
        ran = (self.days_by(today) - self.since).days
        if not self.months:
            until = self.since - timedelta(days=1)
            since = until - timedelta(days=ran)
            return Period("", _span(since, until), since, until)
        since = _later(self.since, -self.months)
        is_over = self.until <= today
        last = self.since - timedelta(days=1)
        until = last if is_over else min(_same_day(self.days_by(today), since, self.since), last)
        words = _("cùng kỳ năm trước") if self.months == _A_YEAR else _("kỳ liền trước")
        return Period("", words, since, until)


@dataclass(frozen=True)
class Choices:
    """The periods that a page offers."""

    months: tuple[Period, ...]
    quarters: tuple[Period, ...]
    years: tuple[Period, ...]


def read_period(given: Mapping[str, str], today: date) -> tuple[Period, str]:
    """Read the period of an address, and what is wrong with it; this year so far, where it cannot be."""
    usual = _year(today.year)
    written = given.get("ky", "").strip().lower()
    said = (given.get("tu", "").strip(), given.get("den", "").strip())
    try:
        found = _named(written) if written else _from_to(*said, today) if any(said) else usual
    except ValueError as odd:
        return usual, str(odd)
    wrong = _wrong(found, today)
    return (usual, wrong) if wrong else (found, "")


def choices(today: date) -> Choices:
    """Give the periods near today, the latest first."""
    first = today.replace(day=1)
    quarter = _quarter_of(first)
    return Choices(
        tuple(_month(_later(first, -back)) for back in range(_MONTHS)),
        tuple(_quarter(_later(quarter, -_A_QUARTER * back)) for back in range(_QUARTERS)),
        tuple(_year(today.year - back) for back in range(_YEARS)),
    )


def twelve_months(period: Period, today: date) -> tuple[date, date]:
    """Give the twelve months that end with the last month of a period that has begun."""
    last = period.days_by(today).replace(day=1)
    return _later(last, 1 - _A_YEAR), _later(last, 1) - timedelta(days=1)


def months_from(since: date, until: date) -> list[date]:
    """Name months by their first days, the first and the last included."""
    first, found = since.replace(day=1), []
    while first <= until:
        found.append(first)
        first = _later(first, 1)
    return found


def _named(written: str) -> Period:
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError(
            _("không đọc được kỳ “{written}”; viết như 2023-11, 2023-q4 hoặc 2023").format(written=written)
        )
    year, quarter, month = int(found[1]), found[2], found[3]
    if quarter:
        return _quarter(_day(year, _A_QUARTER * int(quarter) - 2, written))
    return _month(_day(year, int(month), written)) if month else _year(_day(year, 1, written).year)


def _day(year: int, month: int, written: str) -> date:
    if year < _FIRST_YEAR or not 1 <= month <= _A_YEAR:
        raise ValueError(_("không có kỳ “{written}”").format(written=written))
    return date(year, month, 1)


def _from_to(since: str, until: str, today: date) -> Period:
    last = _typed(until) if until else today
    first = _typed(since) if since else date(last.year, 1, 1)
    return Period("", _span(first, last), first, last)


def _typed(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(_("không đọc được ngày “{written}”").format(written=written)) from None


def _wrong(period: Period, today: date) -> str:
    if period.until < period.since:
        return _("ngày cuối trước ngày đầu")
    if period.since > today:
        return _("kỳ bắt đầu sau thời điểm tính")
    if period.since.year < _FIRST_YEAR:
        return _("kỳ sớm nhất bắt đầu từ năm {year}").format(year=_FIRST_YEAR)
    if (period.until - period.since).days > _MOST_DAYS:
        return _("kỳ dài nhất là mười năm")
    return ""


def _month(first: date) -> Period:
    until = _later(first, 1) - timedelta(days=1)
    return Period(f"{first:%Y-%m}", _("Tháng {month}").format(month=f"{first:%m/%Y}"), first, until, 1)


def _quarter(first: date) -> Period:
    number = (first.month + _A_QUARTER - 1) // _A_QUARTER
    words = _("Quý {number} năm {year}").format(number=["I", "II", "III", "IV"][number - 1], year=first.year)
    until = _later(first, _A_QUARTER) - timedelta(days=1)
    return Period(f"{first.year}-q{number}", words, first, until, _A_QUARTER)


def _year(year: int) -> Period:
    words = _("Năm {year}").format(year=year)
    return Period(str(year), words, date(year, 1, 1), date(year, 12, 31), _A_YEAR)


def _quarter_of(first: date) -> date:
    return date(first.year, first.month - (first.month - 1) % _A_QUARTER, 1)


def _later(first: date, months: int) -> date:
    """Give the first of the month that is so many months later."""
    whole = first.year * _A_YEAR + first.month - 1 + months
    return date(whole // _A_YEAR, whole % _A_YEAR + 1, 1)


def _same_day(day: date, since: date, of: date) -> date:
    """Give the day that lies as far in the period since one day as another lies in the period since `of`."""
    apart = (day.year - of.year) * _A_YEAR + day.month - of.month
    first = _later(since, apart)
    last = (_later(first, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def _span(since: date, until: date) -> str:
    return _("{since} đến {until}").format(since=day_figures(since), until=day_figures(until))
