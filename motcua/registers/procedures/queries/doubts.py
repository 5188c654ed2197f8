"""The doubts that wait for a person: by kind, by cursor, only of versions that still stand."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.registers.procedures.errors import CursorInvalid, DoubtUnknown
from motcua.registers.procedures.models import Doubt, DoubtKind, DoubtState, Source, State
from motcua.registers.procedures.queries.cursors import read_cursor, write_cursor


@dataclass(frozen=True)
class DoubtCount:
    """A kind of doubt with how many wait."""

    kind: DoubtKind
    count: int


@dataclass(frozen=True)
class DoubtList:
    """Some doubts, oldest first, and where the list goes on."""

    doubts: tuple[Doubt, ...]
    after: str | None


def doubts(
    *,
    kind: str | None = None,
    source: Source | None = None,
    code: str | None = None,
    day: date | None = None,
    limit: int = 50,
    after: str | None = None,
) -> DoubtList:
    """Give open doubts with their versions, oldest first: of versions that hold on `day` or later.

    Without a day, of those that hold until further notice. Raises CursorInvalid.
    """
    rows = _open(day).select_related("version__procedure").order_by("id")
    if kind is not None:
        rows = rows.filter(kind=kind)
    if source is not None:
        rows = rows.filter(version__source=source)
    if code is not None:
        rows = rows.filter(version__procedure__code=code)
    if after is not None:
        rows = rows.filter(id__gt=_id(read_cursor(after, str)[0]))
    limit = max(1, limit)
    found = list(rows[: limit + 1])
    shown = tuple(found[:limit])
    return DoubtList(shown, write_cursor(str(shown[-1].id)) if len(found) > limit else None)


def doubt(doubt_id: UUID) -> Doubt:
    """Give one doubt with its version, open or settled. Raises DoubtUnknown."""
    found = Doubt.objects.select_related("version__procedure").filter(id=doubt_id).first()
    if found is None:
        raise DoubtUnknown
    return found


def doubt_counts(*, source: Source | None = None, day: date | None = None) -> list[DoubtCount]:
    """Give how many doubts wait, by kind, most first."""
    rows = _open(day) if source is None else _open(day).filter(version__source=source)
    counted = rows.values("kind").annotate(count=Count("id")).order_by("-count", "kind")
    return [DoubtCount(DoubtKind(row["kind"]), row["count"]) for row in counted]


def _open(day: date | None) -> QuerySet[Doubt]:
    ends = Q(version__valid_to__isnull=True)
    if day is not None:
        ends |= Q(version__valid_to__gte=day)
    return Doubt.objects.filter(ends, state=DoubtState.OPEN, version__state=State.PUBLISHED)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise CursorInvalid from wrong
