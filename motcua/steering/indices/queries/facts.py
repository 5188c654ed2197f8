"""Dữ kiện hồ sơ as figures are counted from them: narrowed, counted, parted, opened."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from motcua.casework.dossiers.models import KIND
from motcua.foundation.clock import VN
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.queries import behind
from motcua.foundation.walks import beyond
from motcua.steering.indices.models import BOOK, CellBook, DossierFact
from motcua.steering.indices.ports import Counted, Line, Page, Scope
from motcua.steering.indices.queries.cells import SERVED, counted_in_cells
from motcua.steering.indices.queries.counts import COUNTS
from motcua.steering.indices.queries.folding import as_row, in_batches
from motcua.steering.indices.queries.layout import cells_hold
from motcua.steering.indices.queries.narrowing import moment_of, of_scope, within
from motcua.steering.indices.queries.reading import mark_of
from motcua.steering.indices.rules import KINDS

_LATEST: Final = ("-received_at", "-pk")


def count_facts(names: Collection[str], scope: Scope, at: datetime) -> Counted:
    """Count many names in one question, out of cells where they answer it."""
    if _in_cells(scope):
        counted = counted_in_cells(names, scope, at, moment_of(names, at))
        return counted.get(None, dict.fromkeys(names, 0))
    return DossierFact.objects.filter(of_scope(scope)).aggregate(**_counts(names, scope, at))


def facts_by_agency(names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
    """Count by deciding agency, out of cells where they answer it."""
    if _in_cells(scope):
        counted = counted_in_cells(names, scope, at, moment_of(names, at), "agency_id")
        return {agency: counts for agency, counts in counted.items() if agency is not None}
    return facts_by_column(names, scope, at, "agency_id")


def facts_by_column(
    names: Collection[str], scope: Scope, at: datetime, column: str
) -> dict[Any, Counted]:  # Any: the column's own type
    """Count by what stands in a column of the facts: a procedure, who received it, a way of filing."""
    rows = (
        DossierFact.objects.filter(of_scope(scope), **{f"{column}__isnull": False})
        .values(column)
        .annotate(**_counts(names, scope, at))
        .values_list(column, *names)
    )
    return {key: dict(zip(names, counts, strict=True)) for key, *counts in rows}


def facts_by_month(names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
    """Count by month, in Vietnamese time: one question to cells, or one for each moment counted by."""
    if _in_cells(scope):
        counted = counted_in_cells(names, scope, at, moment_of(names, at), "month")
        return {month: counts for month, counts in counted.items() if any(counts.values())}
    found: dict[date, dict[str, int]] = {}
    for by in dict.fromkeys(COUNTS[name].by for name in names):
        own = [name for name in names if COUNTS[name].by == by]
        rows = (
            DossierFact.objects.filter(of_scope(scope), within(COUNTS[own[0]], scope, at))
            .annotate(month=TruncMonth(by, tzinfo=VN))
            .values("month")
            .annotate(**_counts(own, scope, at))
            .values_list("month", *own)
        )
        for month, *counts in rows:
            found.setdefault(month.date(), dict.fromkeys(names, 0)).update(zip(own, counts, strict=True))
    return found


def facts_behind(name: str, scope: Scope, at: datetime) -> "QuerySet[DossierFact]":
    """Give the facts that a named count counts: every figure opens. The caller orders and pages them."""
    count = COUNTS[name]
    return DossierFact.objects.filter(
        within(count, scope, at), count.at(moment_of([name], at)), of_scope(scope)
    )


def first_received() -> date | None:
    """Give the day on which the first dossier came; None while none has."""
    first = DossierFact.objects.order_by("received_at").values_list("received_at", flat=True).first()
    return None if first is None else first.astimezone(VN).date()


def facts_of(scope: Scope) -> "QuerySet[DossierFact]":
    """Give the facts of whose work it is, whatever their days."""
    return DossierFact.objects.filter(of_scope(scope))


def conditions_of(names: Collection[str], scope: Scope, at: datetime) -> dict[str, Q]:
    """Give the whole conditions of named counts, period and moment included, to be put together."""
    moment = moment_of(names, at)
    return {name: within(COUNTS[name], scope, at) & COUNTS[name].at(moment) for name in names}


def page_of_facts(name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
    """Give a page of the dossiers that a name counts, the latest handed in first."""
    rows = facts_behind(name, scope, at).annotate(code=F("dossier__code"))
    place = _read_place(after)
    if place is not None:
        rows = beyond(rows, _LATEST, *place)
    found = list(rows.order_by(*_LATEST)[: most + 1])
    shown = found[:most]
    return Page([_line(row) for row in shown], _place(shown[-1]) if len(found) > most else "")


def facts_unread() -> int:
    """Say how many events that say something of a dossier have not been read yet."""
    return behind(mark_of(BOOK), KINDS)


@contextmanager
def facts_as_of(at: datetime) -> Iterator[None]:
    """Ask within the block of the facts as they were at a moment: folded anew from what was told by then.

    It goes through the whole book; what is kept is neither used nor touched.
    """
    tables = [one._meta.db_table for one in (DossierFact, CellBook)]  # without a book, cells are not asked
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f"create temporary table {table} (like public.{table} including all) on commit drop"
            )
        for batch in in_batches(until=at):
            copy_rows([as_row(one) for one in batch])
        yield
        for table in tables:
            cursor.execute(f"drop table pg_temp.{table}")


def _in_cells(scope: Scope) -> bool:
    return scope.narrowed() <= SERVED and cells_hold()


def _line(fact: "DossierFact") -> Line:
    is_late = fact.resolved_at is not None and fact.due_at is not None and fact.resolved_at > fact.due_at
    return Line(
        KIND,
        fact.pk,
        fact.code or _("chưa có mã"),  # type: ignore[attr-defined]  # annotated beside it
        fact.procedure_code,
        fact.agency_id,
        (fact.received_at, fact.due_at, fact.resolved_at),
        _("trễ") if is_late else "",
    )


def _place(fact: DossierFact) -> str:
    return f"{fact.received_at.astimezone(UTC):%Y%m%dT%H%M%S.%f}_{fact.pk.hex}"


def _read_place(written: str) -> tuple[datetime, UUID] | None:
    moment, _sep, key = written.partition("_")
    try:
        return datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), UUID(key)
    except ValueError:
        return None


def _counts(names: Collection[str], scope: Scope, at: datetime) -> dict[str, Count]:
    moment = moment_of(names, at)
    return {
        name: Count("pk", filter=within(COUNTS[name], scope, at) & COUNTS[name].at(moment))
        for name in sorted(names)
    }
