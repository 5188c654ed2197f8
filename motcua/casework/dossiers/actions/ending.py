"""Rút, từ chối, lưu trữ: a dossier that ends before its result, and one that is put away."""

from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.answer import answer_given, answer_not_wanted
from motcua.casework.dossiers.actions.halts import end_halt
from motcua.casework.dossiers.actions.joint import part_ended, withdraw_parts
from motcua.casework.dossiers.actions.letters import tell_refused
from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.dossiers.actions.rows import (
    drop_supplement,
    locked_dossier,
    moved_on,
    must_move,
    must_stand_alone,
)
from motcua.casework.dossiers.actions.take_in import submit
from motcua.casework.dossiers.errors import ReasonMissing
from motcua.casework.dossiers.events import (
    DossierArchived,
    DossierRefused,
    DossierWithdrawn,
    OriginalsGivenBack,
)
from motcua.casework.dossiers.models import FORM_REFUSAL, KIND, Dossier, DossierPart, Filing, State
from motcua.casework.dossiers.states import CLOCK_STANDS, ENDED
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.instruments.deadlines.actions import cancel_promise, meet_promise
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.documents.actions import return_originals
from motcua.instruments.documents.errors import OriginalsHere
from motcua.instruments.documents.queries import documents_of, originals_here
from motcua.instruments.fees.actions import cancel_charges
from motcua.instruments.workflow.actions import stop_process


@act
def withdraw(dossier_id: UUID, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Rút hồ sơ at the applicant's wish, as long as there is no result; originals go back at the counter.

    By an officer at the counter, or by the applicant himself; then the originals wait for him there.
    Raises NotAllowed, DossierUnknown (somebody else's), StateMoved, ReasonMissing.
    """
    dossier = locked_dossier(dossier_id)
    is_owner = access.must_take_back(by, dossier, at.astimezone(VN).date())
    must_move(dossier, State.WITHDRAWN)
    _must_say_why(reason)
    withdraw_parts(dossier, reason, by=by, at=at)
    if dossier.accepted_at is not None:
        stop_process(KIND, dossier.id, by=by, at=at)
        cancel_promise(KIND, dossier.id, by=by, at=at)
        cancel_charges(KIND, dossier.id, by=by, at=at)
    else:
        answer_not_wanted(dossier, by=by, at=at)
    if not is_owner:
        return_originals(KIND, dossier.id, by=by, at=at)
    end_early(dossier, State.WITHDRAWN, reason, by=by, at=at)
    tell(DossierWithdrawn(dossier.id), by=by, at=at)
    part_ended(dossier, DossierPart.State.DROPPED, by=by, at=at)
    return dossier


@act
def refuse(dossier_id: UUID, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Từ chối (mẫu 03): before acceptance at the counter, after it by who approves where it is decided.

    After acceptance the refusal is the answer that was promised; it is settled here whether it is in time.
    Raises NotAllowed, CarriersDecideNothing, StateMoved, ReasonMissing.
    """
    dossier = locked_dossier(dossier_id)
    if dossier.code is None:
        access.must_serve(by, dossier.reception_unit_id)
        access.must_decide(by)
    else:
        must(by, access.APPROVE, unit=dossier.decision_agency_id)
    must_move(dossier, State.REFUSED)
    must_stand_alone(dossier)
    _must_say_why(reason)
    dossier.refused_by = by.id
    dossier.refusal_number = give_sheet_number(
        dossier.reception_unit_id, FORM_REFUSAL, at.astimezone(VN).date()
    )
    word = ""
    if dossier.accepted_at is None:
        answer_given(dossier, by=by, at=at)
        return_originals(KIND, dossier.id, by=by, at=at)
    else:
        stop_process(KIND, dossier.id, by=by, at=at)
        word = meet_promise(KIND, dossier.id, by=by, at=at)
        cancel_charges(KIND, dossier.id, by=by, at=at)
    end_early(dossier, State.REFUSED, reason, by=by, at=at)
    tell(DossierRefused(dossier.id, dossier.accepted_at is not None, word), by=by, at=at)
    tell_refused(dossier, by=by, at=at)
    part_ended(dossier, DossierPart.State.REFUSED, by=by, at=at)
    return dossier


@act
def turn_away(filing: Filing, *, reason: str, by: Actor, at: datetime) -> Dossier:
    """Từ chối tiếp nhận tại quầy: what is brought is put down and refused at once, so that it is on record.

    Raises NotAllowed, and what `submit` and `refuse` raise.
    """
    access.must_serve(by, filing.unit_id)
    return refuse(submit(filing, is_complete=False, by=by, at=at).id, reason=reason, by=by, at=at)


@act
def give_originals_back(dossier_id: UUID, *, by: Actor, at: datetime) -> int:
    """Trả lại bản chính at the counter once a dossier has ended, and count the papers.

    Raises NotAllowed, StateMoved.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.return_unit_id, access.HAND_OVER)
    if dossier.state not in ENDED:
        raise moved_on(dossier)
    returned = return_originals(KIND, dossier.id, by=by, at=at)
    if returned:
        tell(OriginalsGivenBack(dossier.id, returned), by=by, at=at)
    return returned


@act
def archive(dossier_id: UUID, *, by: Actor, at: datetime) -> Dossier:
    """Lưu trữ what has ended, by who handled it or who took it in.

    Raises NotAllowed, StateMoved, and OriginalsHere where what came to no result holds papers that are to
    go back.
    """
    dossier = locked_dossier(dossier_id)
    if not by.may(access.ACCEPT, unit=dossier.reception_unit_id):
        must(by, access.HANDLE, unit=dossier.decision_agency_id)
    must_move(dossier, State.ARCHIVED)
    if dossier.resolved_at is None and originals_here(documents_of(KIND, dossier.id)):
        raise OriginalsHere
    dossier.state, dossier.archived_at = State.ARCHIVED, max(at, dossier.ended_at or at)
    dossier.save(update_fields=["state", "archived_at"])
    tell(DossierArchived(dossier.id), by=by, at=at)
    return dossier


def _must_say_why(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing


def end_early(dossier: Dossier, state: State, reason: str, *, by: Actor, at: datetime) -> None:
    """End a dossier under lock before it has a result; whatever it waited for is closed.

    Its clock that stood until now has moved its day by as long: nobody is late for what somebody else owed.
    """
    if dossier.state in CLOCK_STANDS and dossier.due_at is not None:
        promise = promise_of(KIND, dossier.id)
        dossier.due_at = promise.due_at if promise is not None else dossier.due_at
    if dossier.state == State.AWAITING_SUPPLEMENT:
        drop_supplement(dossier, by=by, at=at)
    if dossier.state == State.PAUSED:
        end_halt(dossier, by=by, at=at)
    dossier.state, dossier.ended_at, dossier.end_reason = state, at, reason.strip()
    dossier.save(update_fields=["state", "due_at", "ended_at", "end_reason", "refused_by", "refusal_number"])
