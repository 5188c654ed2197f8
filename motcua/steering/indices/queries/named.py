"""Số đếm có tên: what one is, and the moments by which the days of a period are read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise as LazyText

RECEIVED: Final = "accepted_at"
FILED: Final = "received_at"
RESOLVED: Final = "resolved_at"
HANDED: Final = "handed_at"
ANSWERED: Final = "answered_at"
CLOSED: Final = "closed_at"
APOLOGISED: Final = "apologised_at"


@dataclass(frozen=True)
class Moment:
    """The moment asked for, and up to when what is due then is near."""

    at: datetime
    near_until: datetime


@dataclass(frozen=True)
class NamedCount:
    """Số đếm có tên: which facts count, in words and as a condition; `by` names the moment of the period.

    A plain condition says what happened and holds whatever the moment: day cells keep it. What is made of
    the moment asked is asked of the facts themselves. A joint filing is counted once, as its whole; `parts`
    counts its parts instead.
    """

    words: str | LazyText
    by: str  # empty: how things stand, whatever the period
    condition: Q | Callable[[Moment], Q] = field(default_factory=Q)
    parts: bool = False
    as_well: Callable[[Moment], Q] | None = None
    """Beside what happened, what stands so at the moment asked: resolved late, or still open and late."""

    @property
    def is_timeless(self) -> bool:
        """Say whether nothing in it depends on the moment asked, but up to when the period is counted."""
        return self.is_kept and self.as_well is None

    @property
    def is_kept(self) -> bool:
        """Say whether day cells keep it, or the part of it that happened."""
        return bool(self.by) and isinstance(self.condition, Q)

    def at(self, moment: Moment) -> Q:
        """Give the whole condition, as of a moment."""
        said = self.condition if isinstance(self.condition, Q) else self.condition(moment)
        return self._whole() & (said | self.as_well(moment) if self.as_well else said)

    def happened(self) -> Q:
        """Give the condition of what day cells keep of it."""
        return self._whole() & self.condition if isinstance(self.condition, Q) else Q(pk=None)

    def stands(self, moment: Moment) -> Q:
        """Give the condition of what day cells do not keep of it."""
        if not isinstance(self.condition, Q):
            return self._whole() & self.condition(moment)
        return self._whole() & self.as_well(moment) & ~self.condition if self.as_well else Q(pk=None)

    def _whole(self) -> Q:
        return Q(whole_id__isnull=not self.parts)
