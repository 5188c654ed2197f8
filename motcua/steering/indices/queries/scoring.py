"""Bảng điểm: what the components of a scored index come to for whom, and their points put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from motcua.foundation.clock import VN
from motcua.steering.indices.models import IndexComponent, WeightedIndex
from motcua.steering.indices.ports import SOURCES, Counted, Scope
from motcua.steering.indices.queries.values import must_be_a_period, words_of
from motcua.steering.indices.queries.weighted import components_on, weighted_index_on
from motcua.steering.indices.rules.score import (
    Lacking,
    Level,
    Mark,
    State,
    Total,
    cents,
    level_of,
    points_of,
    rate_of,
    total_of,
)

ALL: Final = "ALL"
"""Reckoned for the whole province: what is reckoned for it alone counts too."""


@dataclass(frozen=True)
class Ruled:
    """A scored index with its components as they stand on the last day of a period."""

    index: WeightedIndex
    components: Sequence[IndexComponent]

    @property
    def levels(self) -> list[Level]:
        """Give its levels."""
        return [
            Level(one["name"], Decimal(str(one["since"])), one.get("mark", "")) for one in self.index.levels
        ]

    @property
    def lacking(self) -> Lacking:
        """Say what a component is worth to a unit that has nothing of it."""
        return Lacking(self.index.lacking_rule)

    def names(self) -> list[str]:
        """Name every count that is asked for and that some source has, once."""
        named = [name for one in self.components for name in names_in(one)]
        return [name for name in dict.fromkeys(named) if SOURCES.of(name) is not None]


@dataclass(frozen=True)
class Measured:
    """A component as it is for someone: its two sums, its mark, and a word where it is not plain."""

    component: IndexComponent
    mark: Mark
    above: int | None = None
    below: int | None = None
    factor: Fraction | None = None
    note: str = ""

    @property
    def percent(self) -> Decimal | None:
        """Give its rate in hundredths."""
        return None if self.mark.rate is None else cents(self.mark.rate * 100)

    @property
    def lost(self) -> Decimal | None:
        """Say how many points it is short of."""
        if self.mark.points is None or self.mark.most is None:
            return None
        return self.mark.most - self.mark.points


@dataclass(frozen=True)
class GroupTotal:
    """The points of a group of components."""

    code: str
    title: str
    total: Total


@dataclass(frozen=True)
class Card:
    """Bảng điểm của một đơn vị: components, groups, total, level; its rank where it has one."""

    measured: Sequence[Measured]
    groups: Sequence[GroupTotal]
    total: Total
    level: Level | None
    rank: int | None = None
    peers: int = 0

    def of(self, code: str) -> Measured | None:
        """Give a component of it."""
        return next((one for one in self.measured if one.component.code == code), None)

    def ranked(self, rank: int | None, peers: int) -> "Card":
        """Give the same with its rank."""
        return replace(self, rank=rank, peers=peers)


def ruled_on(index_code: str, day: date) -> Ruled:
    """Give a scored index by which a day is reckoned. Raises WeightedIndexUnknown."""
    return Ruled(weighted_index_on(index_code, day), components_on(index_code, day))


def close_of(scope: Scope, at: datetime) -> datetime:
    """Give the close of a period: its last day's end, or the moment asked where that comes first."""
    if scope.until is None:
        return at
    end = datetime.combine(scope.until + timedelta(days=1), time(), VN) - timedelta(microseconds=1)
    return min(at, end)


def last_day(scope: Scope, at: datetime) -> date:
    """Give the last day of a period, or the day asked where that comes first."""
    return close_of(scope, at).astimezone(VN).date()


def counted_for(names: Sequence[str], scope: Scope, at: datetime) -> dict[str, int]:
    """Count what components are made of, one question a source. Raises PeriodOdd."""
    must_be_a_period(scope, at)
    close = close_of(scope, at)
    found: dict[str, int] = {}
    for source, own in SOURCES.asked_for(names):
        if scope.narrowed() <= source.dimensions:
            found.update(source.count(own, scope, close))
    return found


def unread(names: Sequence[str]) -> int:
    """Say how many events that concern what is counted have not been read yet."""
    return sum(source.behind() for source, _own in SOURCES.asked_for(names))


def names_in(component: IndexComponent) -> list[str]:
    """Name the counts that a component is made of."""
    return [*component.numerator, *component.denominator]


def card_of(ruled: Ruled, counted: Counted, *, is_province: bool) -> Card:
    """Score what was counted. A count that nobody made is no source, never nought."""
    measured = {one.code: _measured(one, counted, is_province) for one in ruled.components}
    scored = [_scored(measured[one.code], measured) for one in ruled.components]
    return put_together(ruled, scored)


def put_together(ruled: Ruled, measured: Sequence[Measured]) -> Card:
    """Add the marks up: by group, and all."""
    marks = [one.mark for one in measured]
    total = total_of(marks, ruled.lacking)
    groups = [
        GroupTotal(
            group["code"],
            group["title"],
            total_of([one for one in marks if one.group == group["code"]], ruled.lacking),
        )
        for group in ruled.index.groups
    ]
    return Card(measured, groups, total, level_of(total.of_hundred, ruled.levels))


def _measured(one: IndexComponent, counted: Counted, is_province: bool) -> Measured:
    """Take the two sums of a component, or say why it has none."""
    blank = Mark(one.code, one.group, State.NO_SOURCE, most=one.most)
    if one.reach == IndexComponent.Reach.PROVINCE and not is_province:
        return Measured(one, replace(blank, state=State.NOT_HERE), note=_("chỉ tính cho toàn tỉnh"))
    names = names_in(one)
    if not names or any(name not in counted for name in names):
        return Measured(one, blank, note=_("chưa có nguồn: {what}").format(what=_lacks(one, counted)))
    above = sum(counted[name] for name in one.numerator)
    below = sum(counted[name] for name in one.denominator)
    return Measured(one, blank, above, below)


def _scored(one: Measured, others: Mapping[str, Measured]) -> Measured:
    """Give a component its rate and points."""
    if one.above is None or one.below is None:
        return one
    component = one.component
    factor, note = _factor(component, others)
    rate = rate_of(one.above, one.below, is_rest=component.is_rest, factor=factor)
    mark = one.mark
    if rate is None:
        state = State.NOTHING if component.most is not None else State.STEERING
        return replace(one, mark=replace(mark, state=state), note=_("không có gì để tính"))
    if component.most is None:
        return replace(
            one, mark=replace(mark, state=State.STEERING, rate=rate), factor=factor, note=_("không chấm điểm")
        )
    points = points_of(rate, component.most, component.threshold)
    return replace(
        one, mark=replace(mark, state=State.SCORED, rate=rate, points=points), factor=factor, note=note
    )


def _factor(component: IndexComponent, others: Mapping[str, Measured]) -> tuple[Fraction | None, str]:
    """Give the rate by which a component is multiplied; one without a source does not, and that is said."""
    if not component.factor:
        return None, ""
    other = others.get(component.factor)
    number = component.factor.partition("/")[2]
    if other is None or other.above is None or other.below is None:
        return None, _("chưa nhân với tỷ lệ của {number}, vì tỷ lệ ấy chưa có nguồn").format(number=number)
    rate = rate_of(other.above, other.below, is_rest=other.component.is_rest)
    return rate, _("đã nhân với tỷ lệ của {number}").format(number=number) if rate is not None else ""


def _lacks(one: IndexComponent, counted: Counted) -> str:
    if one.lacking:
        return one.lacking
    missing = [words_of(name) for name in names_in(one) if name not in counted]
    return "; ".join(missing)
