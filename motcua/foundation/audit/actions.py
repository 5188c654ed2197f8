"""What changes the log of looks: adding to it, and nothing else."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.foundation.audit.errors import LookWithoutPurpose
from motcua.foundation.audit.models import Look
from motcua.foundation.audit.ports import Looking
from motcua.foundation.audit.rules import network_of

_BATCH: Final = 1000
_OPENED_FOR: Final = timedelta(hours=1)


def record_look(
    subject_kind: str,
    subject_id: UUID,
    *,
    purpose: str,
    by: Looking,
    at: datetime,
    field: str = "",
    request_id: str = "",
    ip: str = "",
) -> Look:
    """Ghi lượt xem: `by` saw this subject's data. Raises LookWithoutPurpose."""
    seen = [subject_id]
    looks = record_looks(
        subject_kind, seen, purpose=purpose, by=by, at=at, field=field, request_id=request_id, ip=ip
    )
    return looks[0]


def record_opening(
    subject_kind: str, subject_id: UUID, *, purpose: str, by: Looking, at: datetime, ip: str = ""
) -> Look | None:
    """Ghi lượt mở: as `record_look`, once an hour for one who goes to and fro; none where it stands already.

    Raises LookWithoutPurpose.
    """
    known = Look.objects.filter(
        subject_kind=subject_kind,
        subject_id=subject_id,
        actor_id=by.id,
        purpose=purpose.strip()[:80],
        at__gt=at - _OPENED_FOR,
    )
    if known.exists():
        return None
    return record_look(subject_kind, subject_id, purpose=purpose, by=by, at=at, ip=ip)


@transaction.atomic
def record_looks(
    subject_kind: str,
    subject_ids: Iterable[UUID],
    *,
    purpose: str,
    by: Looking,
    at: datetime,
    field: str = "",
    request_id: str = "",
    ip: str = "",
) -> list[Look]:
    """Ghi nhiều lượt xem: one page showed several people's data. Raises LookWithoutPurpose."""
    if not purpose.strip():
        raise LookWithoutPurpose
    network = network_of(ip)
    return Look.objects.bulk_create(
        [
            Look(
                at=at,
                actor_id=by.id,
                subject_kind=subject_kind,
                subject_id=subject_id,
                purpose=purpose.strip()[:80],
                field=field,
                request_id=request_id[:64],
                network=network,
            )
            for subject_id in subject_ids
        ],
        batch_size=_BATCH,
    )
