"""Sửa hồ sơ nhập sai: the wrong person or procedure, put right before anybody acted; else replaced."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.ending import withdraw
from motcua.casework.dossiers.actions.papers import judged_papers
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on
from motcua.casework.dossiers.actions.take_in import charge_for, filing_of, pass_on, promise_result, take_in
from motcua.casework.dossiers.actions.write import answers_json, name_people
from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    JointNotCorrected,
    MoneyTaken,
    NothingToCorrect,
    ReasonMissing,
    TooLateToCorrect,
    UnitChanged,
)
from motcua.casework.dossiers.events import ApplicantCorrected, DossierReplaced, ProcedureCorrected
from motcua.casework.dossiers.models import (
    KIND,
    Dossier,
    DossierCorrection,
    DossierLink,
    Filing,
)
from motcua.casework.dossiers.queries.acts import is_untouched
from motcua.casework.dossiers.queries.grounds import Ground, ground_for
from motcua.casework.dossiers.states import ENDED
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions import cancel_promise
from motcua.instruments.documents.actions import retake_documents
from motcua.instruments.fees.actions import cancel_charges
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.actions import stop_process
from motcua.instruments.workflow.queries import waiting_of


@act
def correct_applicant(
    dossier_id: UUID,
    *,
    person_id: UUID | None = None,
    entity_id: UUID | None = None,
    submitter_id: UUID | None = None,
    identity_paper: str = "",
    reason: str,
    by: Actor,
    at: datetime,
) -> Dossier:
    """Sửa chủ hồ sơ of a dossier on which nobody has acted since it was taken in.

    Raises NotAllowed, StateMoved, TooLateToCorrect, ReasonMissing, NothingToCorrect, ApplicantMissing,
    ApplicantWithoutNumber.
    """
    dossier = _correctable(dossier_id, reason, by)
    before, after = _applicant_id(dossier), person_id or entity_id
    if after is None:
        raise ApplicantMissing
    if after == before:
        raise NothingToCorrect
    filing = replace(
        filing_of(dossier),
        person_id=person_id,
        entity_id=entity_id,
        submitter_id=submitter_id,
        identity_paper=identity_paper,
    )
    name_people(dossier, filing)
    dossier.identity_paper = identity_paper.strip()
    dossier.save(update_fields=["applicant_person", "applicant_entity", "submitter", "identity_paper"])
    stop_process(KIND, dossier.id, by=by, at=at)
    pass_on(dossier, ground_for(filing, _day_of(dossier)), dossier.due_at, by=by, at=at)
    _write(dossier, DossierCorrection.Kind.APPLICANT, before, after, reason, by=by, at=at)
    tell(ApplicantCorrected(dossier.id, before, after), by=by, at=at)
    return dossier


@act
def correct_procedure(dossier_id: UUID, filing: Filing, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Sửa thủ tục of a dossier on which nobody has acted; its code, its number in the book and its people
    stay, its version, papers, promise and first hands are those of the filing.

    Raises NotAllowed, StateMoved, TooLateToCorrect, ReasonMissing, NothingToCorrect, UnitChanged, MoneyTaken,
    and what
    `take_in` raises of the filing itself.
    """
    dossier = _correctable(dossier_id, reason, by)
    if filing.unit_id != dossier.reception_unit_id:
        raise UnitChanged
    ground = ground_for(filing, _day_of(dossier))
    before = dossier.version_id
    if (ground.version.id, filing.case_number) == (before, dossier.case_number):
        raise NothingToCorrect
    handed = judged_papers(
        ground.version, filing.case_number, filing.papers, filing.answers, _day_of(dossier)
    )
    _set_aside(dossier, by=by, at=at)
    _make_it(dossier, filing, ground)
    promise = promise_result(dossier, ground, by=by, at=dossier.accepted_at or at)
    dossier.due_at = dossier.original_due_at = promise.due_at
    dossier.unlimited = promise.due_at is None
    way = pass_on(dossier, ground, promise.due_at, by=by, at=at)
    dossier.save()
    retake_documents(KIND, dossier.id, handed, by=by, at=at)
    charge_for(dossier, ground, by=by, at=at)
    _write(dossier, DossierCorrection.Kind.PROCEDURE, before, ground.version.id, reason, by=by, at=at)
    told = ProcedureCorrected(
        dossier.id,
        before,
        ground.version.id,
        ground.version.procedure.code,
        ground.decision.agency_id,
        dossier.due_at,
        way.run.process_id,
    )
    tell(told, by=by, at=at)
    return dossier


@act
def replace_dossier(dossier_id: UUID, filing: Filing, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Thay hồ sơ: withdraw the wrong one, take in another in its place, and link the two.

    Raises what `withdraw` and `take_in` raise.
    """
    old = withdraw(dossier_id, reason=reason, by=by, at=at)
    new = take_in(filing, by=by, at=at)
    DossierLink.objects.create(
        one=new, other=old, kind=DossierLink.Kind.REPLACES, linked_at=at, linked_by=by.id
    )
    tell(DossierReplaced(old.id, new.id), by=by, at=at)
    return new


def _correctable(dossier_id: UUID, reason: str, by: Actor) -> Dossier:
    """Give a dossier under lock that may still be put right, by who serves where it was taken in."""
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.code is None or dossier.state in ENDED:
        raise moved_on(dossier)
    if dossier.joint or dossier.whole_id is not None:
        raise JointNotCorrected(dossier_code=str(dossier))
    if not is_untouched(dossier, waiting_of(KIND, [dossier.id]).get(dossier.id)):
        raise TooLateToCorrect(dossier_code=str(dossier))
    if not reason.strip():
        raise ReasonMissing
    return dossier


def _set_aside(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """End what stood on the wrong procedure. Raises MoneyTaken if something was paid on it."""
    if any(row.state == Charge.State.PAID for row in charges_of(KIND, dossier.id)):
        raise MoneyTaken(dossier_code=str(dossier))
    stop_process(KIND, dossier.id, by=by, at=at)
    cancel_promise(KIND, dossier.id, by=by, at=at)
    cancel_charges(KIND, dossier.id, by=by, at=at)


def _make_it(dossier: Dossier, filing: Filing, ground: Ground) -> None:
    """Put what the filing says in place of what the row says; its code, day, unit and people stay."""
    dossier.version, dossier.case_number = ground.version, filing.case_number
    dossier.channel, dossier.return_way = filing.channel, filing.return_way
    dossier.answers, dossier.sets = answers_json(filing.answers, filing.sources), filing.sets
    dossier.exemptions = " ".join(filing.exemptions)
    dossier.decision_agency_id = ground.decision.agency_id
    dossier.competence_place_id = filing.competence_place_id


def _applicant_id(dossier: Dossier) -> UUID:
    one = dossier.applicant_person_id or dossier.applicant_entity_id
    if one is None:
        raise ApplicantMissing
    return one


def _day_of(dossier: Dossier) -> date:
    """Give the day on which the dossier was taken in: its rules are that day's."""
    return (dossier.accepted_at or dossier.submitted_at).astimezone(VN).date()


def _write(
    dossier: Dossier,
    kind: DossierCorrection.Kind,
    before: UUID,
    after: UUID,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    DossierCorrection.objects.create(
        dossier=dossier,
        kind=kind,
        before_id=before,
        after_id=after,
        reason=reason.strip(),
        corrected_at=at,
        corrected_by=by.id,
    )
