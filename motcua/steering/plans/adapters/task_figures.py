"""Nguồn nhiệm vụ: assignments of plans, counted as the index of administrative reform counts them.

A task comes to count on the day that decides it: when its product was received if that was in time, else
when it became due. One that is not due yet and not done is in progress and counts neither way; rested and
cancelled ones never do. Which rest, and until when more time was given, is taken as it stands now.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.steering.indices.ports import Counted, Named, Page, Scope, Words
from motcua.steering.plans.queries.task_counts import (
    COUNTED,
    count_tasks,
    page_of_tasks,
    tasks_by_agency,
    tasks_by_month,
)


class TaskFigures:
    """Counts the assignments of plans."""

    noun: Words = _("nhiệm vụ")
    columns: Sequence[Words] = (_("Hạn"), _("Hoàn thành"))
    dimensions: Final = frozenset({"agency_ids"})
    counts: Final[Mapping[str, Named]] = {
        name: Named(one.words, bool(one.by)) for name, one in COUNTED.items()
    }

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count in one question."""
        return count_tasks(names, scope, at)

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by the agency that leads."""
        return tasks_by_agency(names, scope, at)

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Count by month."""
        return tasks_by_month(names, scope, at)

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give the tasks themselves."""
        return page_of_tasks(name, scope, at, after=after, most=most)

    def behind(self) -> int:
        """Read the rows themselves: nothing waits to be read."""
        return 0

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Say nothing: the rows name their own days."""
        del at
        return nullcontext()
