"""Dossiers as programs read them: narrow rows in one statement, pages flat in cost however far they lie."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet

from motcua.casework.dossiers.access import units_read, visible_to, works_on
from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import KIND, SCARCE, Dossier, State
from motcua.casework.dossiers.queries.kept import procedure_named
from motcua.casework.dossiers.rules.codes import tidy_code
from motcua.casework.dossiers.states import ENDED
from motcua.foundation.access.models import Actor
from motcua.foundation.events.queries import position_beside
from motcua.foundation.ready import IDS_HOLE, TEXT_HOLE, Ready, id_hole, ids_of
from motcua.foundation.walks import beyond
from motcua.registers.organisations.queries import code_of
from motcua.registers.procedures.queries import version_ids

Spot = tuple[datetime, UUID]
"""Where a row stands in a list: when it was handed in, and its id."""

_MOST_WALKS = 60
_OPEN = sorted(set(State.values) - ENDED)
"""States of what is under way: few dossiers at a time."""
_LATEST = ("-submitted_at", "-id")
_HOLES: dict[str, object] = {"id": id_hole(), "code": TEXT_HOLE}
PLACES = ("reception_unit_id", "decision_agency_id", "return_unit_id")


class DossierLine(NamedTuple):
    """A dossier as a list shows it: no personal numbers, nothing that lies closed."""

    id: UUID
    code: str | None
    submission_id: str | None
    state: str
    channel: str
    version_id: UUID
    person_name: str | None
    entity_name: str | None
    reception_unit_id: UUID
    decision_agency_id: UUID
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    resolved_at: datetime | None
    ended_at: datetime | None

    @property
    def procedure(self) -> tuple[str, str]:
        """Give the code of its procedure and the name it had when the dossier was handed in."""
        return procedure_named(self.version_id)

    @property
    def reception_unit(self) -> str:
        """Give the code of the unit that received it."""
        return code_of(self.reception_unit_id)

    @property
    def decision_agency(self) -> str:
        """Give the code of the agency that decides."""
        return code_of(self.decision_agency_id)


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
    return_unit_id: UUID
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
    joint: bool
    whole_id: UUID | None

    @property
    def places(self) -> tuple[UUID, UUID, UUID]:
        """Give where it is received, decided and returned."""
        return self.line.reception_unit_id, self.line.decision_agency_id, self.return_unit_id

    @property
    def return_unit(self) -> str:
        """Give the code of the unit that returns it."""
        return code_of(self.return_unit_id)


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
    "version_id",
    "applicant_person__full_name",
    "applicant_entity__name",
    "reception_unit_id",
    "decision_agency_id",
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
    "return_unit_id",
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
    "joint",
    "whole_id",
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

    @property
    def by_due(self) -> bool:
        """Say whether it is narrowed by the day on which the result is due."""
        return self.due_from is not None or self.due_before is not None

    def as_q(self) -> Q:
        """Say it as a condition, but for states and procedure, which have walks of their own."""
        said: dict[str, Any] = {  # Any: each column's own type
            "reception_unit": self.reception_unit_id,
            "decision_agency": self.decision_agency_id,
            "due_at__gte": self.due_from,
            "due_at__lt": self.due_before,
            "submitted_at__lt": self.due_before,  # nothing is due before it came
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
        rows = beyond(rows, _LATEST, *after)
    ways = _ways(by, narrowing)
    whats = _whats(narrowing, _MOST_WALKS // max(1, len(ways)))
    walks = [
        rows.filter(way, what).order_by(*_LATEST).values_list("submitted_at", "id")[:limit]
        for way in ways
        for what in whats
    ]
    if not walks:
        return []
    ids = [row_id for _moment, row_id in (walks[0] if len(walks) == 1 else _merged(walks)[:limit])]
    if not ids:
        return []
    lines = {row[0]: DossierLine._make(row) for row in _ready_lines().ask(ids=ids)}
    return [lines[row_id] for row_id in ids if row_id in lines]


def whole_dossier(by: Actor, *, dossier_id: UUID | None = None, code: str = "") -> DossierWhole:
    """Give one dossier by its id or its code, in one statement. Raises DossierUnknown."""
    row = (
        _ready_whole("id").one(id=dossier_id)
        if dossier_id
        else _ready_whole("code").one(code=tidy_code(code))
    )
    if row is None:
        raise DossierUnknown
    found = DossierWhole(DossierLine._make(row[: len(_LINE)]), *row[len(_LINE) :])
    units = units_read(by)
    if units is not None and units.isdisjoint(found.places) and not works_on(by, found.line.id):
        raise DossierUnknown
    return found


@cache
def _ready_lines() -> Ready:
    rows = Dossier.objects.filter(id__in=ids_of(IDS_HOLE))
    return Ready(rows.values_list(*_LINE), {"ids": IDS_HOLE})


@cache
def _ready_whole(named: str) -> Ready:
    hole = _HOLES[named]
    rows = Dossier.objects.filter(**{named: hole}).annotate(position=position_beside(KIND))
    return Ready(rows.values_list(*_LINE, *_REST), {named: hole})


def reachable(by: Actor, *, dossier_id: UUID | None = None, code: str = "", lock: bool = False) -> UUID:
    """Give the id of a dossier that the actor may read, under lock if it is to stay as it is for the caller.

    Raises DossierUnknown to whom it is not for.
    """
    ready = _ready_places("id" if dossier_id else "code", lock=lock)
    row = ready.one(id=dossier_id) if dossier_id else ready.one(code=tidy_code(code))
    units = units_read(by)
    if row is None or (units is not None and units.isdisjoint(row[1:]) and not works_on(by, row[0])):
        raise DossierUnknown
    found: UUID = row[0]
    return found


@cache
def _ready_places(named: str, *, lock: bool) -> Ready:
    hole = _HOLES[named]
    rows = Dossier.objects.filter(**{named: hole})
    shown = (rows.select_for_update() if lock else rows).values_list("id", *PLACES)
    return Ready(shown, {named: hole})


def standing_of(dossier_id: UUID) -> DossierStanding:
    """Say where a dossier stands, in one statement. Raises DossierUnknown."""
    row = _ready_standing().one(id=dossier_id)
    if row is None:
        raise DossierUnknown
    return DossierStanding._make(row)


@cache
def _ready_standing() -> Ready:
    rows = Dossier.objects.filter(id=id_hole()).annotate(position=position_beside(KIND))
    return Ready(rows.values_list(*DossierStanding._fields), {"id": id_hole()})


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
        way
        for unit in sorted(units)
        for way in (
            Q(reception_unit=unit),
            Q(decision_agency=unit),
            Q(return_unit=unit) & ~Q(return_unit=F("reception_unit")),
        )
    ]
    return ways if len(ways) <= _MOST_WALKS else [visible_to(by)]


def _whats(narrowing: Narrowing, most: int) -> list[Q]:
    """Say states and procedure as conditions, each for a walk of its own where there is an index for it."""
    states, versions = sorted(narrowing.states), _versions(narrowing)
    stands = Q(state__in=states) if states else Q()
    within = Q(version__in=versions) if versions is not None else Q()
    if not states and versions is None and narrowing.by_due:
        return [Q(state__in=_OPEN), Q(state__in=sorted(ENDED))]
    if states and SCARCE.issuperset(states) and len(states) <= most:
        return [within & Q(state=one) for one in states]
    if versions is not None and len(versions) <= most:
        return [stands & Q(version=one) for one in versions]
    return [stands & within]


def _versions(narrowing: Narrowing) -> list[UUID] | None:
    return version_ids(narrowing.procedure_code) if narrowing.procedure_code else None


def _merged(
    walks: list[QuerySet[Dossier, tuple[datetime, UUID]]],
) -> QuerySet[Dossier, tuple[datetime, UUID]]:
    """Merge several walks in one statement; what lies on two of them counts once."""
    return walks[0].union(*walks[1:]).order_by(F("submitted_at").desc(), F("id").desc())
