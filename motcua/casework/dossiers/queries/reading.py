"""Dossiers as programs read them: narrow rows in one statement, pages flat in cost however far they lie."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet

from motcua.casework.dossiers.access import units_read, visible_to
from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.rules.codes import tidy_code
from motcua.foundation.access.models import Actor
from motcua.foundation.events.queries import position_beside

Spot = tuple[datetime, UUID]
"""Where a row stands in a list: when it was handed in, and its id."""

_MOST_WALKS = 12


class DossierLine(NamedTuple):
    """A dossier as a list shows it: no personal numbers, nothing that lies closed."""

    id: UUID
    code: str | None
    submission_id: str | None
    state: str
    channel: str
    procedure_code: str
    procedure_name: str
    version_id: UUID
    person_name: str | None
    entity_name: str | None
    reception_unit: str
    decision_agency: str
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    resolved_at: datetime | None
    ended_at: datetime | None


class DossierWhole(NamedTuple):
    """A dossier as it is read alone, with its people; numbers stand open and are for the face to mask."""

    line: DossierLine
    position: int
    case_number: int | None
    return_way: str
    sets: int
    unlimited: bool
    book_year: int | None
    book_number: int | None
    reception_unit_id: UUID
    decision_agency_id: UUID
    return_unit_id: UUID
    return_unit: str
    end_reason: str
    person_id: UUID | None
    person_number: str | None
    person_previous_number: str | None
    entity_id: UUID | None
    entity_tax_code: str | None
    submitter_id: UUID | None
    submitter_name: str | None
    submitter_number: str | None
    submitter_previous_number: str | None


class DossierStanding(NamedTuple):
    """Where a dossier stands, and how far its chain has come."""

    id: UUID
    code: str | None
    state: str
    due_at: datetime | None
    resolved_at: datetime | None
    ended_at: datetime | None
    position: int


_LINE = (
    "id",
    "code",
    "submission_id",
    "state",
    "channel",
    "version__procedure__code",
    "version__name",
    "version_id",
    "applicant_person__full_name",
    "applicant_entity__name",
    "reception_unit__agency__code",
    "decision_agency__code",
    "submitted_at",
    "accepted_at",
    "due_at",
    "resolved_at",
    "ended_at",
)
_REST = (
    "position",
    "case_number",
    "return_way",
    "sets",
    "unlimited",
    "book_year",
    "book_number",
    "reception_unit_id",
    "decision_agency_id",
    "return_unit_id",
    "return_unit__agency__code",
    "end_reason",
    "applicant_person_id",
    "applicant_person__personal_id",
    "applicant_person__previous_number",
    "applicant_entity_id",
    "applicant_entity__tax_code",
    "submitter_id",
    "submitter__full_name",
    "submitter__personal_id",
    "submitter__previous_number",
)


@dataclass(frozen=True)
class Narrowing:
    """Which dossiers of those that may be read; what is not named narrows nothing."""

    reception_unit_id: UUID | None = None
    decision_agency_id: UUID | None = None
    states: frozenset[str] = frozenset()
    procedure_code: str = ""
    due_from: datetime | None = None
    due_before: datetime | None = None

    def as_q(self) -> Q:
        """Say it as a condition."""
        said: dict[str, Any] = {  # Any: each column's own type
            "reception_unit": self.reception_unit_id,
            "decision_agency": self.decision_agency_id,
            "state__in": sorted(self.states),
            "version__procedure__code": self.procedure_code,
            "due_at__gte": self.due_from,
            "due_at__lt": self.due_before,
        }
        return Q(**{name: value for name, value in said.items() if value})


def page_of_lines(
    by: Actor, narrowing: Narrowing, *, after: Spot | None = None, limit: int = 50
) -> list[DossierLine]:
    """Give the dossiers that the actor may read, latest handed in first, in two statements at any depth.

    First their ids off the indexes, one walk for each way in which they may be the actor's; then the rows.
    """
    rows = Dossier.objects.filter(narrowing.as_q())
    if after is not None:
        moment, last = after
        rows = rows.filter(Q(submitted_at__lt=moment) | Q(id__lt=last), submitted_at__lte=moment)
    walks = [
        rows.filter(way).order_by("-submitted_at", "-id").values_list("submitted_at", "id")[:limit]
        for way in _ways(by, narrowing)
    ]
    if not walks:
        return []
    ids = [row_id for _moment, row_id in (walks[0] if len(walks) == 1 else _merged(walks)[:limit])]
    found = Dossier.objects.filter(id__in=ids).values_list(*_LINE)
    lines = {line.id: line for line in map(DossierLine._make, found)}
    return [lines[row_id] for row_id in ids if row_id in lines]


def whole_dossier(by: Actor, *, dossier_id: UUID | None = None, code: str = "") -> DossierWhole:
    """Give one dossier by its id or its code, in one statement. Raises DossierUnknown."""
    named = Q(id=dossier_id) if dossier_id else Q(code=tidy_code(code))
    rows = Dossier.objects.filter(named, visible_to(by)).annotate(position=position_beside(KIND))
    row = rows.values_list(*_LINE, *_REST).first()
    if row is None:
        raise DossierUnknown
    return DossierWhole(DossierLine._make(row[: len(_LINE)]), *row[len(_LINE) :])


def reachable(by: Actor, *, dossier_id: UUID | None = None, code: str = "", lock: bool = False) -> UUID:
    """Give the id of a dossier that the actor may read, under lock if it is to stay as it is for the caller.

    Raises DossierUnknown to whom it is not for.
    """
    named = Q(id=dossier_id) if dossier_id else Q(code=tidy_code(code))
    rows = Dossier.objects.filter(named, visible_to(by))
    found = (rows.select_for_update() if lock else rows).values_list("id", flat=True).first()
    if found is None:
        raise DossierUnknown
    return found


def standing_of(dossier_id: UUID) -> DossierStanding:
    """Say where a dossier stands, in one statement. Raises DossierUnknown."""
    rows = Dossier.objects.filter(id=dossier_id).annotate(position=position_beside(KIND))
    row = rows.values_list(*DossierStanding._fields).first()
    if row is None:
        raise DossierUnknown
    return DossierStanding._make(row)


def answers_given(by: Actor, dossier_id: UUID) -> str:
    """Give what was declared, as JSON text; empty when it came on paper. Raises DossierUnknown."""
    rows = Dossier.objects.filter(visible_to(by), id=dossier_id)
    found = rows.values_list("answers", flat=True).first()
    if found is None:
        raise DossierUnknown
    return found


def _ways(by: Actor, narrowing: Narrowing) -> list[Q]:
    """Give the ways in which a dossier may be the actor's to read, each fit for one walk over one index."""
    units = units_read(by)
    served = {narrowing.reception_unit_id, narrowing.decision_agency_id} & (units or frozenset())
    if units is None or served:
        return [Q()]
    ways = [
        Q(**{side: unit})
        for unit in sorted(units)
        for side in ("reception_unit", "decision_agency", "return_unit")
    ]
    return ways if len(ways) <= _MOST_WALKS else [visible_to(by)]


def _merged(
    walks: list[QuerySet[Dossier, tuple[datetime, UUID]]],
) -> QuerySet[Dossier, tuple[datetime, UUID]]:
    """Merge several walks in one statement; what lies on two of them counts once."""
    return walks[0].union(*walks[1:]).order_by(F("submitted_at").desc(), F("id").desc())
