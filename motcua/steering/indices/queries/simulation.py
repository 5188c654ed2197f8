"""Thử giả định: what a total would be if some dossiers were settled now, or a share rose. Nothing is written.

Chosen dossiers are counted as they are and as they would be, by the very conditions by which all are counted:
the supposed ones lie in a table of the transaction's own, in place of the kept ones.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from motcua.foundation.copying import copy_rows
from motcua.steering.indices.errors import SimulationOdd
from motcua.steering.indices.models import DossierFact
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.counts import COUNTS
from motcua.steering.indices.queries.facts import conditions_of, facts_of
from motcua.steering.indices.queries.scoring import (
    Card,
    Measured,
    Ruled,
    card_of,
    close_of,
    counted_for,
    put_together,
)
from motcua.steering.indices.rules import Outcome
from motcua.steering.indices.rules.score import WHOLE, State, points_of

MOST_DOSSIERS: Final = 200


class Doing(StrEnum):
    """What is supposed to be done with the chosen dossiers."""

    SETTLE = "SETTLE"
    RESULT = "RESULT"
    SCAN = "SCAN"


@dataclass(frozen=True)
class Supposed:
    """What is supposed: shares of components in hundredths, and what is done with which dossiers."""

    shares: Mapping[str, Decimal] = field(default_factory=dict)
    dossier_ids: frozenset[UUID] = frozenset()
    doings: frozenset[Doing] = frozenset()


@dataclass(frozen=True)
class Simulation:
    """The card as it is and as it would be."""

    before: Card
    after: Card
    dossiers: int

    @property
    def pairs(self) -> Sequence[tuple[Measured, Measured]]:
        """Give each component as it is and as it would be."""
        return list(zip(self.before.measured, self.after.measured, strict=True))

    @property
    def gain(self) -> Decimal:
        """Say by how many points of a hundred the total changes."""
        return (self.after.total.of_hundred or Decimal(0)) - (self.before.total.of_hundred or Decimal(0))


def simulate(
    ruled: Ruled, scope: Scope, at: datetime, supposed: Supposed, *, is_province: bool
) -> Simulation:
    """Score as it is and as supposed. Raises PeriodOdd, SimulationOdd."""
    _must_be_possible(ruled, scope, at, supposed)
    counted = counted_for(ruled.names(), scope, at)
    before = card_of(ruled, counted, is_province=is_province)
    dossiers = 0
    if supposed.dossier_ids and supposed.doings:
        names = [name for name in counted if name in COUNTS]
        changes, dossiers = _changes(names, scope, at, supposed)
        counted = {name: count + changes.get(name, 0) for name, count in counted.items()}
    after = card_of(ruled, counted, is_province=is_province)
    if supposed.shares:
        measured = [_supposed(one, supposed.shares.get(one.component.code)) for one in after.measured]
        after = put_together(ruled, measured)
    return Simulation(before, after, dossiers)


def _changes(
    names: Collection[str], scope: Scope, at: datetime, supposed: Supposed
) -> tuple[Mapping[str, int], int]:
    """Say by how many each count changes, and how many of the chosen dossiers are there."""
    close = close_of(scope, at)
    chosen = facts_of(scope).filter(pk__in=supposed.dossier_ids)
    conditions = conditions_of(names, scope, close)
    sums = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    now = chosen.aggregate(**sums)
    rows = list(chosen)
    for row in rows:
        _do(row, supposed.doings, close)
    with _in_place_of_the_kept(rows):
        then = chosen.all().aggregate(**sums)
    return {name: then[name] - now[name] for name in names}, len(rows)


def _do(row: DossierFact, doings: Collection[Doing], moment: datetime) -> None:
    """Change a row, which is kept nowhere, as if it were done."""
    if Doing.SETTLE in doings and row.closed_at is None and row.accepted_at is not None:
        row.resolved_at = row.closed_at = moment
        row.outcome = Outcome.RESULT if row.owes_result else Outcome.WITHOUT_PAPER
    if Doing.RESULT in doings and row.owes_result and row.resolved_at is not None:
        row.result_file = True
    if Doing.SCAN in doings:
        row.scans = max(row.scans, row.papers)


@contextmanager
def _in_place_of_the_kept(rows: Sequence[DossierFact]) -> Iterator[None]:
    """Let the facts asked within the block be these rows alone."""
    table = connection.ops.quote_name(DossierFact._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"create temporary table {table} (like public.{table} including all) on commit drop")
        copy_rows(rows)
        yield
        cursor.execute(f"drop table pg_temp.{table}")


def _supposed(one: Measured, percent: Decimal | None) -> Measured:
    """Give a component with the share that is supposed of it."""
    component = one.component
    if percent is None or component.most is None:
        return one
    rate = Fraction(percent) / 100
    mark = one.mark._replace(
        state=State.SCORED,
        rate=rate,
        points=points_of(rate, component.most, component.threshold),
    )
    return one._replace(mark=mark, note=_("giả định"))


def _must_be_possible(ruled: Ruled, scope: Scope, at: datetime, supposed: Supposed) -> None:
    scored = {one.code: one for one in ruled.components if one.most is not None}
    for code, percent in supposed.shares.items():
        if code not in scored:
            raise SimulationOdd(why=_("không có thành phần chấm điểm “{code}”").format(code=code))
        if not 0 <= percent <= WHOLE:
            raise SimulationOdd(why=_("tỷ lệ phải từ 0 đến 100 %"))
    if len(supposed.dossier_ids) > MOST_DOSSIERS:
        raise SimulationOdd(why=_("mỗi lần chọn nhiều nhất {most} hồ sơ").format(most=MOST_DOSSIERS))
    if Doing.SETTLE in supposed.doings and supposed.dossier_ids and close_of(scope, at) < at:
        raise SimulationOdd(why=_("kỳ đã khép lại, việc làm hôm nay không đổi được điểm của kỳ"))
