"""Xếp loại: where an assignment stands on a day, as the law sheet classes it, and the rates made of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """The class of an assignment on a day."""

    DONE_EARLY = "DONE_EARLY"
    DONE_ON_TIME = "DONE_ON_TIME"
    DONE_LATE = "DONE_LATE"
    DONE_UNLIMITED = "DONE_UNLIMITED"
    RUNNING = "RUNNING"
    NEAR = "NEAR"
    LATE = "LATE"
    UNLIMITED = "UNLIMITED"
    SUSPENDED = "SUSPENDED"
    CANCELLED = "CANCELLED"


DONE: Final = frozenset(
    {Standing.DONE_EARLY, Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.DONE_UNLIMITED}
)
KEPT: Final = frozenset({Standing.DONE_EARLY, Standing.DONE_ON_TIME})
OPEN: Final = frozenset({Standing.RUNNING, Standing.NEAR, Standing.LATE, Standing.UNLIMITED})
NEAR_DAYS: Final = 7
"""How many days before the due day an assignment is near, where no ladder says it."""


def standing_of(
    state: str,
    due: date | None,
    done: date | None,
    handed_in: date | None,
    *,
    today: date,
    near: int = NEAR_DAYS,
) -> Standing:
    """Class an assignment. What was handed in and waits to be looked at is as late as its handing in was."""
    if state in ("SUSPENDED", "CANCELLED"):
        return Standing(state)
    if done is not None:
        return _ended(due, done)
    if due is None:
        return Standing.UNLIMITED
    if (handed_in or today) > due:
        return Standing.LATE
    is_near = handed_in is None and (due - today).days <= near
    return Standing.NEAR if is_near else Standing.RUNNING


def _ended(due: date | None, done: date) -> Standing:
    if due is None:
        return Standing.DONE_UNLIMITED
    if done == due:
        return Standing.DONE_ON_TIME
    return Standing.DONE_EARLY if done < due else Standing.DONE_LATE


@dataclass(frozen=True)
class Sums:
    """So many assignments in each class; of those due by the day, how many in all, how many kept in time.

    `ended_late` counts, of those that a later plan ended, what was late on that day.
    """

    counts: Mapping[Standing, int]
    due_by_now: int = 0
    kept_by_now: int = 0
    ended_late: int = 0

    def of(self, *standings: Standing) -> int:
        """Count those of some classes."""
        return sum(self.counts.get(one, 0) for one in standings)

    @property
    def all(self) -> int:
        """Count those that are to be carried out at all."""
        return sum(self.counts.values()) - self.of(Standing.CANCELLED)

    @property
    def done(self) -> int:
        """Count those done."""
        return self.of(*DONE)

    @property
    def rate_on_time(self) -> float | None:
        """Tỷ lệ đúng hạn: those kept in time among all that were due by the day; nothing if none was."""
        return self.kept_by_now / self.due_by_now if self.due_by_now else None

    @property
    def rate_done(self) -> float | None:
        """Tỷ lệ hoàn thành của chỉ số cải cách: done among done and overdue; not yet due does not count."""
        whole = self.done + self.of(Standing.LATE)
        return self.done / whole if whole else None


def added(many: Iterable[Sums]) -> Sums:
    """Add sums up."""
    counts: Counter[Standing] = Counter()
    due = kept = ended_late = 0
    for one in many:
        counts.update(one.counts)
        due, kept = due + one.due_by_now, kept + one.kept_by_now
        ended_late += one.ended_late
    return Sums(counts, due, kept, ended_late)
