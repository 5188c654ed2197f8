"""Liên thông: what a joint filing is made of, part by part, with the days that follow from each other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from motcua.casework.dossiers.access import units_read
from motcua.casework.dossiers.errors import CompetencePlaceMissing, PartAgencyMissing
from motcua.casework.dossiers.models import KIND, Dossier, DossierPart, Filing, State
from motcua.casework.dossiers.queries.grounds import Ground, Sitting, ground_in
from motcua.casework.dossiers.queries.routing import covers
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.ready import IDS_HOLE, Ready, ids_of
from motcua.instruments.deadlines.models import Clock, Promise, Unit
from motcua.instruments.deadlines.queries import due_moment, promises_of
from motcua.instruments.documents.models import Result
from motcua.instruments.documents.queries import results_of
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on, agency_by_code
from motcua.registers.organisations.queries import names_of as agency_names
from motcua.registers.places.models import Place
from motcua.registers.places.queries import ancestors, place
from motcua.registers.procedures.models import AuthorityPlace, Channel, ProcedureVersion
from motcua.registers.procedures.queries import ProcessPart, hands_over_in_parts, parts_for

_MOST_KEPT: Final = 1024


@dataclass(frozen=True)
class PlannedPart:
    """A part as it would go: what it is, what it stands on, and its clock."""

    of: ProcessPart
    ground: Ground
    clock: Clock


@lru_cache(_MOST_KEPT)
def parts_laid(version: ProcedureVersion, case_number: int | None) -> tuple[ProcessPart, ...]:
    """Give the parts that a version lays down for a case; none where it stands alone."""
    return parts_for(version, case_number=case_number)


def is_joint(version: ProcedureVersion, case_number: int | None) -> bool:
    """Say whether what is asked for is answered by several agencies, each in a part of its own."""
    return bool(parts_laid(version, case_number))


def may_hand_over_in_parts(whole: Dossier) -> bool:
    """Say whether the result of a part may be handed over before the others are there."""
    return hands_over_in_parts(whole.version, case_number=whole.case_number)


def parts_planned(filing: Filing, ground: Ground, since: datetime) -> tuple[PlannedPart, ...]:
    """Lay out the parts of a joint filing taken in at `since`: each begins when those before it are due.

    Raises PartAgencyMissing, and of each part what `ground_for` raises.
    """
    laid = parts_laid(ground.version, filing.case_number)
    if not laid:
        return ()
    day = since.astimezone(VN).date()
    sitting, found = Sitting(day), list[PlannedPart]()
    dues: dict[str, datetime] = {}
    for part in laid:
        own = ground_in(sitting, filing_of_part(filing, part, _deciding(part, filing, ground, day)))
        clock = clock_from(own, max((dues[key] for key in part.after), default=since))
        dues[part.key] = clock.due_at or clock.counted_from
        found.append(PlannedPart(part, own, clock))
    return tuple(found)


def clock_from(ground: Ground, start: datetime) -> Clock:
    """Reckon a part that begins at a moment by the limit it stands on."""
    unit = Unit(ground.limit.unit)
    rest = (ground.limit.quantity, ground.limit.cut_off_hour)
    due_at = due_moment(start, ground.where, unit=unit, quantity=rest[0], cut_off_hour=rest[1])
    return Clock(start, unit, *rest, due_at)


def filing_of_part(filing: Filing, part: ProcessPart, agency_id: UUID) -> Filing:
    """Give what a part asks for by itself: its own procedure, at the same counter, of its own agency."""
    return Filing(
        procedure_code=part.procedure,
        unit_id=filing.unit_id,
        channel=filing.channel,
        case_number=part.case_number,
        competence_place_id=filing.competence_place_id,
        decision_agency_id=agency_id,
    )


def filing_of_row(whole: Dossier, row: DossierPart) -> Filing:
    """Give what a part of a dossier asks for by itself."""
    return Filing(
        procedure_code=row.procedure_code,
        unit_id=whole.reception_unit_id,
        channel=Channel(whole.channel),
        case_number=row.case_number,
        competence_place_id=whole.competence_place_id,
        decision_agency_id=row.agency_id,
    )


def latest(clocks: Sequence[Clock]) -> Clock | None:
    """Give the clock by which the whole is counted: one that stands still, else the one due last."""
    dated = [one for one in clocks if one.due_at is not None]
    if not dated:
        return None
    return max(dated, key=lambda one: (one.is_paused, one.due_at, one.counted_from))


def clocks_of(whole: Dossier, rows: Sequence[DossierPart], at: datetime) -> Mapping[str, Clock]:
    """Give how every part is counted now: by its own promise once it began, before that as it is planned."""
    promises = promises_of(KIND, [row.dossier_id for row in rows if row.dossier_id])
    sitting = Sitting(at.astimezone(VN).date())
    found: dict[str, Clock] = {}
    for row in rows:
        promise = promises.get(row.dossier_id) if row.dossier_id else None
        if promise is not None:
            found[row.key] = _clock_of(promise)
        elif row.state == DossierPart.State.PLANNED:
            start = max((_ends(found[key]) for key in row.after if key in found), default=at)
            found[row.key] = clock_from(ground_in(sitting, filing_of_row(whole, row)), max(start, at))
    return found


def parts_of(dossier: Dossier) -> list[DossierPart]:
    """Give the parts of a joint dossier in order, each with its agency and its own dossier; else none."""
    return parts_of_whole(dossier.id) if dossier.joint else []


def parts_of_whole(whole_id: UUID) -> list[DossierPart]:
    """Give the parts of a whole in order."""
    rows = DossierPart.objects.filter(whole=whole_id).select_related("agency", "dossier")
    return list(rows.order_by("position"))


def whole_by_part(dossier_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Give the whole of each of many dossiers that is a part of one; the others are left out."""
    return dict(_ready_wholes().ask(ids=list(dossier_ids)))


@cache
def _ready_wholes() -> Ready:
    rows = Dossier.objects.filter(id__in=ids_of(IDS_HOLE), whole__isnull=False).order_by()
    return Ready(rows.values_list("id", "whole_id"), {"ids": IDS_HOLE})


@dataclass(frozen=True)
class PartResult:
    """What a part came to: its result, or why there is none."""

    part: DossierPart
    result: Result | None


def results_of_parts(whole: Dossier) -> tuple[PartResult, ...]:
    """Give what the parts of a joint dossier came to, in order; nothing of one that stands alone."""
    rows = parts_of(whole)
    found = results_of(KIND, [row.dossier_id for row in rows if row.dossier_id]) if rows else {}
    return tuple(PartResult(row, found.get(row.dossier_id) if row.dossier_id else None) for row in rows)


def resolved_parts(whole_id: UUID) -> list[Dossier]:
    """Give the parts of a whole that have their result and lie at the counter, in order."""
    rows = Dossier.objects.filter(whole=whole_id, state=State.RESOLVED, part__state=DossierPart.State.DONE)
    return list(rows.order_by("part__position"))


@dataclass(frozen=True)
class PartLine:
    """A part as pages show it: what it is, who decides, where it stands and by when; no names of people."""

    key: str
    name: str
    agency: str
    state: DossierPart.State
    due_at: datetime | None
    ended_at: datetime | None
    note: str
    dossier_id: UUID | None
    code: str


@dataclass(frozen=True)
class Family:
    """A joint dossier and its parts, seen from the whole or from one of them."""

    whole_id: UUID
    whole_code: str
    lines: tuple[PartLine, ...]
    here: UUID
    readable: frozenset[UUID]

    @property
    def is_whole(self) -> bool:
        """Say whether it is seen from the whole."""
        return self.here == self.whole_id


def family_of(dossier: Dossier, by: Actor, day: date) -> Family | None:
    """Give what a joint dossier or a part of one belongs to, and which of it the actor may read.

    Nothing for what stands alone.
    """
    whole_id = dossier.id if dossier.joint else dossier.whole_id
    if whole_id is None:
        return None
    rows = list(_rows_of(whole_id).select_related("whole"))
    code = dossier.code if dossier.joint else next((row.whole.code for row in rows), None)
    units = units_read(by)
    kin = [*(row.dossier for row in rows if row.dossier), *(row.whole for row in rows[:1])]
    readable = frozenset(one.id for one in kin if units is None or not units.isdisjoint(_places(one)))
    return Family(whole_id, code or "", lines_of_parts(rows, day), dossier.id, readable)


def _places(dossier: Dossier) -> set[UUID]:
    return {dossier.reception_unit_id, dossier.decision_agency_id, dossier.return_unit_id}


def lines_of_parts(rows: Sequence[DossierPart], day: date) -> tuple[PartLine, ...]:
    """Show parts with their agencies as these are called on a day, in one question."""
    names = agency_names({row.agency_id for row in rows}, day) if rows else {}
    return tuple(
        PartLine(
            row.key,
            row.name,
            names.get(row.agency_id, ""),
            DossierPart.State(row.state),
            row.due_at,
            row.ended_at,
            row.note,
            row.dossier_id,
            (row.dossier.code or "") if row.dossier else "",
        )
        for row in rows
    )


def _rows_of(whole_id: UUID) -> QuerySet[DossierPart]:
    return DossierPart.objects.filter(whole=whole_id).select_related("dossier").order_by("position")


def wholes_of(dossier_ids: Sequence[UUID]) -> list[UUID]:
    """Give the running wholes of which some dossiers are parts, in one order."""
    ours = Dossier.objects.filter(id__in=ids_of(dossier_ids))
    rows = ours.filter(whole__isnull=False, whole__ended_at__isnull=True)
    found = rows.filter(whole__resolved_at__isnull=True).values_list("whole_id", flat=True).distinct()
    return sorted(found)


def part_of(dossier: Dossier) -> DossierPart | None:
    """Give what a dossier is a part of, with the whole; nothing where it stands alone."""
    if dossier.whole_id is None:
        return None
    rows = DossierPart.objects.filter(dossier=dossier)
    return rows.select_related("whole__version__procedure", "whole__submitter").first()


def _deciding(part: ProcessPart, filing: Filing, ground: Ground, day: date) -> UUID:
    """Say who decides a part. Raises PartAgencyMissing, and AgencyUnknown for a code that nobody has."""
    if part.agency:
        return agency_by_code(part.agency, day).agency_id
    if not part.agency_kind:
        return ground.decision.agency_id
    where = place(filing.competence_place_id) if filing.competence_place_id else ground.decision.place
    there = _of_sort(part, where, day)
    if there:
        return there[0].agency_id
    if filing.competence_place_id is None and ground.version.authority_place != AuthorityPlace.NONE:
        raise CompetencePlaceMissing(
            procedure_code=ground.version.procedure.code,
            by_what=ground.version.get_authority_place_display(),
        )
    raise PartAgencyMissing(part=part.name)


def _of_sort(part: ProcessPart, where: Place | None, day: date) -> list[AgencyTerm]:
    """Give the agencies of the part's kind and level in whose place something lies, the nearest first."""
    named = agencies_on(day).filter(kind__code=part.agency_kind, level=part.agency_level)
    if where is None:
        return list(named[:1])
    codes = {where.code, *(one.code for one in ancestors(where))}
    return [term for term in named.filter(place__code__in=codes) if covers(term, where)]


def _clock_of(promise: Promise) -> Clock:
    return Clock(
        promise.counted_from,
        Unit(promise.unit),
        promise.quantity,
        promise.cut_off_hour,
        promise.due_at,
        promise.id,
        promise.state == Promise.State.PAUSED,
    )


def _ends(clock: Clock) -> datetime:
    return clock.due_at or clock.counted_from
