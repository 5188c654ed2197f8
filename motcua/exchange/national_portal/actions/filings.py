"""Hồ sơ từ cổng quốc gia: kept once under its number, its files fetched, then put down as any filing is."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers.actions import submit
from motcua.casework.dossiers.models import KIND, Dossier, Filing, Paper, ReturnWay
from motcua.casework.routing.actions import UNROUTABLE, hold_filing
from motcua.exchange.national_portal import access
from motcua.exchange.national_portal.client import NationalPortal, PortalAway, PortalRefused
from motcua.exchange.national_portal.errors import PayloadOdd, PortalFilingNotStuck, PortalFilingUnknown
from motcua.exchange.national_portal.events import (
    PortalFilingCame,
    PortalFilingPut,
    PortalFilingStuck,
    PortalFilingTriedAgain,
)
from motcua.exchange.national_portal.models import PortalFiling
from motcua.exchange.national_portal.rules import Attached, Odd, Sent, read_filing, wait_after
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import tell
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import size_limit
from motcua.foundation.forms.errors import InvalidAnswers
from motcua.foundation.text import fold
from motcua.instruments.documents.actions import attach_file
from motcua.instruments.documents.queries import documents_of
from motcua.registers.organisations.queries import agency_by_identifier, one_stop_units, one_stops_for
from motcua.registers.people.actions import EntityDraft, PersonDraft, register_legal_entity, register_person
from motcua.registers.people.models import LegalEntity, Source
from motcua.registers.people.queries import entity_by_tax_code, person_by_number
from motcua.registers.places.queries import places_of_day
from motcua.registers.procedures.models import Channel, RequiredDocument
from motcua.registers.procedures.queries import documents_for, governing_version

_MOST_AT_ONCE: Final = 100
_State = PortalFiling.State
_Kept = list[tuple[int, StoredFile, str]]


@dataclass(frozen=True)
class Fetched:
    """A file as it was fetched; why not, where it could not be."""

    attached: Attached
    content: bytes = b""
    why: str = ""


@act
def receive_filing(payload: Mapping[str, object], *, by: Actor, at: datetime) -> PortalFiling:
    """Nhận từ cổng: keep a filing under its MaHoSo; one that is known is given as it stands.

    Raises NotAllowed, PayloadOdd where it cannot be read.
    """
    must(by, access.KEEP)
    try:
        said = read_filing(payload)
    except Odd as odd:
        raise PayloadOdd(name=odd.name) from odd
    words = {"payload": json.dumps(payload, ensure_ascii=False), "came_at": at}
    row, is_new = PortalFiling.objects.get_or_create(number=said.number, defaults=words)
    if is_new:
        tell(PortalFilingCame(row.id, row.number, said.procedure[:40]), by=by, at=at)
    return row


@transaction.atomic  # not one act: what is refused within it is taken back by itself
def put_down_filing(filing_id: UUID, files: Sequence[Fetched], *, by: Actor, at: datetime) -> PortalFiling:
    """Chuyển thành hồ sơ by the same engine as any online filing; what is one already stays as it is.

    A file that is not taken, or a form that cannot be read, holds up nothing: it is named in `faults`. What
    nobody can route is held for a person. Any other refusal leaves it STUCK, whole, for a keeper.
    Raises NotAllowed, PortalFilingUnknown.
    """
    must(by, access.KEEP)
    row = _locked(filing_id)
    if row.state != _State.WAITING:
        return row
    try:
        with transaction.atomic():  # a refusal takes back its own, and what came is kept all the same
            _put(row, read_filing(json.loads(row.payload)), files, by=by, at=at)
    except (Refused, Odd) as why:
        row.state, row.dossier, row.held, row.faults = _State.STUCK, None, None, []
        row.obstacle = str(why)[:400]
        row.save()
        tell(PortalFilingStuck(row.id, why.code if isinstance(why, Refused) else "odd"), by=by, at=at)
    else:
        row.payload, row.obstacle = "", ""
        row.save()
        tell(PortalFilingPut(row.id, row.dossier_id, row.held_id, len(row.faults)), by=by, at=at)
    return row


@act
def try_filing_again(filing_id: UUID, *, by: Actor, at: datetime, real_now: datetime) -> PortalFiling:
    """Nhận lại what is stuck, once its cause is mended.

    Raises NotAllowed, PortalFilingUnknown, PortalFilingNotStuck.
    """
    must(by, access.KEEP)
    row = _locked(filing_id)
    if row.state != _State.STUCK:
        raise PortalFilingNotStuck(number=row.number)
    row.state, row.obstacle, row.attempts, row.next_at = _State.WAITING, "", 0, real_now
    row.save()
    tell(PortalFilingTriedAgain(row.id), by=by, at=at)
    return row


def take_filings(portal: NationalPortal, *, by: Actor, at: datetime, real_now: datetime) -> int:
    """Ask the portal for what is new and put down what waits; count what was tried.

    One that cannot be read, or whose files cannot be fetched just now, holds up no other.
    """
    try:
        came = portal.new_filings()
    except (PortalAway, PortalRefused):
        came = []  # what waits here may yet be put down
    for payload in came[:_MOST_AT_ONCE]:
        try:
            receive_filing(payload, by=by, at=at)
        except PayloadOdd:
            continue
    due = PortalFiling.objects.filter(state=_State.WAITING, next_at__lte=real_now).order_by("next_at", "id")
    tried = 0
    for row in due[:_MOST_AT_ONCE]:
        _try(portal, row, by=by, at=at, real_now=real_now)
        tried += 1
    return tried


def _try(portal: NationalPortal, row: PortalFiling, *, by: Actor, at: datetime, real_now: datetime) -> None:
    try:
        files = [_fetched(portal, one) for one in read_filing(json.loads(row.payload)).files]
    except PortalAway as away:
        attempts = row.attempts + 1
        later = {
            "attempts": attempts,
            "next_at": real_now + wait_after(attempts),
            "obstacle": str(away)[:400],
        }
        PortalFiling.objects.filter(id=row.id, state=_State.WAITING).update(**later)
        return
    put_down_filing(row.id, files, by=by, at=at)


def _fetched(portal: NationalPortal, one: Attached) -> Fetched:
    """Fetch a file; what the portal refuses to give is named, and waited for no longer. Raises PortalAway."""
    try:
        return Fetched(one, portal.fetch(one.address, size_limit() + 1).getvalue())
    except PortalRefused as refused:
        return Fetched(one, why=str(refused))


def _locked(filing_id: UUID) -> PortalFiling:
    row = PortalFiling.objects.select_for_update(of=("self",)).filter(id=filing_id).first()
    if row is None:
        raise PortalFilingUnknown
    return row


def _put(row: PortalFiling, said: Sent, files: Sequence[Fetched], *, by: Actor, at: datetime) -> None:
    day = at.date()
    version = governing_version(said.procedure, day)
    asked = documents_for(version.id, case_number=said.case_number)
    papers, kept, row.faults = _papers(asked, files, by=by, at=at)
    person, entity = _applicant(said, by=by, at=at)
    place = places_of_day(day).get(said.place) if said.place else None
    filing = Filing(
        procedure_code=version.procedure.code,
        unit_id=_unit(said.unit, day),
        person_id=person,
        entity_id=entity,
        channel=Channel.ONLINE,
        case_number=said.case_number,
        return_way=ReturnWay.POST if said.by_post else ReturnWay.COUNTER,
        answers=said.answers,
        papers=tuple(papers),
        competence_place_id=place.id if place else None,
    )
    try:
        with transaction.atomic():
            row.dossier = _submitted(row, filing, by=by, at=at)
    except UNROUTABLE as why:
        row.held, row.state = hold_filing(filing, kept, why=why, by=by, at=at), _State.HELD
        return
    row.state = _State.PUT
    _attach(row.dossier, papers, kept, by=by, at=at)


def _submitted(row: PortalFiling, filing: Filing, *, by: Actor, at: datetime) -> Dossier:
    """Put it down; a form that does not hold is left out and named, so that the counter asks for it."""
    try:
        with transaction.atomic():
            return submit(filing, is_complete=False, by=by, at=at)
    except InvalidAnswers as wrong:
        row.faults = [*row.faults, f"Tờ khai: {wrong}"[:300]]
        bare = Filing(**{**vars(filing), "answers": None})
        return submit(bare, is_complete=False, by=by, at=at)


def _papers(
    asked: Sequence[RequiredDocument], files: Sequence[Fetched], *, by: Actor, at: datetime
) -> tuple[list[Paper], _Kept, list[str]]:
    """Give the papers that came, the files that were taken by the place of their paper, and what was not."""
    papers: list[Paper] = []
    kept: _Kept = []
    faults: list[str] = []
    for one in files:
        try:
            file = (
                keep_file(io.BytesIO(one.content), name=one.attached.name, by=by, at=at)
                if not one.why
                else None
            )
        except Refused as refused:
            faults.append(str(refused)[:300])
            continue
        if file is None:
            faults.append(f"Tệp “{one.attached.name}” chưa lấy được từ cổng ({one.why})."[:300])
            continue
        required = _required(asked, one.attached)
        taken = {paper.required_id for paper in papers}
        is_asked = required is not None and required.id not in taken
        papers.append(
            Paper(required.id, 0, 1) if required and is_asked else Paper(None, 0, 1, one.attached.name[:300])
        )
        kept.append((len(papers) - 1, file, one.attached.name))
    return papers, kept, faults


def _required(asked: Sequence[RequiredDocument], one: Attached) -> RequiredDocument | None:
    """Give the paper a file is for: by the code both sides know it under, else by its very name."""
    by_code = (paper for paper in asked if one.paper_code and paper.paper_code == one.paper_code)
    named = fold(one.name.rpartition(".")[0] or one.name)
    return next(by_code, None) or next((paper for paper in asked if fold(paper.name) == named), None)


def _attach(dossier: Dossier, papers: Sequence[Paper], kept: _Kept, *, by: Actor, at: datetime) -> None:
    rows = documents_of(KIND, dossier.id) if kept else []
    for place, file, name in kept:
        paper = papers[place]
        fitting = [
            row
            for row in rows
            if row.file_id is None
            and row.required_id == paper.required_id
            and (paper.required_id or row.name == paper.name.strip())
        ]
        if fitting:
            attach_file(dossier.id, fitting[0].id, file, name=name, by=by, at=at)
            rows.remove(fitting[0])


def _unit(identifier: str, day: date) -> UUID:
    """Give the one-stop unit of an agency's identification code: itself, else that which receives for it."""
    agency = agency_by_identifier(identifier, day)
    own = {one.id for one in one_stop_units(day)}
    if agency.agency_id in own:
        return agency.agency_id
    receiving = one_stops_for(agency.agency_id, day)
    return receiving[0].id if receiving else agency.agency_id


def _applicant(said: Sent, *, by: Actor, at: datetime) -> tuple[UUID | None, UUID | None]:
    """Give whose it is, by number alone; who is not in the register yet is written down."""
    source = Source.POPULATION if said.is_proved else Source.DECLARED
    phone, email = said.phone, said.email
    if said.is_organisation:
        known = entity_by_tax_code(said.applicant_number)
        kind = LegalEntity.Kind.OTHER
        draft = EntityDraft(
            said.name, kind, tax_code=said.applicant_number, source=source, phone=phone, email=email
        )
        return None, (known or register_legal_entity(draft, by=by, at=at)).id
    person = person_by_number(said.applicant_number)
    someone = PersonDraft(
        said.name, personal_id=said.applicant_number, source=source, phone=phone, email=email
    )
    return (person or register_person(someone, by=by, at=at)).id, None
