"""Tiếp nhận: a filing becomes a dossier with a code, a promised moment and a first pair of hands."""

import json
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.numbers import Numbers, give_numbers
from motcua.casework.dossiers.actions.rows import applicant_name, locked_dossier
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    DocumentsMissing,
    NotAwaitingAcceptance,
    PaperUnknown,
    UnitCodeMissing,
)
from motcua.casework.dossiers.events import DossierAccepted, DossierSubmitted
from motcua.casework.dossiers.models import KIND, Dossier, Filing, Paper, State
from motcua.casework.dossiers.queries.grounds import Ground, ground_for, papers_asked
from motcua.casework.dossiers.rules.grounds import Asked, missing
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.forms.queries import must_be_valid, read_form
from motcua.foundation.keys.queries import blind_index
from motcua.instruments.deadlines.actions import start_promise
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.documents.actions import Handed, take_documents
from motcua.instruments.workflow.actions import open_process
from motcua.instruments.workflow.models import Card
from motcua.registers.organisations.queries import identifier_for
from motcua.registers.procedures.models import Channel, Handling, Need, ProcedureVersion, RequiredDocument
from motcua.registers.procedures.queries import form_of

TOKEN_BYTES: Final = 18
TOKEN_PURPOSE: Final = "dossiers.token"


@transaction.atomic
def take_in(filing: Filing, *, by: Actor, at: datetime) -> Dossier:
    """Tiếp nhận tại quầy: check, take in, promise and pass on, in one.

    Raises NotAllowed if `by` does not serve at the unit; ApplicantMissing, DocumentsMissing, CountOdd and
    InvalidAnswers for what the filing lacks; and what `ground_for` raises.
    """
    access.must_serve(by, filing.unit_id)
    day = at.astimezone(VN).date()
    ground = ground_for(filing, day)
    handed = _papers(filing, ground, day)
    dossier = _dossier(filing, ground, at)
    _accept(dossier, ground, by=by, at=at, is_new=True)
    take_documents(KIND, dossier.id, handed, by=by, at=at)
    return dossier


@transaction.atomic
def submit(filing: Filing, *, by: Actor, at: datetime) -> Dossier:
    """Nộp: put a filing down to be taken in later. Raises what `take_in` raises of the filing itself."""
    day = at.astimezone(VN).date()
    ground = ground_for(filing, day)
    handed = _papers(filing, ground, day)
    dossier = _dossier(filing, ground, at)
    dossier.state, dossier.submission_id = State.SUBMITTED, f"N{at.astimezone(VN):%y%m%d}-{_short()}"
    dossier.save(force_insert=True)
    take_documents(KIND, dossier.id, handed, by=by, at=at)
    tell(
        DossierSubmitted(
            dossier.id,
            dossier.submission_id,
            ground.version.procedure.code,
            ground.version.id,
            filing.unit_id,
            filing.channel,
        ),
        by=by,
        at=at,
    )
    return dossier


@transaction.atomic
def accept_dossier(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """Tiếp nhận: take a submitted dossier in, and promise the day of its result.

    Raises NotAllowed if `by` does not serve at the dossier's one-stop unit, NotAwaitingAcceptance if its
    turn for acceptance is past, and what `ground_for` raises.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.state != State.SUBMITTED:
        raise NotAwaitingAcceptance(state=dossier.get_state_display())
    filing = Filing(
        procedure_code=dossier.version.procedure.code,
        unit_id=dossier.reception_unit_id,
        channel=Channel(dossier.channel),
        case_number=dossier.case_number,
    )
    ground = ground_for(filing, at.astimezone(VN).date())
    dossier.version = ground.version
    return _accept(dossier, ground, by=by, at=at, is_new=False)


def _accept(dossier: Dossier, ground: Ground, *, by: Actor, at: datetime, is_new: bool) -> Dossier:
    """Number, promise, pass on, write, tell."""
    day = at.astimezone(VN).date()
    unit_code = identifier_for(ground.unit.id, day)
    if not unit_code:
        raise UnitCodeMissing
    name = applicant_name(dossier)
    promise = start_promise(
        KIND,
        dossier.id,
        unit=Unit(ground.limit.unit),
        quantity=ground.limit.quantity,
        cut_off_hour=ground.limit.cut_off_hour,
        where=ground.where,
        source=ground.source,
        by=by,
        at=at,
    )
    numbers = give_numbers(ground.unit.id, unit_code, day)
    way = open_process(
        KIND,
        dossier.id,
        steps=ground.steps,
        agencies=ground.agencies,
        card=Card(numbers.code, ground.version.title, name, ground.unit.term.name),
        urgent_at=promise.due_at,
        where=ground.where,
        done=ground.accepting_steps,
        by=by,
        at=at,
    )
    _number(dossier, numbers, promise.due_at, by, at)
    dossier.save(force_insert=is_new)
    tell(_accepted(dossier, ground, way.run.process_id), by=by, at=at)
    return dossier


def _number(dossier: Dossier, numbers: Numbers, due_at: datetime | None, by: Actor, at: datetime) -> None:
    dossier.code, dossier.book_year, dossier.book_number = (
        numbers.code,
        numbers.book_year,
        numbers.book_number,
    )
    dossier.state, dossier.accepted_at, dossier.accepted_by = State.ACCEPTED, at, by.id
    dossier.due_at, dossier.unlimited = due_at, due_at is None


def _accepted(dossier: Dossier, ground: Ground, process_id: UUID) -> DossierAccepted:
    return DossierAccepted(
        dossier.id,
        dossier.code or "",
        ground.version.procedure.code,
        ground.version.id,
        ground.unit.id,
        ground.decision.agency_id,
        dossier.channel,
        dossier.book_year or 0,
        dossier.book_number or 0,
        dossier.due_at,
        process_id,
    )


def _dossier(filing: Filing, ground: Ground, at: datetime) -> Dossier:
    if (filing.person_id is None) == (filing.entity_id is None):
        raise ApplicantMissing
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return Dossier(
        token=token,
        token_index=blind_index(token, purpose=TOKEN_PURPOSE),
        version=ground.version,
        case_number=filing.case_number,
        channel=filing.channel,
        return_way=filing.return_way,
        applicant_person_id=filing.person_id,
        applicant_entity_id=filing.entity_id,
        submitter_id=filing.submitter_id or filing.person_id,
        answers=_answers(filing),
        sets=filing.sets,
        help_unit_id=filing.unit_id,
        reception_unit_id=filing.unit_id,
        decision_agency_id=ground.decision.agency_id,
        return_unit_id=filing.unit_id,
        submitted_at=at,
    )


def _answers(filing: Filing) -> str:
    if not filing.answers:
        return ""
    return json.dumps({"data": filing.answers, "sources": filing.sources}, ensure_ascii=False)


def _papers(filing: Filing, ground: Ground, day: date) -> list[Handed]:
    """Judge what was handed in against what the version asks for, all that lacks at once."""
    asked = papers_asked(ground.version.id, filing.case_number)
    _judge_form(filing, ground.version, asked, day)
    by_id = {paper.required_id: paper for paper in filing.papers if paper.required_id}
    unknown = set(by_id) - {document.id for document in asked}
    if unknown:
        raise PaperUnknown(procedure_code=ground.version.procedure.code)
    lacking = missing(
        Asked(
            document.name,
            always=document.need == Need.ALWAYS and document.handling == Handling.SUBMIT,
            handed=_count(by_id.get(document.id)),
            by_form=bool(document.form_key) and filing.answers is not None,
        )
        for document in asked
    )
    if lacking:
        raise DocumentsMissing(documents="; ".join(lacking))
    return [*_listed(asked, by_id, filing), *_of_own_accord(filing.papers)]


def _listed(asked: Sequence[RequiredDocument], by_id: dict[UUID, Paper], filing: Filing) -> list[Handed]:
    return [
        Handed(
            document.name,
            document.id,
            by_id[document.id].originals if document.id in by_id else 0,
            by_id[document.id].copies if document.id in by_id else 0,
            is_form=bool(document.form_key) and filing.answers is not None,
        )
        for document in asked
        if _count(by_id.get(document.id)) or (document.form_key and filing.answers is not None)
    ]


def _of_own_accord(papers: Sequence[Paper]) -> list[Handed]:
    return [
        Handed(paper.name.strip(), None, paper.originals, paper.copies)
        for paper in papers
        if paper.required_id is None and paper.name.strip()
    ]


def _judge_form(
    filing: Filing, version: ProcedureVersion, asked: Sequence[RequiredDocument], day: date
) -> None:
    key = next((document.form_key for document in asked if document.form_key), "")
    if key and filing.answers is not None:
        must_be_valid(read_form(form_of(version.id, key).form), filing.answers, day=day)


def _count(paper: Paper | None) -> int:
    return paper.originals + paper.copies if paper else 0


def _short() -> str:
    return secrets.token_hex(4).upper()
