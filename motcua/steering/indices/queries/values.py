"""What an indicator comes to: for whom, over which days, as of which moment; and the dossiers behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from motcua.foundation.clock import VN
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.queries import behind
from motcua.foundation.text import day_figures, moment_words
from motcua.instruments.deadlines.queries import near_until, workplace
from motcua.steering.indices.errors import PeriodOdd
from motcua.steering.indices.models import BOOK, DossierFact, Indicator
from motcua.steering.indices.queries.counts import COUNTS, Moment, NamedCount
from motcua.steering.indices.queries.folding import as_row, in_batches
from motcua.steering.indices.queries.reading import mark_of

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Scope:
    """Of whose work, over which days: agencies, units, a procedure, a channel; nothing named means all."""

    agency_ids: frozenset[UUID] | None = None
    unit_ids: frozenset[UUID] | None = None
    procedure_code: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None

    def facts(self) -> Q:
        """Narrow facts to whose work it is."""
        chosen = Q()
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
class Value:
    """A figure with all that explains it. Without a value, `words` says why there is none."""

    indicator: Indicator
    at: datetime
    numerator: int | None
    denominator: int | None
    value: Decimal | None
    words: str
    behind: int  # events that have not been read yet, at most


def value_of(indicator: Indicator, scope: Scope, at: datetime) -> Value:
    """Reckon an indicator from the facts as they are kept now. Raises PeriodOdd.

    A share of nothing is no figure: neither nought nor all.
    """
    _must_be_a_period(scope, at)
    waiting = behind(mark_of(BOOK))
    if indicator.lacking:
        return Value(
            indicator,
            at,
            None,
            None,
            None,
            _("chưa có nguồn: {what}").format(what=indicator.lacking),
            waiting,
        )
    moment = _moment(at)
    above = _counted(indicator.numerator, scope, moment)
    if not indicator.denominator:
        return Value(indicator, at, above, None, Decimal(above), _words(indicator, scope, at), waiting)
    below = _counted(indicator.denominator, scope, moment)
    share = (Decimal(above * 100) / below).quantize(_CENT, ROUND_HALF_UP) if below else None
    return Value(indicator, at, above, below, share, _words(indicator, scope, at), waiting)


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


def _counted(name: str, scope: Scope, moment: Moment) -> int:
    return facts_behind(name, scope, moment.at).count()


def _within(count: NamedCount, scope: Scope, at: datetime) -> Q:
    return scope.days(count.by) & Q(**{f"{count.by}__lte": at}) if count.by else Q()


def _moment(at: datetime) -> Moment:
    return Moment(at, near_until(workplace().working, at))


def _must_be_a_period(scope: Scope, at: datetime) -> None:
    if scope.since and scope.until and scope.until < scope.since:
        raise PeriodOdd(why=_("ngày cuối trước ngày đầu"))
    if scope.since and scope.since > at.astimezone(VN).date():
        raise PeriodOdd(why=_("kỳ bắt đầu sau thời điểm tính"))


def _words(indicator: Indicator, scope: Scope, at: datetime) -> str:
    named = [str(COUNTS[name].words) for name in (indicator.numerator, indicator.denominator) if name]
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
