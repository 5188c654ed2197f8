"""Dải số biên lai: given to a unit as data; the next number is taken under its lock, none is skipped."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN, valid_on
from motcua.foundation.events.actions import tell_many
from motcua.foundation.text import day_figures
from motcua.instruments.fees.access import KEEP_SERIES
from motcua.instruments.fees.errors import NoSeries, SeriesClash, SeriesOdd, SeriesUsedUp
from motcua.instruments.fees.events import SeriesOpened
from motcua.instruments.fees.models import MOST_NUMBER, Series, figures
from motcua.instruments.fees.queries.lists import series_like
from motcua.instruments.fees.rules import Booklet, choose

Span = tuple[tuple[UUID, str, str], int, int]


@dataclass(frozen=True)
class SeriesDraft:
    """What is said of a series before any of its numbers is used."""

    body_id: UUID
    unit_id: UUID
    form: str
    symbol: str
    first: int
    final: int
    valid_from: date
    valid_to: date | None = None
    tax_code: str = ""

    def __str__(self) -> str:
        """Name it as receipts do."""
        return f"{self.symbol} ({figures(self.first)}–{figures(self.final)})"


@transaction.atomic
def open_series(drafts: Sequence[SeriesDraft], *, by: Actor, at: datetime) -> list[Series]:
    """Cấp dải số biên lai to units, all or none. Raises NotAllowed, SeriesOdd, SeriesClash."""
    must(by, KEEP_SERIES)
    taken = [_span_of(row) for row in series_like(draft.body_id for draft in drafts)]
    for draft in drafts:
        if not 1 <= draft.first <= draft.final <= MOST_NUMBER:
            raise SeriesOdd(series=draft)
        span = _span_of(draft)
        if any(_clash(span, other) for other in taken):
            raise SeriesClash(series=draft)
        taken.append(span)
    rows = Series.objects.bulk_create(Series(**asdict(draft), last=draft.first - 1) for draft in drafts)
    tell_many((SeriesOpened(row.id, row.unit_id, row.first, row.final) for row in rows), by=by, at=at)
    return rows


def _span_of(one: Series | SeriesDraft) -> Span:
    return (one.body_id, one.form, one.symbol), one.first, one.final


def _clash(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]


def next_number(unit_id: UUID, at: datetime, wanted: UUID | None = None) -> tuple[Series, int]:
    """Give the next number of a unit's series in the caller's transaction, which keeps it locked to its end.

    Raises NoSeries, SeriesUsedUp.
    """
    day = at.astimezone(VN).date()
    rows = Series.objects.select_for_update().filter(valid_on(day), unit_id=unit_id).order_by("id")
    known = {row.id: row for row in rows}
    found = choose(
        [Booklet(row.id, row.first, row.final, row.last, row.valid_from) for row in known.values()], wanted
    )
    if found.used_up is not None:
        raise used_up(known[found.used_up], known.get(found.following) if found.following else None)
    if found.use is None:
        raise NoSeries(day=day_figures(day))
    series = known[found.use]
    series.last += 1
    series.save(update_fields=["last"])
    return series, series.last


def used_up(series: Series, following: Series | None) -> SeriesUsedUp:
    """Say that a series is at its end, and what could follow it."""
    what_next = (
        f"Có thể dùng tiếp dải {following}." if following else "Xin báo người quản trị nạp dải số mới."
    )
    refusal = SeriesUsedUp(series=series.symbol, final=figures(series.final), what_next=what_next)
    refusal.following_id = following.id if following else None
    return refusal
