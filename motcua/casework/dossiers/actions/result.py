"""Ghi nhận kết quả and trả kết quả: what the dossier was about comes to be, and comes into the right hand."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.letters import tell_handed_over, tell_result_ready
from motcua.casework.dossiers.actions.rows import applicant_name, locked_dossier, must_move
from motcua.casework.dossiers.errors import (
    HandedOverTogether,
    ReceiverMissing,
    ResultAlreadyRecorded,
    StepElsewhere,
)
from motcua.casework.dossiers.events import DossierHandedOver, ResolvedWithoutPaper, ResultRecorded
from motcua.casework.dossiers.models import KIND, Dossier, HandOver, State
from motcua.casework.dossiers.queries.acts import RESULT_STEPS
from motcua.casework.dossiers.queries.joint import may_hand_over_in_parts, resolved_parts
from motcua.casework.dossiers.queries.result_paper import Draft, result_paper
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.seals.actions import seal_pdf
from motcua.foundation.text import moment_words, tidy
from motcua.foundation.writing import update
from motcua.instruments.deadlines.actions import meet_promise
from motcua.instruments.documents.actions import keep_result, return_originals
from motcua.instruments.documents.models import Result
from motcua.instruments.workflow.actions import complete_task
from motcua.instruments.workflow.models import StepKind
from motcua.instruments.workflow.queries import task_for, waiting_of


@dataclass(frozen=True)
class NewResult:
    """The result as it is to be recorded."""

    title: str
    number: str
    issued_on: date
    file: StoredFile
    file_name: str
    source: Result.Source = Result.Source.UPLOADED


@dataclass(frozen=True)
class NewPaper:
    """What its signer puts to a result that is made here."""

    title: str
    number: str
    issued_on: date


@dataclass(frozen=True)
class Receiving:
    """Who comes for the result, and how it is given."""

    receiver: HandOver.Receiver = HandOver.Receiver.APPLICANT
    name: str = ""
    number: str = ""
    method: HandOver.Method = HandOver.Method.IN_PERSON
    originals_returned: bool = True


@act
def record_result(dossier_id: UUID, new: NewResult, *, by: Actor, at: datetime) -> Result:
    """Ghi nhận kết quả with its file, in the step that signs or issues it: RESOLVED, and the promise is met.

    Whether it was in time is settled here, not by the day on which somebody comes for it.

    Raises NotAllowed, StateMoved, StepElsewhere, ResultAlreadyRecorded, TitleMissing.
    """
    dossier = locked_dossier(dossier_id)
    task = task_for(KIND, dossier.id, by)
    right = access.right_of(by, task) if task else access.HANDLE
    must(by, right, unit=task.agency_id if task else dossier.decision_agency_id)
    if dossier.resolved_at is not None:
        at_words = moment_words(dossier.resolved_at.astimezone(VN))
        raise ResultAlreadyRecorded(dossier_code=str(dossier), at=at_words)
    must_move(dossier, State.RESOLVED)
    if task is None or StepKind(task.kind) not in RESULT_STEPS:
        raise StepElsewhere
    result = keep_result(
        KIND,
        dossier.id,
        title=new.title,
        number=new.number,
        issued_on=new.issued_on,
        source=new.source,
        file=new.file,
        file_name=new.file_name,
        by=by,
        at=at,
    )
    word = meet_promise(KIND, dossier.id, by=by, at=at)
    dossier.state, dossier.resolved_at = State.RESOLVED, at
    update(dossier, "state", "resolved_at")
    tell(ResultRecorded(dossier.id, result.id, new.file.sha256, word), by=by, at=at)
    if dossier.whole_id is None:
        tell_result_ready(dossier, by=by, at=at)
    return result


def resolve_without_paper(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Giải quyết xong of a dossier whose process makes no paper: RESOLVED, and the promise is met.

    It is a part of finishing the last step before the answer, which says who may.
    """
    word = meet_promise(KIND, dossier.id, by=by, at=at)
    dossier.state, dossier.resolved_at = State.RESOLVED, at
    update(dossier, "state", "resolved_at")
    tell(ResolvedWithoutPaper(dossier.id, word), by=by, at=at)
    if dossier.whole_id is None:
        tell_result_ready(dossier, by=by, at=at)


@act
def issue_result(dossier_id: UUID, new: NewPaper, *, by: Actor, at: datetime) -> Result:
    """Ký số kết quả lập trên hệ thống: make the paper from the answers, seal it, record it, in one.

    Raises NotAllowed, PaperNotMade, what the seal raises, and what `record_result` raises.
    """
    dossier = locked_dossier(dossier_id)
    task = task_for(KIND, dossier.id, by)
    if task is None or StepKind(task.kind) is not StepKind.SIGN:
        raise StepElsewhere
    must(by, access.APPROVE, unit=task.agency_id)
    signer = names_of([by.id]).get(by.id, "")
    role = next((seat.title for seat in by.seats if seat.agency_id == task.agency_id), "")
    draft = Draft(new.title, new.number, new.issued_on, signer, role)
    pdf = result_paper(dossier, draft, at=at)
    sealed = seal_pdf(pdf, signer_name=signer, reason=new.title, by=by, at=at)
    name = f"{dossier.code}-ket-qua.pdf"
    file = keep_file(BytesIO(sealed), name=name, by=by, at=at, made_here=True)
    made = NewResult(new.title, new.number, new.issued_on, file, name, Result.Source.PRODUCED)
    return record_result(dossier.id, made, by=by, at=at)


@act
def hand_over(dossier_id: UUID, receiving: Receiving, *, by: Actor, at: datetime) -> HandOver:
    """Trả kết quả to who comes for it; originals go back with it, and the dossier's way is done.

    With a joint dossier go the results of all its parts. A part by itself is handed over before the others
    only where its procedure says so.
    Raises NotAllowed, StateMoved, StepElsewhere, ReceiverMissing, HandedOverTogether.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.return_unit_id, access.HAND_OVER)
    must_move(dossier, State.HANDED_OVER)
    name = _receiver_name(dossier, receiving)
    if dossier.whole_id is not None:
        _must_go_alone(dossier)
    else:
        _finish_way(dossier, by=by, at=at)
    if dossier.joint:
        for part in resolved_parts(dossier.id):
            _give(part, receiving, name, 0, by=by, at=at)
    returned = return_originals(KIND, dossier.id, by=by, at=at) if receiving.originals_returned else 0
    handed = _give(dossier, receiving, name, returned, by=by, at=at)
    if dossier.whole_id is None:
        tell_handed_over(dossier, by=by, at=at)
    return handed


def _must_go_alone(part: Dossier) -> None:
    """Pass a part whose way is done and whose result may go before the others'."""
    if part.whole is not None and not may_hand_over_in_parts(part.whole):
        raise HandedOverTogether(dossier_code=str(part.whole))
    if waiting_of(KIND, [part.id]):
        raise StepElsewhere


def _finish_way(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    task = task_for(KIND, dossier.id, by)
    if task is None or task.kind != StepKind.HAND_OVER:
        raise StepElsewhere
    complete_task(task.id, by=by, at=at)


def _give(
    dossier: Dossier, receiving: Receiving, name: str, returned: int, *, by: Actor, at: datetime
) -> HandOver:
    """Write down who received a dossier's result."""
    handed = HandOver.objects.create(
        dossier=dossier,
        method=receiving.method,
        receiver=receiving.receiver,
        receiver_name=name,
        receiver_number="".join(receiving.number.split()),
        originals_returned=returned > 0,
        handed_at=at,
        handed_by=by.id,
    )
    dossier.state, dossier.ended_at = State.HANDED_OVER, at
    update(dossier, "state", "ended_at")
    tell(DossierHandedOver(dossier.id, receiving.method, receiving.receiver, returned), by=by, at=at)
    return handed


def _receiver_name(dossier: Dossier, receiving: Receiving) -> str:
    if receiving.receiver == HandOver.Receiver.APPLICANT:
        return applicant_name(dossier)
    if receiving.receiver == HandOver.Receiver.SUBMITTER and dossier.submitter:
        return str(dossier.submitter)
    name = tidy(receiving.name)
    if not name:
        raise ReceiverMissing
    return name
