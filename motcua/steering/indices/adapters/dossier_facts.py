"""Nguồn thứ nhất: the facts of dossiers, folded from the event book."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.steering.indices.ports import Counted, Named, Page, Scope, Words
from motcua.steering.indices.queries.counts import COUNTS
from motcua.steering.indices.queries.facts import (
    count_facts,
    facts_as_of,
    facts_by_agency,
    facts_by_month,
    facts_unread,
    page_of_facts,
)


class DossierFigures:
    """Counts dossiers by their facts."""

    noun: Words = _("hồ sơ")
    columns: Sequence[Words] = (_("Nộp"), _("Hẹn trả"), _("Có kết quả"))
    dimensions: Final = frozenset(
        {"agency_ids", "unit_ids", "procedure_code", "channel", "field", "officer_id"}
    )
    counts: Final[Mapping[str, Named]] = {
        name: Named(count.words, bool(count.by)) for name, count in COUNTS.items()
    }

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count in one question."""
        return count_facts(names, scope, at)

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by deciding agency."""
        return facts_by_agency(names, scope, at)

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Count by month."""
        return facts_by_month(names, scope, at)

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give the dossiers themselves."""
        return page_of_facts(name, scope, at, after=after, most=most)

    def behind(self) -> int:
        """Count what has not been read of the book."""
        return facts_unread()

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Fold the book anew up to a moment."""
        return facts_as_of(at)
