"""Tra cứu: what anybody may know who has the code, and what the bearer of the slip may know.

No names to the first. An unknown code costs the same questions to the database as a known one.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from motcua.casework.dossiers.errors import CodeUnknown, DossierUnknown
from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.dossiers.queries.joint import PartLine, lines_of_parts, parts_of_whole
from motcua.casework.dossiers.rules.codes import tidy_code
from motcua.foundation.clock import VN
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.ready import TEXT_HOLE, ReadyNouns, bytes_hole
from motcua.instruments.deadlines.queries import Standing, standing, standing_by_clock, workplace
from motcua.registers.calendars.errors import BeyondCalendar, NoOfficeHours
from motcua.registers.organisations.queries import names_of
from motcua.registers.procedures.queries import lengthy

TOKEN_PURPOSE = "dossiers.token"
_NOBODY = UUID(int=0)


@dataclass(frozen=True)
class PublicView:
    """What a code shows: where the dossier stands, with whom, and its days."""

    code: str
    title: str
    state: State
    agency: str
    unit: str
    accepted_at: datetime | None
    resolved_at: datetime | None
    ended_at: datetime | None
    standing: Standing
    parts: tuple[PartLine, ...] = ()
    first_due_at: datetime | None = None


@dataclass(frozen=True)
class BearersView:
    """What the slip's own token shows beyond it: the dossier itself, to be shown with masked names."""

    public: PublicView
    dossier: Dossier


def lookup(code: str, *, now: datetime) -> PublicView:
    """Tra cứu theo mã. Raises CodeUnknown."""
    wanted = tidy_code(code)[:60]
    row = _ready_row("code").noun(code=wanted)
    view = view_of(row, now)
    if row is None:
        raise CodeUnknown(dossier_code=wanted or code)
    return view


def by_token(token: str, *, now: datetime) -> BearersView:
    """Tra cứu theo mã QR của phiếu hẹn. Raises DossierUnknown."""
    index = blind_index(token, purpose=TOKEN_PURPOSE)
    row = _ready_row("token_index").noun(token_index=index)
    view = view_of(row, now)
    if row is None:
        raise DossierUnknown
    return BearersView(view, row)


@cache
def _ready_row(named: str) -> ReadyNouns[Dossier]:
    hole: object = TEXT_HOLE if named == "code" else bytes_hole()
    rows = Dossier.objects.filter(**{named: hole})
    beside = rows.select_related("version__procedure", "applicant_person", "applicant_entity")
    return ReadyNouns(beside.defer("answers", *lengthy("version")), {named: hole})


def view_of(row: Dossier | None, now: datetime) -> PublicView:
    """Gather a view; for no dossier the same questions are asked, of nobody."""
    day = now.astimezone(VN).date()
    decides, receives = (row.decision_agency_id, row.reception_unit_id) if row else (_NOBODY, _NOBODY)
    names = names_of([decides, receives], day)
    parts = parts_of_whole(row.id if row else _NOBODY)
    stands = _standing(row.due_at if row else now, _done_at(row), now)
    return PublicView(
        code=str(row) if row else "",
        title=row.version.title if row else "",
        state=State(row.state) if row else State.DRAFT,
        agency=names.get(decides, ""),
        unit=names.get(receives, ""),
        accepted_at=row.accepted_at if row else None,
        resolved_at=row.resolved_at if row else None,
        ended_at=row.ended_at if row else None,
        standing=stands,
        parts=lines_of_parts(parts, day),
        first_due_at=row.first_due_at if row else None,
    )


def standing_of(row: Dossier, now: datetime) -> Standing:
    """Say how a dossier stands to its day."""
    return _standing(row.due_at, _done_at(row), now)


def _standing(due_at: datetime | None, done_at: datetime | None, now: datetime) -> Standing:
    """Reckon with the province's hours; where it has none for the day, the clock alone says how it stands."""
    try:
        return standing(due_at, done_at, workplace(), now=now)
    except (NoOfficeHours, BeyondCalendar):
        return standing_by_clock(due_at, done_at, now=now)


def _done_at(row: Dossier | None) -> datetime | None:
    return (row.resolved_at or row.ended_at) if row else None
