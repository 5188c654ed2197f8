"""Chấm điểm: points of a component, totals of groups and of a unit, levels and ranks. Pure and exact.

Rates are fractions, so that nothing is rounded before the end; points have two decimals and totals are sums
of what is shown, so that whoever adds up the page comes to the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple, TypeVar

Key = TypeVar("Key")
WHOLE: Final = Decimal(100)


class State(StrEnum):
    """How a component stands for a unit."""

    SCORED = "SCORED"
    STEERING = "STEERING"  # followed, not scored
    NOTHING = "NOTHING"  # nothing there to share: a denominator of nought
    NO_SOURCE = "NO_SOURCE"  # nobody counts it yet
    NOT_HERE = "NOT_HERE"  # reckoned for the whole province alone


class Lacking(StrEnum):
    """What a component is worth to a unit that has nothing of it; decided once, and published."""

    RESCALE = "RESCALE"
    FULL = "FULL"
    NONE = "NONE"


class Mark(NamedTuple):
    """What a unit has of a component: its rate, its points of so many; no most where it is not scored."""

    code: str
    group: str
    state: State
    rate: Fraction | None = None
    points: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True)
class Total:
    """The points of some components, out of how many that count, and both brought to a hundred."""

    points: Decimal
    out_of: Decimal

    @property
    def of_hundred(self) -> Decimal | None:
        """Give the total of a hundred; none where nothing counts."""
        if not self.out_of:
            return None
        (above, parts), (below, whole) = self.points.as_integer_ratio(), self.out_of.as_integer_ratio()
        return _cents(above * whole * 100, parts * below)


@dataclass(frozen=True)
class Level:
    """Mức xếp loại: its name, and from how many points on."""

    name: str
    since: Decimal
    mark: str = ""


def cents(number: Fraction) -> Decimal:
    """Round to two decimals, half up."""
    return _cents(number.numerator, number.denominator)


def _cents(above: int, below: int) -> Decimal:
    """Do the same for two whole numbers, the second one positive: nothing is rounded on the way."""
    hundredths = (200 * abs(above) + below) // (2 * below)
    return Decimal(hundredths if above >= 0 else -hundredths).scaleb(-2)


def rate_of(
    above: int, below: int, *, is_rest: bool = False, factor: Fraction | None = None
) -> Fraction | None:
    """Give the rate, never beyond a whole; what is left of the whole where the share counts what is bad.

    Another component's rate may multiply it. A share of nothing is none.
    """
    if below <= 0:
        return None
    within = min(max(above, 0), below)
    rate = Fraction(below - within if is_rest else within, below)
    return rate * factor if factor is not None else rate


def points_of(rate: Fraction, most: Decimal, threshold: Decimal) -> Decimal:
    """Score linearly: all points from the threshold (in hundredths) on, below it in proportion."""
    (points, parts), (whole, pieces) = most.as_integer_ratio(), threshold.as_integer_ratio()
    above, below = rate.numerator * 100 * pieces, rate.denominator * whole
    if above >= below:
        return _cents(points, parts)
    return _cents(above * points, below * parts)


def exact_points(rate: Fraction, most: Decimal, threshold: Decimal) -> Fraction:
    """Give the points of a rate before they are rounded."""
    return min(Fraction(1), rate * 100 / Fraction(threshold)) * Fraction(most)


def total_of(marks: Sequence[Mark], lacking: Lacking) -> Total:
    """Add up what counts. What has no source, or is not reckoned here, never counts as nought.

    Where nothing at all was scored there is no total.
    """
    points = out_of = Decimal(0)
    is_any = False
    for one in marks:
        if one.most is None:
            continue
        if one.state is State.SCORED:
            is_any = True
            out_of += one.most
            points += one.points or Decimal(0)
        elif one.state is State.NOTHING and lacking is not Lacking.RESCALE:
            out_of += one.most
            points += one.most if lacking is Lacking.FULL else Decimal(0)
    return Total(points, out_of) if is_any else Total(Decimal(0), Decimal(0))


def level_of(total: Decimal | None, levels: Sequence[Level]) -> Level | None:
    """Give the highest level that a total reaches."""
    reached = [one for one in levels if total is not None and total >= one.since]
    return max(reached, key=lambda one: one.since, default=None)


def ranks_of(totals: Mapping[Key, Decimal | None]) -> dict[Key, int]:
    """Rank from the highest total down; equal ones share a rank and the next is skipped (1, 1, 3)."""
    ranked = sorted((total for total in totals.values() if total is not None), reverse=True)
    first: dict[Decimal, int] = {}
    for place, total in enumerate(ranked, start=1):
        first.setdefault(total, place)
    return {key: first[total] for key, total in totals.items() if total is not None}


def gain_of_one(
    above: int,
    below: int,
    most: Decimal,
    threshold: Decimal,
    *,
    is_rest: bool = False,
    factor: Fraction | None = None,
) -> Fraction:
    """Say how many points one row more on the good side would bring: what one that is not there costs."""
    now = rate_of(above, below, is_rest=is_rest, factor=factor)
    then = rate_of(above - 1 if is_rest else above + 1, below, is_rest=is_rest, factor=factor)
    if now is None or then is None:
        return Fraction(0)
    return exact_points(then, most, threshold) - exact_points(now, most, threshold)
