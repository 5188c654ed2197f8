"""Nguồn: dossiers that the national portal knows to be taken in; while a portal is set."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.feedback.queries.figures import (
    NamedCount,
    Narrowing,
    Voices,
    count_voices,
    page_of_dossiers,
    voices_by_agency,
    voices_by_month,
)
from motcua.exchange.national_portal.queries import with_told
from motcua.steering.indices.ports import Counted, Line, Named, Page, Scope, Words

TOLD: Final = "portal_told"


def _whole(_at: datetime) -> Q:
    """Parts of a joint filing stand within the whole."""
    return Q(whole=None)


_TOLD: Final = Voices(
    Dossier,
    "accepted_at",
    "reception_unit",
    {
        TOLD: NamedCount(
            _("hồ sơ tiếp nhận trong kỳ đã đồng bộ lên Cổng Dịch vụ công quốc gia"),
            _whole,
        )
    },
    "decision_agency",
    "version",
    with_told,
)


class PortalFigures:
    """Counts dossiers whose taking in, or what came after it, was told at the portal by the moment asked."""

    noun: Words = _("hồ sơ đã đồng bộ")
    columns: Sequence[Words] = (_("Tiếp nhận"),)
    dimensions: Final = frozenset({"agency_ids", "unit_ids", "procedure_code"})
    counts: Final[Mapping[str, Named]] = {name: Named(one.words) for name, one in _TOLD.counts.items()}

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count in one question."""
        return count_voices(_TOLD, names, _narrowed(scope), at)

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by the agency that decides."""
        return voices_by_agency(_TOLD, names, _narrowed(scope), at)

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Count by month of acceptance."""
        return voices_by_month(_TOLD, names, _narrowed(scope), at)

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give the dossiers, the latest accepted first."""
        rows, more = page_of_dossiers(_TOLD, name, _narrowed(scope), at, after=after, most=most)
        lines = [
            Line("dossier", one.id, str(one), "", one.decision_agency_id, (one.accepted_at,)) for one in rows
        ]
        return Page(lines, more)

    def behind(self) -> int:
        """Say that nothing waits: what was told is its own rows."""
        return 0

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Rows say themselves since when they are so."""
        del at
        return nullcontext()


def _narrowed(scope: Scope) -> Narrowing:
    return Narrowing(
        scope.agency_ids, scope.unit_ids, scope.procedure_code, scope.since, scope.until, scope.seen
    )
