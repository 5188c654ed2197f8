"""Nguồn: dossiers in which papers of a vault stood in place of what would have been asked for."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries.vaults import with_reused
from motcua.casework.feedback.queries.figures import (
    NamedCount,
    Narrowing,
    Voices,
    count_voices,
    page_of_dossiers,
    voices_by_agency,
    voices_by_month,
)
from motcua.steering.indices.ports import Counted, Line, Named, Page, Scope, Words


def _whole(_at: datetime) -> Q:
    """Parts of a joint filing stand within the whole."""
    return Q(whole=None)


_REUSING: Final = Voices(
    Dossier,
    "accepted_at",
    "reception_unit",
    {
        "vault_dossiers_reusing": NamedCount(
            _("hồ sơ tiếp nhận trong kỳ có giấy tờ được dùng lại từ kho"), _whole
        )
    },
    "decision_agency",
    "version",
    with_reused,
)


class VaultFigures:
    """Counts dossiers that used papers again, by who decides them; the papers are shown to nobody."""

    noun: Words = _("hồ sơ dùng lại giấy tờ")
    columns: Sequence[Words] = (_("Tiếp nhận"),)
    dimensions: Final = frozenset({"agency_ids", "unit_ids", "procedure_code"})
    counts: Final[Mapping[str, Named]] = {name: Named(one.words) for name, one in _REUSING.counts.items()}

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count in one question."""
        return count_voices(_REUSING, names, _narrowed(scope), at)

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by the agency that decides."""
        return voices_by_agency(_REUSING, names, _narrowed(scope), at)

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Count by month of acceptance."""
        return voices_by_month(_REUSING, names, _narrowed(scope), at)

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give the dossiers, the latest accepted first."""
        rows, more = page_of_dossiers(_REUSING, name, _narrowed(scope), at, after=after, most=most)
        lines = [
            Line("dossier", one.id, str(one), "", one.decision_agency_id, (one.accepted_at,)) for one in rows
        ]
        return Page(lines, more)

    def behind(self) -> int:
        """Say that nothing waits: reuses are their own rows."""
        return 0

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Rows say themselves since when they are so."""
        del at
        return nullcontext()


def _narrowed(scope: Scope) -> Narrowing:
    return Narrowing(
        scope.agency_ids, scope.unit_ids, scope.procedure_code, scope.since, scope.until, scope.seen
    )
