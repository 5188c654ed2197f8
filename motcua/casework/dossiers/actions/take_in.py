"""Tiếp nhận: a filing becomes a dossier with a code, a promised moment and a first pair of hands."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.answer import answer_given, promise_answer
from motcua.casework.dossiers.actions.joint import divide
from motcua.casework.dossiers.actions.letters import tell_accepted, tell_submitted
from motcua.casework.dossiers.actions.numbers import Numbers, give_numbers
from motcua.casework.dossiers.actions.papers import judged_papers
from motcua.casework.dossiers.actions.rows import applicant_name, locked_dossier
from motcua.casework.dossiers.actions.write import must_be_timely, new_dossier
from motcua.casework.dossiers.errors import NotAwaitingAcceptance, UnitCodeMissing
from motcua.casework.dossiers.events import DossierAccepted, DossierEnteredLate, DossierSubmitted
from motcua.casework.dossiers.models import KIND, Dossier, Filing, State
from motcua.casework.dossiers.queries.answers import declared
from motcua.casework.dossiers.queries.grounds import Ground, ground_for
from motcua.casework.dossiers.queries.joint import PlannedPart, latest, parts_planned
from motcua.casework.dossiers.queries.kept import lines_of
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.writing import insert
from motcua.instruments.deadlines.actions import start_promise
from motcua.instruments.deadlines.models import Promise, Unit
from motcua.instruments.documents.actions import take_documents
from motcua.instruments.fees.actions import charge
from motcua.instruments.workflow.actions import open_process
from motcua.instruments.workflow.models import Advance, Card
from motcua.registers.procedures.models import Channel


@act
def take_in(filing: Filing, *, by: Actor, at: datetime) -> Dossier:
    """Tiếp nhận tại quầy: check, take in, promise and pass on, in one.

    What came on paper while nothing could be entered is taken in as of `filing.received_at`, with a reason.
    Raises NotAllowed if `by` does not serve at the unit; ApplicantMissing, ApplicantWithoutNumber,
    DocumentsMissing, CountOdd and InvalidAnswers for what the filing lacks; ReceivedInFuture,
    ReceivedTooLongAgo, LateReasonMissing for a late entry; and what `ground_for` raises.
    """
    access.must_serve(by, filing.unit_id)
    since = filing.received_at or at
    day = since.astimezone(VN).date()
    ground = ground_for(filing, day)
    must_be_timely(filing, ground.where.working, at)
    handed = judged_papers(ground.version, filing.case_number, filing.papers, filing.answers, day)
    dossier = new_dossier(filing, ground, since=since, at=at)
    accept(dossier, ground, since=since, by=by, at=at, is_new=True)
    take_documents(KIND, dossier.id, handed, by=by, at=at)
    if filing.received_at is not None:
        tell(DossierEnteredLate(dossier.id, since), by=by, at=at)
    return dossier


@act
def submit(filing: Filing, *, is_complete: bool = True, by: Actor, at: datetime) -> Dossier:
    """Nộp: put a filing down to be taken in later; what lacks may be asked for once it is there.

    Raises what `take_in` raises of the filing itself.
    """
    return put_down(filing, submission_id(at), since=at, is_complete=is_complete, by=by, at=at)


def put_down(
    filing: Filing, number: str, *, since: datetime, is_complete: bool, by: Actor, at: datetime
) -> Dossier:
    """Put a filing down under a number, as it came at `since`, within an act. Raises as `submit`."""
    day = since.astimezone(VN).date()
    ground = ground_for(filing, day)
    handed = judged_papers(
        ground.version, filing.case_number, filing.papers, filing.answers, day, is_complete=is_complete
    )
    dossier = new_dossier(filing, ground, since=since, at=at)
    dossier.state, dossier.submission_id = State.SUBMITTED, number
    insert([dossier])
    take_documents(KIND, dossier.id, handed, by=by, at=at)
    told = DossierSubmitted(
        dossier.id,
        number,
        ground.version.procedure.code,
        ground.version.id,
        filing.unit_id,
        filing.channel,
    )
    tell(told, by=by, at=at)
    promised = promise_answer(dossier, ground, by=by, at=since)
    if promised is not None:
        tell_submitted(dossier, ground.unit, promised.due_at, by=by, at=at)
    return dossier


@act
def accept_dossier(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """Tiếp nhận: take a submitted dossier in, and promise the day of its result.

    Raises NotAllowed if `by` does not serve at the dossier's one-stop unit, NotAwaitingAcceptance if its
    turn for acceptance is past, and what `ground_for` raises.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.state != State.SUBMITTED:
        raise NotAwaitingAcceptance(state=dossier.get_state_display())
    answer_given(dossier, by=by, at=at)
    return accept_anew(dossier, by=by, at=at)


def accept_anew(dossier: Dossier, *, by: Actor, at: datetime) -> Dossier:
    """Take in what was put down before, under the version of the day on which it is taken in."""
    ground = ground_for(filing_of(dossier), at.astimezone(VN).date())
    dossier.version = ground.version
    return accept(dossier, ground, since=at, by=by, at=at, is_new=False)


def filing_of(dossier: Dossier) -> Filing:
    """Give back of a dossier what its ground stands on."""
    return Filing(
        procedure_code=dossier.version.procedure.code,
        unit_id=dossier.reception_unit_id,
        channel=Channel(dossier.channel),
        case_number=dossier.case_number,
        competence_place_id=dossier.competence_place_id,
    )


def accept(
    dossier: Dossier, ground: Ground, *, since: datetime, by: Actor, at: datetime, is_new: bool
) -> Dossier:
    """Number, promise from `since`, pass on, write, tell. Raises UnitCodeMissing."""
    day = since.astimezone(VN).date()
    if not ground.unit_code:
        raise UnitCodeMissing
    parts = parts_planned(filing_of(dossier), ground, since)
    dossier.joint = bool(parts)
    numbers = give_numbers(ground.unit.id, ground.unit_code, day)
    dossier.code = numbers.code
    promise = promise_result(dossier, ground, parts, is_new=is_new, by=by, at=since)
    way = pass_on(dossier, ground, promise.due_at, is_new=is_new, by=by, at=at)
    put_numbers(dossier, numbers, promise.due_at, by, since)
    if is_new:
        insert([dossier])
    else:
        dossier.save()
    tell(told_of_acceptance(dossier, ground, way.run.process_id), by=by, at=since)
    charge_for(dossier, ground, by=by, at=at)
    tell_accepted(dossier, ground.unit, is_new=is_new, by=by, at=at)
    if parts:
        divide(dossier, parts, since=since, by=by, at=at)
    return dossier


def charge_for(dossier: Dossier, ground: Ground, *, by: Actor, at: datetime) -> None:
    """Freeze what is to be paid for the dossier. Raises ExemptionUnknown."""
    lines = lines_of(ground.version, Channel(dossier.channel), dossier.case_number, dossier.exempted)
    charge(KIND, dossier.id, lines, by=by, at=at)


def promise_result(
    dossier: Dossier,
    ground: Ground,
    parts: Sequence[PlannedPart] = (),
    *,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> Promise:
    """Promise the result by the ground's limit, from `at` on; of a whole, as the last of its parts is due."""
    last = latest([one.clock for one in parts])
    return start_promise(
        KIND,
        dossier.id,
        unit=last.unit if last else Unit(ground.limit.unit),
        quantity=last.quantity if last else ground.limit.quantity,
        cut_off_hour=last.cut_off_hour if last else ground.limit.cut_off_hour,
        where=ground.where,
        source=ground.source,
        counted_from=last.counted_from if last else None,
        is_new=is_new,
        by=by,
        at=at,
    )


def pass_on(
    dossier: Dossier,
    ground: Ground,
    due_at: datetime | None,
    *,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> Advance:
    """Put the dossier in the hands of whoever does its next step."""
    return open_process(
        KIND,
        dossier.id,
        steps=ground.steps,
        agencies=ground.agencies,
        card=Card(dossier.code or "", ground.version.title, applicant_name(dossier), ground.unit.term.name),
        urgent_at=due_at,
        where=ground.where,
        drawing=ground.drawing,
        answers=declared(dossier) if ground.drawing else None,
        done=ground.accepting_steps,
        is_new=is_new,
        by=by,
        at=at,
    )


def put_numbers(dossier: Dossier, numbers: Numbers, due_at: datetime | None, by: Actor, at: datetime) -> None:
    """Make a dossier one that was taken in: its number in the book, by whom and when, its promised moment."""
    dossier.book_year, dossier.book_number = numbers.book_year, numbers.book_number
    dossier.state, dossier.accepted_at, dossier.accepted_by = State.ACCEPTED, at, by.id
    dossier.due_at, dossier.original_due_at, dossier.unlimited = due_at, due_at, due_at is None


def told_of_acceptance(dossier: Dossier, ground: Ground, process_id: UUID) -> DossierAccepted:
    """Say that a dossier was taken in."""
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


def submission_id(at: datetime) -> str:
    """Make a new name for what was put down and not yet taken in: N231120-1A2B3C4D."""
    return f"N{at.astimezone(VN):%y%m%d}-{secrets.token_hex(4).upper()}"
