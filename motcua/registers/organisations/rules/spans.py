"""Days from–to, both included; no end means until further notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Some days in a row."""

    since: date
    until: date | None = None

    @property
    def last(self) -> date:
        """Give the last day, the end of time if there is none."""
        return self.until or date.max

    def meets(self, other: "Span") -> bool:
        """Say whether both share a day."""
        return self.since <= other.last and other.since <= self.last

    def common(self, other: "Span") -> "Span":
        """Give the days that both share; they must share some."""
        last = min(self.last, other.last)
        return Span(max(self.since, other.since), None if last == date.max else last)


def cover(spans: Iterable[Span], wanted: Span) -> bool:
    """Say whether spans, laid one after the other, leave no day of `wanted` out."""
    reached = wanted.since
    for span in sorted(spans, key=lambda span: span.since):
        if span.since > reached:
            return False
        if span.last >= wanted.last:
            return True
        if span.last >= reached:
            reached = span.last + ONE_DAY
    return False
