"""Lists leafed through by keys: the next page begins after the last row shown, never at an offset."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

ROWS: Final = 50
_BETWEEN: Final = "~"

Noun = TypeVar("Noun", bound=Model)


@dataclass(frozen=True)
class Leaf(Generic[Noun]):
    """Some rows, where the next ones begin (nothing at the end), and whether these are the first."""

    rows: list[Noun]
    after: str
    is_first: bool


def leaf_of(
    rows: QuerySet[Noun], moment: str, *, after: str = "", latest_first: bool = False, many: int = ROWS
) -> Leaf[Noun]:
    """Give a page of rows that are in the order of a moment and their id; what is no place begins anew."""
    place = _read(after)
    found = list((_beyond(rows, moment, *place, latest_first=latest_first) if place else rows)[: many + 1])
    last = found[many - 1] if len(found) > many else None
    return Leaf(found[:many], _write(last, moment) if last else "", place is None)


def _beyond(
    rows: QuerySet[Noun], moment: str, at: datetime, last: UUID, *, latest_first: bool
) -> QuerySet[Noun]:
    side = "lt" if latest_first else "gt"
    later = Q(**{f"{moment}__{side}": at}) | Q(**{moment: at, f"id__{side}": last})
    return rows.filter(later, **{f"{moment}__{side}e": at})


def _write(row: Model, moment: str) -> str:
    return f"{getattr(row, moment).isoformat()}{_BETWEEN}{row.pk}"


def _read(after: str) -> tuple[datetime, UUID] | None:
    at, _between, last = after.partition(_BETWEEN)
    try:
        moment, row_id = datetime.fromisoformat(at), UUID(last)
    except ValueError:
        return None
    return (moment, row_id) if moment.tzinfo else None
