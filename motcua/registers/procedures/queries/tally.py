"""How many procedures stand on a day: by level and agency, online, with a fee, with all their parts.

Also which decisions of a period were published, and made public here, by when they had to be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from motcua.foundation.clock import valid_on
from motcua.registers.procedures.models import (
    AmountKind,
    FeeRule,
    Kind,
    OnlineLevel,
    ProcedureVersion,
    RequiredDocument,
    Source,
    State,
    TimeLimit,
)
from motcua.registers.procedures.queries.versions import standing

_INTERNAL: Final = (Kind.STANDARD_INTERNAL, Kind.LOCAL_INTERNAL)


@dataclass(frozen=True)
class Tally:
    """Procedures of the same levels and the same competent agency: how many, and how many of them are so."""

    levels: frozenset[str]
    agency_code: str
    public: int
    online: int
    full: int
    partial: int
    with_fee: int
    complete: int


@dataclass(frozen=True)
class Published:
    """A decision on a procedure, and when it took effect, by the latest of the texts it rests on."""

    version_id: UUID
    code: str
    name: str
    decision_number: str
    decided_on: date | None
    bases_in_force: date | None
    public_at: datetime


COUNTED: Final = tuple(one.name for one in fields(Tally))[2:]


def governing_on(day: date) -> QuerySet[ProcedureVersion]:
    """Give the versions that govern on a day, one a procedure: the province's own, else the national one.

    Those that agencies have among themselves are not public.
    """
    own = ProcedureVersion.objects.filter(
        valid_on(day), state=State.PUBLISHED, source=Source.PROVINCE, procedure=OuterRef("procedure")
    )
    rows = standing(day).exclude(procedure__kind__in=_INTERNAL)
    return rows.filter(Q(source=Source.PROVINCE) | ~Exists(own))


def tally_on(day: date) -> list[Tally]:
    """Count what stands on a day, in one question."""
    rows = (
        described(governing_on(day))
        .values("levels", "competent_agency_code")
        .annotate(**{name: Count("pk", filter=condition) for name, condition in CONDITIONS.items()})
        .values_list("levels", "competent_agency_code", *COUNTED)
    )
    return [Tally(frozenset(levels), code, *counts) for levels, code, *counts in rows]


@dataclass(frozen=True)
class Standing:
    """A procedure that stands on a day, in short."""

    procedure_id: UUID
    code: str
    name: str
    levels: Sequence[str]
    agency_code: str
    online_level: str
    has_fee: bool


def standing_procedures(day: date, of: str, *, after: str = "", most: int) -> list[Standing]:
    """Give those of the procedures that stand on a day that a name of `Tally` counts, by their codes."""
    rows = described(governing_on(day)).filter(CONDITIONS[of])
    if after:
        rows = rows.filter(procedure__code__gt=after)
    shown = (
        "procedure_id", "procedure__code", "name", "levels",
        "competent_agency_code", "online_level", "has_fee",
    )  # fmt: skip
    return [Standing(*row) for row in rows.order_by("procedure__code").values_list(*shown)[:most]]


def described(rows: "QuerySet[ProcedureVersion]") -> "QuerySet[ProcedureVersion]":
    """Say beside each version whether it has a fee, and whether all seven parts are written."""
    fees = FeeRule.objects.filter(version=OuterRef("pk")).filter(
        Q(amount__gt=0) | Q(amount_kind=AmountKind.BY_TEXT)
    )
    papers = RequiredDocument.objects.filter(version=OuterRef("pk"))
    limits = TimeLimit.objects.filter(version=OuterRef("pk"))
    return rows.annotate(has_fee=Exists(fees), has_papers=Exists(papers), has_limits=Exists(limits))


_COMPLETE: Final = (
    ~Q(name="")
    & ~Q(steps=[])
    & ~Q(subjects=[])
    & Q(has_papers=True, has_limits=True, sets__isnull=False)
    & (~Q(competent_agency="") | ~Q(executing_agencies=[]))
)
CONDITIONS: Final = {
    "public": Q(),
    "online": Q(online_level__in=[OnlineLevel.FULL, OnlineLevel.PARTIAL]),
    "full": Q(online_level=OnlineLevel.FULL),
    "partial": Q(online_level=OnlineLevel.PARTIAL),
    "with_fee": Q(has_fee=True),
    "complete": _COMPLETE,
}
"""What of the procedures that stand is counted, by the names of `Tally`."""


def decided_between(since: date | None, until: date | None) -> list[Published]:
    """Give what the province published by decisions of these days."""
    rows = _own().filter(decision_date__isnull=False)
    if since is not None:
        rows = rows.filter(decision_date__gte=since)
    if until is not None:
        rows = rows.filter(decision_date__lte=until)
    return _published(rows)


def made_public_between(since: datetime | None, until: datetime) -> list[Published]:
    """Give what the province made public here between two moments."""
    rows = _own().filter(published_at__lte=until)
    if since is not None:
        rows = rows.filter(published_at__gte=since)
    return _published(rows)


def first_made_public() -> datetime | None:
    """Give the moment since which procedures are made public here; none before the first."""
    found: datetime | None = _own().aggregate(first=Min("published_at"))["first"]
    return found


def _own() -> QuerySet[ProcedureVersion]:
    rows = ProcedureVersion.objects.filter(source=Source.PROVINCE, state=State.PUBLISHED)
    return rows.exclude(procedure__kind__in=_INTERNAL)


def _published(rows: QuerySet[ProcedureVersion]) -> list[Published]:
    found = rows.annotate(in_force=Max("bases__legal_text__in_force_from")).order_by("-published_at", "pk")
    shown: Sequence[str] = (
        "pk", "procedure__code", "name", "decision_number", "decision_date", "in_force", "published_at",
    )  # fmt: skip
    return [Published(*row) for row in found.values_list(*shown)]
