"""How far the vaults are filled, and what the next dossiers bring into them."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from motcua.casework.dossiers.events import DossierHandedOver, ResolvedWithoutPaper, ResultRecorded
from motcua.casework.dossiers.models import KIND, VAULTS, Dossier, VaultMark
from motcua.casework.dossiers.states import State
from motcua.foundation.events.events import kind_of
from motcua.foundation.events.queries import Mark, Owed, newest
from motcua.foundation.ids import HOUSE
from motcua.instruments.documents.actions import Case
from motcua.instruments.documents.queries import reused_subjects

SETTLING: Final = tuple(kind_of(one) for one in (ResultRecorded, ResolvedWithoutPaper, DossierHandedOver))
"""What is told of a dossier whose papers are confirmed, or whose result came into its owner's hand."""
_IN_HAND: Final = frozenset({State.HANDED_OVER.value, State.ARCHIVED.value})


def mark_in(row: VaultMark) -> Mark:
    """Read the mark off its row."""
    return Mark(row.last, tuple(Owed(*one) for one in row.owed))


def is_told_of() -> bool:
    """Say whether something was told, of whatever kind, that was not looked at for the vaults."""
    row = VaultMark.objects.filter(name=VAULTS).first()
    mark = mark_in(row) if row else Mark()
    return bool(mark.owed) or newest() > mark.last


def with_reused(at: datetime) -> Q:
    """Narrow dossiers to those in which a paper of a vault was used again by a moment."""
    return Q(pk__in=reused_subjects(KIND, at))


def settled(ids: Collection[UUID]) -> list[Case]:
    """Give those of these dossiers that were resolved, as the vaults take them."""
    rows = Dossier.objects.filter(id__in=ids, resolved_at__isnull=False)
    return [_case(row) for row in rows.order_by("id")]


def _case(row: Dossier) -> Case:
    return Case(
        id=row.id,
        person_id=row.applicant_person_id,
        entity_id=row.applicant_entity_id,
        issuer_id=row.decision_agency_id,
        confirmed_at=row.resolved_at or row.submitted_at,
        confirmed_by=row.accepted_by or HOUSE.id,
        has_result=row.state in _IN_HAND,
    )
