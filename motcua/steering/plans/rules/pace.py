"""Với đà này: where a figure of a period ends, reckoned from its months; the method is told with it."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

LEAST_MONTHS: Final = 3
LEAST_ROWS: Final = 30
_YEAR: Final = 12
_HUNDRED: Final = 100
_CENT: Final = Decimal("0.01")
Counts = tuple[float, float | None]


class Method(StrEnum):
    """How an end was found."""

    SEASONAL = "SEASONAL"
    LINEAR = "LINEAR"
    OVER = "OVER"  # the period has ended: nothing to expect
    AHEAD = "AHEAD"  # it has not begun
    TOO_LITTLE = "TOO_LITTLE"
    NO_MONTHS = "NO_MONTHS"  # it tells how things stand: nothing adds up to a period


@dataclass(frozen=True)
class Pace:
    """The expected end, how it was found, in how many whole months with anything in them."""

    end: Decimal | None
    method: Method
    months: int = 0
    rows: int = 0


@dataclass(frozen=True)
class Known:
    """What is known: counts of each month (numerator, denominator or none), of the period, and its days.

    `months` reach back a year before the period where there is as much.
    """

    months: Mapping[date, tuple[int, int | None]]
    above: int
    below: int | None
    since: date
    until: date
    today: date
    times: int = 100  # a share is said in hundredths, a mean as it is


def pace_of(known: Known) -> Pace:
    """Reckon where a figure ends: seasonal where a full year lies behind, else along a line.

    Seasonal: each coming month is like the same month a year before, moved by as much as the past months of
    the year before last differ from theirs. Linear: the whole months of the last year, weighed by how much
    was counted in each, go on along the straight line through them. What is counted in the rest of this
    month is its share of days.
    """
    if known.today < known.since:
        return Pace(None, Method.AHEAD)
    if known.today >= known.until:
        return Pace(_figure(known.above, known.below, known.times), Method.OVER)
    past = _past_year(known)
    rows = sum(int(below if below is not None else above) for above, below in past.values())
    if len(past) < LEAST_MONTHS or rows < LEAST_ROWS:
        return Pace(None, Method.TOO_LITTLE, len(past), rows)
    before = {month: _year_earlier(known, month) for month in past}
    seasonal = len(past) == _YEAR and all(_year_earlier(known, month) for month, _part in _coming(known))
    pairs = {month: pair for month, pair in before.items() if pair}
    coming = _seasonal(known, past, pairs) if seasonal else _linear(known, past)
    above = known.above + sum(one for one, _ in coming)
    below = None if known.below is None else known.below + sum(other or 0.0 for _, other in coming)
    method = Method.SEASONAL if seasonal else Method.LINEAR
    return Pace(_figure(above, below, known.times), method, len(past), rows)


def first_of(day: date, back: int = 0) -> date:
    """Give the first day of a day's month, or of one so many months before."""
    count = day.year * _YEAR + day.month - 1 - back
    return date(count // _YEAR, count % _YEAR + 1, 1)


def _past_year(known: Known) -> dict[date, Counts]:
    """Give the whole months of the last twelve in which anything was counted."""
    months = [first_of(known.today, back) for back in range(_YEAR, 0, -1)]
    return {month: known.months[month] for month in months if _any(known.months.get(month))}


def _any(counts: Counts | None) -> bool:
    return counts is not None and bool(counts[0] if counts[1] is None else counts[1])


def _year_earlier(known: Known, month: date) -> Counts | None:
    found = known.months.get(month.replace(year=month.year - 1))
    return found if _any(found) else None


def _coming(known: Known) -> list[tuple[date, float]]:
    """Give the months that come until the end, each with its share of days to come; this month first."""
    found = []
    month = first_of(known.today)
    while month <= known.until:
        days = monthrange(month.year, month.month)[1]
        last = min(known.until, month + timedelta(days=days - 1))
        left = (last - max(known.today, month - timedelta(days=1))).days
        found.append((month, left / days))
        month = first_of(month + timedelta(days=days))
    return found


def _seasonal(known: Known, past: Mapping[date, Counts], before: Mapping[date, Counts]) -> list[Counts]:
    """Take the same months of a year before; how this year differs from it where both are known."""
    more, volume = 0.0, 1.0
    if before:
        now, then = [past[month] for month in before], list(before.values())
        size = sum(_size(one) for one in then)
        volume = sum(_size(one) for one in now) / size if size else 1.0
        more = _share(now) - _share(then)
    coming: list[Counts] = []
    for month, part in _coming(known):
        like = _year_earlier(known, month) or (0.0, 0.0)
        size = _size(like) * volume * part
        if known.below is None:
            coming.append((size, None))
        else:
            coming.append((size * _held(_share([like]) + more, past, known.times), size))
    return coming


def _linear(known: Known, past: Mapping[date, Counts]) -> list[Counts]:
    """Go on along the line through the past months: of their shares, or of their counts."""
    months = list(past)
    places = [float(_place(month)) for month in months]
    sizes = [_size(past[month]) for month in months]
    mean = sum(sizes) / len(sizes)
    if known.below is None:
        at, step = _line(places, sizes, [1.0] * len(sizes))
        return [(max(0.0, at + step * _place(month)) * part, None) for month, part in _coming(known)]
    at, step = _line(places, [_share([past[month]]) for month in months], sizes)
    return [
        (_held(at + step * _place(month), past, known.times) * mean * part, mean * part)
        for month, part in _coming(known)
    ]


def _line(places: Sequence[float], values: Sequence[float], weights: Sequence[float]) -> tuple[float, float]:
    """Fit a straight line by least squares: its value at nought, its step."""
    whole = sum(weights)
    middle = sum(weight * place for weight, place in zip(weights, places, strict=True)) / whole
    mean = sum(weight * value for weight, value in zip(weights, values, strict=True)) / whole
    spread = sum(weight * (place - middle) ** 2 for weight, place in zip(weights, places, strict=True))
    both = sum(
        weight * (place - middle) * (value - mean)
        for weight, place, value in zip(weights, places, values, strict=True)
    )
    step = both / spread if spread else 0.0
    return mean - step * middle, step


def _place(month: date) -> int:
    return month.year * _YEAR + month.month


def _size(counts: Counts) -> float:
    return float(counts[0] if counts[1] is None else counts[1])


def _share(many: Sequence[Counts]) -> float:
    below = sum(_size(one) for one in many)
    return sum(one[0] for one in many) / below if below else 0.0


def _held(share: float, past: Mapping[date, Counts], times: int) -> float:
    """Keep a share where shares lie: not below nought, not above the whole unless one was."""
    if times != _HUNDRED:
        return max(share, 0.0)
    return min(max(share, 0.0), max(1.0, *(_share([one]) for one in past.values())))


def _figure(above: float, below: float | None, times: int) -> Decimal | None:
    if below is None:
        return Decimal(round(above))
    if not below:
        return None
    return (Decimal(times * above) / Decimal(below)).quantize(_CENT, ROUND_HALF_UP)
