"""Bảng điểm: what the components of a scored index come to for whom, and their points put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

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


_Sums = tuple[int, int]
"""What is counted above and below the line of a share."""


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


class Measured(NamedTuple):
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
    return Scoring(ruled, is_province=is_province).card(counted)


class Scoring:
    """How the components of an index are scored: made ready once, whoever and how many are scored by it."""

    def __init__(self, ruled: Ruled, *, is_province: bool) -> None:
        """Put into words once what is said of many."""
        self._ruled, self._levels, self._is_province = ruled, ruled.levels, is_province
        self._nothing, self._unscored = _("không có gì để tính"), _("không chấm điểm")
        self._multiplied = {
            one.factor: (
                _("đã nhân với tỷ lệ của {number}").format(number=number),
                _("chưa nhân với tỷ lệ của {number}, vì tỷ lệ ấy chưa có nguồn").format(number=number),
            )
            for one in ruled.components
            if one.factor
            for number in (one.factor.partition("/")[2],)
        }
        self._others = {one.code: one for one in ruled.components}
        self._uncounted: dict[tuple[str, tuple[str, ...]], Measured] = {}

    def card(self, counted: Counted) -> Card:
        """Score what was counted."""
        sums = {one.code: self._sums(one, counted) for one in self._ruled.components}
        measured = [self._measured(one, counted, sums) for one in self._ruled.components]
        return _put_together(self._ruled, measured, self._levels)

    def _sums(self, one: IndexComponent, counted: Counted) -> _Sums | None:
        """Take the two sums of a component; none where somebody does not count them, or not here."""
        if one.reach == IndexComponent.Reach.PROVINCE and not self._is_province:
            return None
        try:
            above = sum(map(counted.__getitem__, one.numerator))
            below = sum(map(counted.__getitem__, one.denominator))
        except KeyError:
            return None
        return (above, below) if one.numerator or one.denominator else None

    def _measured(self, one: IndexComponent, counted: Counted, sums: Mapping[str, _Sums | None]) -> Measured:
        """Give a component its rate and points, or say why it has none."""
        own = sums[one.code]
        if own is None:
            return self._without_sums(one, counted)
        above, below = own
        factor, note = self._factor(one, sums) if one.factor else (None, "")
        rate = rate_of(above, below, is_rest=one.is_rest, factor=factor)
        if rate is None:
            state = State.NOTHING if one.most is not None else State.STEERING
            mark = Mark(one.code, one.group, state, most=one.most)
            return Measured(one, mark, above, below, note=self._nothing)
        if one.most is None:
            mark = Mark(one.code, one.group, State.STEERING, rate)
            return Measured(one, mark, above, below, factor, self._unscored)
        points = points_of(rate, one.most, one.threshold)
        mark = Mark(one.code, one.group, State.SCORED, rate, points, one.most)
        return Measured(one, mark, above, below, factor, note)

    def _without_sums(self, one: IndexComponent, counted: Counted) -> Measured:
        """Say once why a component has no sums: it is not reckoned here, or has no source."""
        missing = tuple(name for name in names_in(one) if name not in counted)
        found = self._uncounted.get((one.code, missing))
        if found is None:
            if one.reach == IndexComponent.Reach.PROVINCE and not self._is_province:
                state, note = State.NOT_HERE, _("chỉ tính cho toàn tỉnh")
            else:
                what = one.lacking or "; ".join(words_of(name) for name in missing)
                state, note = State.NO_SOURCE, _("chưa có nguồn: {what}").format(what=what)
            found = Measured(one, Mark(one.code, one.group, state, most=one.most), note=note)
            self._uncounted[one.code, missing] = found
        return found

    def _factor(
        self, component: IndexComponent, sums: Mapping[str, _Sums | None]
    ) -> tuple[Fraction | None, str]:
        """Give the rate by which a component is multiplied; one without a source does not, that is said."""
        said, unsaid = self._multiplied[component.factor]
        own = sums.get(component.factor)
        if own is None:
            return None, unsaid
        rate = rate_of(*own, is_rest=self._others[component.factor].is_rest)
        return rate, said if rate is not None else ""


def put_together(ruled: Ruled, measured: Sequence[Measured]) -> Card:
    """Add the marks up: by group, and all."""
    return _put_together(ruled, measured, ruled.levels)


def _put_together(ruled: Ruled, measured: Sequence[Measured], levels: Sequence[Level]) -> Card:
    by_group: dict[str, list[Mark]] = {}
    for one in measured:
        by_group.setdefault(one.mark.group, []).append(one.mark)
    total = total_of([one.mark for one in measured], ruled.lacking)
    groups = [
        GroupTotal(group["code"], group["title"], total_of(by_group.get(group["code"], []), ruled.lacking))
        for group in ruled.index.groups
    ]
    return Card(measured, groups, total, level_of(total.of_hundred, levels))
