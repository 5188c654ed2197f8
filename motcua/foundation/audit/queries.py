"""What is asked of the log of looks, newest first, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.audit.models import Look


@dataclass(frozen=True)
class LookPage:
    """Some looks and, if there are older ones, the `before` that asks for them."""

    looks: Sequence[Look]
    before: int | None


def looks_at(subject_kind: str, subject_id: UUID, *, before: int | None = None, limit: int = 50) -> LookPage:
    """Who looked at this subject's data."""
    found = Look.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return _page(found, before, limit)


def looks_by(actor_id: UUID, *, before: int | None = None, limit: int = 50) -> LookPage:
    """What this actor looked at."""
    return _page(Look.objects.filter(actor_id=actor_id), before, limit)


def looks(*, before: int | None = None, limit: int = 50) -> LookPage:
    """Every look of the house."""
    return _page(Look.objects.all(), before, limit)


def _page(found: QuerySet[Look], before: int | None, limit: int) -> LookPage:
    """One page by key, flat in cost however far back it lies."""
    narrowed = found.filter(id__lt=before) if before else found
    rows = list(narrowed.order_by("-id")[: limit + 1])
    return LookPage(rows[:limit], rows[limit - 1].id if len(rows) > limit else None)
