"""What an indicator comes to: for whom, over which days, as of which moment; and the dossiers behind it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.queries import behind
from motcua.foundation.text import day_figures, moment_words
from motcua.foundation.walks import beyond
from motcua.instruments.deadlines.queries import near_until, workplace
from motcua.steering.indices import access
from motcua.steering.indices.errors import PeriodOdd
from motcua.steering.indices.models import BOOK, DossierFact, Indicator
from motcua.steering.indices.queries.counts import COUNTS, Moment, NamedCount
from motcua.steering.indices.queries.folding import as_row, in_batches
from motcua.steering.indices.queries.reading import mark_of
from motcua.steering.indices.rules import KINDS

_CENT = Decimal("0.01")
_LATEST = ("-received_at", "-pk")


@dataclass(frozen=True)
class Scope:
    """Of whose work, over which days: agencies, units, a procedure, a channel; nothing named means all."""

    agency_ids: frozenset[UUID] | None = None
    unit_ids: frozenset[UUID] | None = None
    procedure_code: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None
    seen: frozenset[UUID] | None = None  # the agencies whose work the one who asks may see, either way

    def facts(self) -> Q:
        """Narrow facts to whose work it is."""
        chosen = Q()
        if self.seen is not None:
            chosen &= Q(agency_id__in=self.seen) | Q(unit_id__in=self.seen)
        if self.agency_ids is not None:
            chosen &= Q(agency_id__in=self.agency_ids)
        if self.unit_ids is not None:
            chosen &= Q(unit_id__in=self.unit_ids)
        if self.procedure_code:
            chosen &= Q(procedure_code=self.procedure_code)
        if self.channel:
            chosen &= Q(channel=self.channel)
        return chosen

    def days(self, column: str) -> Q:
        """Narrow facts to those whose moment lies on these days, in Vietnamese time."""
        chosen = Q(**{f"{column}__isnull": False})
        if self.since is not None:
            chosen &= Q(**{f"{column}__gte": _midnight(self.since)})
        if self.until is not None:
            chosen &= Q(**{f"{column}__lt": _midnight(self.until + timedelta(days=1))})
        return chosen


@dataclass(frozen=True)
class Part:
    """The two counts of an indicator, for a part of the whole or all of it; no second count, no share."""

    above: int
    below: int | None = None

    @property
    def value(self) -> Decimal | None:
        """Give the count, or the share in hundredths; a share of nothing is no figure."""
        if self.below is None:
            return Decimal(self.above)
        return (Decimal(self.above * 100) / self.below).quantize(_CENT, ROUND_HALF_UP) if self.below else None


@dataclass(frozen=True)
class Value:
    """A figure with all that explains it. Without a value, `words` says why there is none."""

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
    """Reckon an indicator from the facts as they are kept now. Raises PeriodOdd."""
    return values_of([indicator], scope, at)[0]


def values_of(indicators: Sequence[Indicator], scope: Scope, at: datetime) -> list[Value]:
    """Reckon many indicators at once, in one question. Raises PeriodOdd."""
    must_be_a_period(scope, at)
    waiting = behind(mark_of(BOOK), KINDS)
    counted = _counted({name for one in indicators for name in names_of(one)}, scope, at)
    return [
        Value(one, at, _part(one, counted) if not one.lacking else None, _words(one, scope, at), waiting)
        for one in indicators
    ]


def by_agency(indicator: Indicator, scope: Scope, at: datetime) -> dict[UUID, Part]:
    """Reckon an indicator for each deciding agency of which anything is counted."""
    names = names_of(indicator)
    if not names:
        return {}
    rows = (
        DossierFact.objects.filter(scope.facts(), agency_id__isnull=False)
        .values("agency_id")
        .annotate(**_counts(names, scope, at))
        .values_list("agency_id", *names)
    )
    parts = {agency: _part(indicator, dict(zip(names, counts, strict=True))) for agency, *counts in rows}
    return {agency: part for agency, part in parts.items() if part.above or part.below}


def by_month(indicator: Indicator, scope: Scope, at: datetime) -> dict[date, Part]:
    """Reckon an indicator for each month, by its first day; nothing for what asks how things stand."""
    names = names_of(indicator)
    if not names or not all(COUNTS[name].by for name in names):
        return {}
    found: dict[date, dict[str, int]] = {}
    for name in names:
        months = facts_behind(name, scope, at).annotate(month=TruncMonth(COUNTS[name].by, tzinfo=VN))
        for month, count in months.values_list("month").annotate(Count("pk")).order_by("month"):
            found.setdefault(month.date(), dict.fromkeys(names, 0))[name] = count
    return {month: _part(indicator, found[month]) for month in sorted(found)}


def names_of(indicator: Indicator) -> list[str]:
    """Name the counts that an indicator is made of."""
    return [name for name in (indicator.numerator, indicator.denominator) if name]


def facts_behind(name: str, scope: Scope, at: datetime) -> "QuerySet[DossierFact]":
    """Give the facts that a named count counts: every figure opens. The caller orders and pages them."""
    count = COUNTS[name]
    return DossierFact.objects.filter(_within(count, scope, at), count.condition(_moment(at)), scope.facts())


@contextmanager
def facts_as_of(at: datetime) -> Iterator[None]:
    """Ask within the block of the facts as they were at a moment: folded anew from what was told by then.

    It goes through the whole book; what is kept is neither used nor touched.
    """
    table = connection.ops.quote_name(DossierFact._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"create temporary table {table} (like public.{table} including all) on commit drop")
        for batch in in_batches(until=at):
            copy_rows([as_row(one) for one in batch])
        yield
        cursor.execute(f"drop table pg_temp.{table}")


def page_behind(
    name: str, scope: Scope, at: datetime, *, after: tuple[datetime, UUID] | None = None, most: int
) -> "list[DossierFact]":
    """Give a page of the facts that a count counts, the latest handed in first, each with its `code`."""
    rows = facts_behind(name, scope, at).annotate(code=F("dossier__code"))
    if after is not None:
        rows = beyond(rows, _LATEST, *after)
    return list(rows.order_by(*_LATEST)[:most])


def _counted(names: Collection[str], scope: Scope, at: datetime) -> Mapping[str, int]:
    if not names:
        return {}
    return DossierFact.objects.filter(scope.facts()).aggregate(**_counts(names, scope, at))


def _counts(names: Collection[str], scope: Scope, at: datetime) -> dict[str, Count]:
    moment = _moment(at)
    return {
        name: Count("pk", filter=_within(COUNTS[name], scope, at) & COUNTS[name].condition(moment))
        for name in sorted(names)
    }


def _part(indicator: Indicator, counted: Mapping[str, int]) -> Part:
    below = counted[indicator.denominator] if indicator.denominator else None
    return Part(counted[indicator.numerator], below)


def _within(count: NamedCount, scope: Scope, at: datetime) -> Q:
    return scope.days(count.by) & Q(**{f"{count.by}__lte": at}) if count.by else Q()


def _moment(at: datetime) -> Moment:
    return Moment(at, near_until(workplace().working, at))


def must_be_a_period(scope: Scope, at: datetime) -> None:
    """Pass days that follow one another and have begun. Raises PeriodOdd."""
    if scope.since and scope.until and scope.until < scope.since:
        raise PeriodOdd(why=_("ngày cuối trước ngày đầu"))
    if scope.since and scope.since > at.astimezone(VN).date():
        raise PeriodOdd(why=_("kỳ bắt đầu sau thời điểm tính"))


def _words(indicator: Indicator, scope: Scope, at: datetime) -> str:
    if indicator.lacking:
        return _("chưa có nguồn: {what}").format(what=indicator.lacking)
    named = [str(COUNTS[name].words) for name in names_of(indicator)]
    what = _(" trên tổng số ").join(named)
    days = [
        _("từ {day}").format(day=day_figures(scope.since)) if scope.since else "",
        _("đến hết {day}").format(day=day_figures(scope.until)) if scope.until else "",
    ]
    when = " ".join(part for part in days if part)
    return _("{what}{when}; tính tại {moment}").format(
        what=what, when=f", {when}" if when else "", moment=moment_words(at)
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VN)
