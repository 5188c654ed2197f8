"""What an indicator comes to: for whom, over which days, as of which moment; and the rows behind it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures, moment_words
from motcua.registers.organisations.queries import heirs_by
from motcua.steering.indices import access
from motcua.steering.indices.errors import PeriodOdd
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.ports import SOURCES, Counted, Page, Scope, Source

_CENT = Decimal("0.01")
Key = TypeVar("Key", UUID, date)
NARROWED_BY: Final[Mapping[str, str]] = {
    "agency_ids": "cơ quan giải quyết",
    "unit_ids": "nơi tiếp nhận",
    "procedure_code": "thủ tục",
    "channel": "cách nộp",
    "field": "lĩnh vực",
    "officer_id": "người tiếp nhận",
}
"""What a scope narrows by, in words."""


@dataclass(frozen=True)
class Part:
    """The two counts of an indicator, for a part of the whole or all of it; no second count, no share."""

    above: int
    below: int | None = None
    times: int = 100  # a share is said in hundredths, a mean as it is

    @property
    def value(self) -> Decimal | None:
        """Give the count, or the share, or the mean; a share of nothing is no figure."""
        if self.below is None:
            return Decimal(self.above)
        if not self.below:
            return None
        return (Decimal(self.above * self.times) / self.below).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Value:
    """A figure with all that explains it. Without a part, `words` says why there is none."""

    indicator: Indicator
    at: datetime
    part: Part | None
    words: str
    behind: int  # events that say something here and have not been read yet

    @property
    def value(self) -> Decimal | None:
        """Give the figure; none where it has no source, or shares nothing."""
        return self.part.value if self.part else None


def agencies_seen_by(by: Actor) -> frozenset[UUID] | None:
    """Give the agencies whose figures someone sees, by receiving or by deciding; None means all."""
    return access.agencies_seen(by)


def value_of(indicator: Indicator, scope: Scope, at: datetime) -> Value:
    """Reckon an indicator from what its sources keep now. Raises PeriodOdd."""
    return values_of([indicator], scope, at)[0]


def values_of(indicators: Sequence[Indicator], scope: Scope, at: datetime) -> list[Value]:
    """Reckon many indicators at once, in one question to each source. Raises PeriodOdd.

    What nobody counts, or what a source cannot narrow so, has no figure and says why.
    """
    must_be_a_period(scope, at)
    said, scope = scope, _with_forebears(scope, at)
    names = _names_in(_able(indicators, scope))
    counted: dict[str, int] = {}
    waiting: dict[Source, int] = {}
    for source, own in SOURCES.asked_for(names):
        counted.update(source.count(own, scope, at))
        waiting[source] = source.behind()
    return [_value(one, said, at, counted, waiting) for one in indicators]


def parts_of(indicators: Sequence[Indicator], scope: Scope, at: datetime) -> dict[str, Part | None]:
    """Reckon many indicators, by their codes, without words, not asking what waits. Raises PeriodOdd."""
    must_be_a_period(scope, at)
    scope = _with_forebears(scope, at)
    able = _able(indicators, scope)
    counted: dict[str, int] = {}
    for source, own in SOURCES.asked_for(_names_in(able)):
        counted.update(source.count(own, scope, at))
    parts: dict[str, Part | None] = dict.fromkeys(one.code for one in indicators)
    return parts | {one.code: _part(one, counted) for one in able}


def by_agency(indicator: Indicator, scope: Scope, at: datetime) -> dict[UUID, Part]:
    """Reckon an indicator for each agency of which anything is counted, by whose work it is."""
    return agencies_of([indicator], scope, at)[indicator.code]


def agencies_of(indicators: Sequence[Indicator], scope: Scope, at: datetime) -> dict[str, dict[UUID, Part]]:
    """Reckon many indicators by agency, each under its code, in one question to each source."""
    heirs = heirs_by(_day(at)) if scope.as_now else {}
    scope = _with_forebears(scope, at)
    able = _able(indicators, scope)
    asked = SOURCES.asked_for(_names_in(able))
    answers = [_inherited(source.by_agency(own, scope, at), heirs) for source, own in asked]
    parts = _parted(able, answers)
    return {one.code: parts.get(one.code, {}) for one in indicators}


def by_month(indicator: Indicator, scope: Scope, at: datetime) -> dict[date, Part]:
    """Reckon an indicator for each month, by its first day; nothing for what asks how things stand."""
    return months_of([indicator], scope, at)[indicator.code]


def months_of(indicators: Sequence[Indicator], scope: Scope, at: datetime) -> dict[str, dict[date, Part]]:
    """Reckon many indicators by month, each under its code, in one question to each source."""
    scope = _with_forebears(scope, at)
    able = [one for one in _able(indicators, scope) if _has_months(one)]
    asked = SOURCES.asked_for(_names_in(able))
    parts = _parted(able, [source.by_month(own, scope, at) for source, own in asked])
    return {one.code: dict(sorted(parts.get(one.code, {}).items())) for one in indicators}


def rows_behind(name: str, scope: Scope, at: datetime, *, after: str = "", most: int) -> Page:
    """Give a page of the rows that a name counts, the latest first; nothing where nobody counts it."""
    source = SOURCES.of(name)
    if source is None or not scope.narrowed() <= source.dimensions:
        return Page()
    return source.rows(name, _with_forebears(scope, at), at, after=after, most=most)


def source_of(name: str) -> Source | None:
    """Give who counts a name: its noun, and the heads over its rows."""
    return SOURCES.of(name)


def words_of(name: str) -> str:
    """Say what a name counts."""
    named = SOURCES.named(name)
    return str(named.words) if named else _("số đếm “{name}” (chưa có nguồn)").format(name=name)


def names_of(indicator: Indicator) -> list[str]:
    """Name the counts that an indicator is made of."""
    return [name for name in (indicator.numerator, indicator.denominator) if name]


@contextmanager
def figures_as_of(at: datetime) -> Iterator[None]:
    """Ask within the block of what was told by a moment. It may go through the whole book."""
    with ExitStack() as stack:
        for source in SOURCES:
            stack.enter_context(source.as_of(at))
        yield


def must_be_a_period(scope: Scope, at: datetime) -> None:
    """Pass days that follow one another and have begun. Raises PeriodOdd."""
    if scope.since and scope.until and scope.until < scope.since:
        raise PeriodOdd(why=_("ngày cuối trước ngày đầu"))
    if scope.since and scope.since > at.astimezone(VN).date():
        raise PeriodOdd(why=_("kỳ bắt đầu sau thời điểm tính"))


def _value(
    indicator: Indicator, scope: Scope, at: datetime, counted: Counted, waiting: Mapping[Source, int]
) -> Value:
    why_not = _why_not(indicator, scope)
    if why_not:
        return Value(indicator, at, None, why_not, 0)
    asked = {SOURCES.of(name) for name in names_of(indicator)}
    behind = sum(waiting[source] for source in asked if source is not None)
    return Value(indicator, at, _part(indicator, counted), _words(indicator, scope, at), behind)


def _why_not(indicator: Indicator, scope: Scope) -> str:
    """Say why an indicator has no figure, or nothing where it has one."""
    if indicator.lacking:
        return _("chưa có nguồn: {what}").format(what=indicator.lacking)
    for name in names_of(indicator):
        source = SOURCES.of(name)
        if source is None:
            if SOURCES.named(name):
                return _("chưa có nguồn: nơi đếm {what} chưa được kết nối").format(what=words_of(name))
            return _("chưa có nguồn: không nơi nào đếm “{name}”").format(name=name)
        beyond_it = sorted(scope.narrowed() - source.dimensions)
        if beyond_it:
            by = ", ".join(_(NARROWED_BY[one]) for one in beyond_it)
            return _("không tách được {what} theo {by}").format(what=source.counts[name].words, by=by)
    return ""


def _with_forebears(scope: Scope, at: datetime) -> Scope:
    """Name beside each unit those that ceased and whose heir it is, where that is asked for."""
    if not scope.as_now:
        return scope
    heirs = heirs_by(_day(at))

    def widened(ids: frozenset[UUID] | None) -> frozenset[UUID] | None:
        return None if ids is None else ids | {old for old, new in heirs.items() if new in ids}

    return replace(
        scope,
        agency_ids=widened(scope.agency_ids),
        unit_ids=widened(scope.unit_ids),
        seen=widened(scope.seen),
        as_now=False,
    )


def _inherited(counted: Mapping[UUID, Counted], heirs: Mapping[UUID, UUID]) -> Mapping[UUID, Counted]:
    """Add what units that ceased did to what their heirs do."""
    found: dict[UUID, dict[str, int]] = {}
    for agency_id, counts in counted.items():
        row = found.setdefault(heirs.get(agency_id, agency_id), dict.fromkeys(counts, 0))
        for name, count in counts.items():
            row[name] += count
    return found


def _day(at: datetime) -> date:
    return at.astimezone(VN).date()


def _able(indicators: Sequence[Indicator], scope: Scope) -> list[Indicator]:
    return [one for one in indicators if not _why_not(one, scope)]


def _names_in(indicators: Sequence[Indicator]) -> list[str]:
    return list(dict.fromkeys(name for one in indicators for name in names_of(one)))


def _has_months(indicator: Indicator) -> bool:
    named = [SOURCES.named(name) for name in names_of(indicator)]
    return all(one is not None and one.of_period for one in named)


def _parted(
    indicators: Sequence[Indicator], answers: Sequence[Mapping[Key, Counted]]
) -> dict[str, dict[Key, Part]]:
    """Lay the parts of several sources together: what one of them lacks is nought there."""
    found: dict[Key, dict[str, int]] = {}
    for answer in answers:
        for key, counted in answer.items():
            found.setdefault(key, dict.fromkeys(_names_in(indicators), 0)).update(counted)
    parts = {one.code: {key: _part(one, counted) for key, counted in found.items()} for one in indicators}
    return {
        code: {key: part for key, part in by_key.items() if part.above or part.below}
        for code, by_key in parts.items()
    }


def _part(indicator: Indicator, counted: Counted) -> Part:
    below = counted[indicator.denominator] if indicator.denominator else None
    if indicator.unit == Indicator.Unit.MINUTE:
        return Part(counted[indicator.numerator], below, times=1)
    return Part(counted[indicator.numerator], below)


def _words(indicator: Indicator, scope: Scope, at: datetime) -> str:
    what = _(" trên tổng số ").join(words_of(name) for name in names_of(indicator))
    days = [
        _("từ {day}").format(day=day_figures(scope.since)) if scope.since else "",
        _("đến hết {day}").format(day=day_figures(scope.until)) if scope.until else "",
    ]
    if scope.as_now:
        days.append(_("theo đơn vị hiện nay"))
    when = " ".join(part for part in days if part)
    return _("{what}{when}; tính tại {moment}").format(
        what=what, when=f", {when}" if when else "", moment=moment_words(at)
    )
