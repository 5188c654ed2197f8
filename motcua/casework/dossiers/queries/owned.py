"""Hồ sơ của tôi: the dossiers of someone who proved who he is, his own and of those he acts for."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries.public import BearersView, view_of
from motcua.casework.dossiers.states import WITHDRAWABLE
from motcua.casework.dossiers.states import State as Table
from motcua.foundation.walks import beyond
from motcua.instruments.documents.models import Result
from motcua.instruments.documents.queries import result_of
from motcua.registers.procedures.queries import lengthy

_IN_HAND = frozenset({Table.HANDED_OVER.value, Table.ARCHIVED.value})
_LATEST = ("-submitted_at", "-pk")


def owned_by(
    people: Collection[UUID],
    entities: Collection[UUID],
    *,
    after: tuple[datetime, UUID] | None = None,
    most: int,
) -> list[Dossier]:
    """Give a page of the dossiers of these applicants, and of those they handed in, the latest first.

    Parts of a joint filing stand within the whole. Each way walks an index of its own, `most` rows far.
    """
    ways = [
        Q(applicant_person__in=people),
        Q(applicant_entity__in=entities),
        Q(submitter__in=people),
    ]
    first, *others = (_page(way, after, most) for way in ways)
    found = Dossier.objects.filter(pk__in=list(first.union(*others)))
    rows = found.select_related("version__procedure").defer("answers", *lengthy("version"))
    return list(rows.order_by(*_LATEST)[:most])


def owned(
    dossier_id: UUID, people: Collection[UUID], entities: Collection[UUID], *, now: datetime
) -> BearersView:
    """Give a dossier to whose it is. Raises DossierUnknown, too where it is somebody else's."""
    mine = Q(applicant_person__in=people) | Q(applicant_entity__in=entities) | Q(submitter__in=people)
    row = (
        Dossier.objects.filter(mine, pk=dossier_id)
        .select_related("version__procedure", "applicant_person", "applicant_entity")
        .defer("answers", *lengthy("version"))
        .first()
    )
    if row is None:
        raise DossierUnknown
    return BearersView(view_of(row, now), row)


def named_dossiers(ids: Collection[UUID]) -> dict[UUID, str]:
    """Give the codes of dossiers by their ids, in one question."""
    rows = Dossier.objects.filter(pk__in=ids).only("code", "submission_id") if ids else ()
    return {one.pk: str(one) for one in rows}


def is_withdrawable(dossier: Dossier) -> bool:
    """Say whether its owner may still take it back."""
    return Table(dossier.state) in WITHDRAWABLE


def has_result_in_hand(dossier: Dossier) -> bool:
    """Say whether its result came into its owner's hand."""
    ended = dossier.state in _IN_HAND and dossier.resolved_at is not None
    return ended and result_of(KIND, dossier.pk) is not None


def result_in_hand(dossier: Dossier) -> Result:
    """Give the result that came into its owner's hand. Raises DossierUnknown where there is none."""
    found = result_of(KIND, dossier.pk) if dossier.state in _IN_HAND else None
    if found is None:
        raise DossierUnknown
    return found


def _page(way: Q, after: tuple[datetime, UUID] | None, most: int) -> "QuerySet[Dossier, UUID]":
    rows = Dossier.objects.filter(way, whole=None)
    if after is not None:
        rows = beyond(rows, _LATEST, *after)
    return rows.order_by(*_LATEST).values_list("pk", flat=True)[:most]
