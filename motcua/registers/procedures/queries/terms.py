"""What a list says of a procedure besides its name: level online, limits, fees, in three queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from motcua.foundation.ready import IDS_HOLE, Ready, ReadyNouns, ids_of
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
    wanted = list(set(version_ids))
    if not wanted:
        return {}
    limits: dict[UUID, list[TimeLimit]] = {}
    for limit in _ready_limits().nouns(ids=wanted):
        limits.setdefault(limit.version_id, []).append(limit)
    fees: dict[UUID, list[FeeRule]] = {}
    for fee in _ready_fees().nouns(ids=wanted):
        fees.setdefault(fee.version_id, []).append(fee)
    rows = _ready_terms().ask(ids=wanted)
    return {
        row[0]: Terms(
            row[0],
            OnlineLevel(row[1]),
            row[2],
            row[3],
            row[4],
            row[5],
            tuple(row[6]),
            tuple(limits.get(row[0], ())),
            tuple(fees.get(row[0], ())),
        )
        for row in rows
    }


@cache
def _ready_terms() -> Ready:
    words = Synonym.objects.filter(procedure_code=OuterRef("procedure__code")).order_by("phrase")
    rows = ProcedureVersion.objects.filter(id__in=ids_of(IDS_HOLE)).annotate(
        synonyms=ArraySubquery(words.values("phrase"))
    )
    shown = ("id", "online_level", "online_only", "summary", "summary_en", "competent_agency", "synonyms")
    return Ready(rows.values_list(*shown), {"ids": IDS_HOLE})


@cache
def _ready_limits() -> ReadyNouns[TimeLimit]:
    rows = TimeLimit.objects.filter(version__in=ids_of(IDS_HOLE)).order_by("version", "position")
    return ReadyNouns(rows, {"ids": IDS_HOLE})


@cache
def _ready_fees() -> ReadyNouns[FeeRule]:
    rows = FeeRule.objects.filter(version__in=ids_of(IDS_HOLE)).order_by("version", "position")
    return ReadyNouns(rows, {"ids": IDS_HOLE})
