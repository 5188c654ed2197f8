"""What a list says of a procedure besides its name: level online, limits, fees, in three queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from motcua.registers.procedures.models import FeeRule, OnlineLevel, ProcedureVersion, Synonym, TimeLimit


@dataclass(frozen=True)
class Terms:
    """The terms of one version, for a line or a card."""

    version_id: UUID
    online_level: OnlineLevel
    online_only: bool
    summary: str
    summary_en: str
    competent_agency: str
    synonyms: tuple[str, ...]
    limits: tuple[TimeLimit, ...]
    fees: tuple[FeeRule, ...]


def terms_of(version_ids: Iterable[UUID]) -> dict[UUID, Terms]:
    """Give the terms of many versions by id."""
    wanted = set(version_ids)
    words = Synonym.objects.filter(procedure_code=OuterRef("procedure__code")).order_by("phrase")
    versions = ProcedureVersion.objects.filter(id__in=wanted).annotate(
        synonyms=ArraySubquery(words.values("phrase"))
    )
    limits: dict[UUID, list[TimeLimit]] = {}
    for limit in TimeLimit.objects.filter(version__in=wanted).order_by("version", "position"):
        limits.setdefault(limit.version_id, []).append(limit)
    fees: dict[UUID, list[FeeRule]] = {}
    for fee in FeeRule.objects.filter(version__in=wanted).order_by("version", "position"):
        fees.setdefault(fee.version_id, []).append(fee)
    rows = versions.values_list(
        "id", "online_level", "online_only", "summary", "summary_en", "competent_agency", "synonyms"
    )
    return {
        row[0]: Terms(
            row[0],
            OnlineLevel(row[1]),
            *row[2:6],
            tuple(row[6]),
            tuple(limits.get(row[0], ())),
            tuple(fees.get(row[0], ())),
        )
        for row in rows
    }
