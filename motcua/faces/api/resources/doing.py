"""From what is said of an act to the verb that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from motcua.casework.dossiers.actions import (
    NewResult,
    Receiving,
    accept_dossier,
    apologise,
    apologise_late,
    archive,
    claim_step,
    correct_applicant,
    correct_procedure,
    finish_step,
    go_on,
    halt,
    hand_over,
    hand_step_on,
    put_scan,
    receive_supplement,
    record_result,
    refuse,
    request_supplement,
    return_step,
    stop,
    withdraw,
    write_note,
)
from motcua.casework.dossiers.errors import StepElsewhere
from motcua.casework.dossiers.models import KIND, Filing
from motcua.casework.dossiers.queries import dossier
from motcua.faces.api.resources import act_shapes as shapes
from motcua.faces.api.resources.dossiers import id_of
from motcua.faces.api.resources.files import file_by_ticket
from motcua.faces.api.resources.filings import put_files
from motcua.faces.api.resources.people import applicant_of, person_of
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.instruments.workflow.errors import ReceiverNotAtPost
from motcua.instruments.workflow.queries import task_for
from motcua.registers.organisations.errors import OfficerUnknown
from motcua.registers.organisations.queries import officer_by_code


@dataclass(frozen=True)
class On:
    """On which dossier something is done, by whom, when."""

    dossier_id: UUID
    by: Actor
    at: datetime

    @property
    def who_and_when(self) -> dict[str, Any]:  # Any: keyword arguments of every verb
        """Give what every verb takes."""
        return {"by": self.by, "at": self.at}

    def task_id(self, named: UUID | None) -> UUID:
        """Give the task named, or the one of the dossier that concerns who asks. Raises StepElsewhere."""
        if named is not None:
            return named
        current = task_for(KIND, self.dossier_id, self.by)
        if current is None:
            raise StepElsewhere
        return current.id


def do(dossier_id: UUID, said: shapes.ActIn, *, by: Actor) -> None:
    """Do an act. Raises what its verb raises."""
    DOING[type(said)](On(dossier_id, by, clock.now()), said)


def _claim(on: On, said: shapes.Claim) -> None:
    claim_step(on.dossier_id, on.task_id(said.task), **on.who_and_when)


def _finish(on: On, said: shapes.Finish) -> None:
    finish_step(
        on.dossier_id,
        on.task_id(said.task),
        outcome=said.outcome,
        words=said.words,
        **on.who_and_when,
    )


def _return(on: On, said: shapes.Return) -> None:
    return_step(
        on.dossier_id,
        on.task_id(said.task),
        said.to_step,
        reason=said.reason,
        reason_key=said.reason_key,
        **on.who_and_when,
    )


def _hand_on(on: On, said: shapes.HandOn) -> None:
    hand_step_on(on.dossier_id, on.task_id(said.task), _receiver(said.receiver), **on.who_and_when)


def _receiver(named: str) -> UUID:
    """Give the account of an officer named by code, or the account named by id. Raises ReceiverNotAtPost."""
    account_id = id_of(named)
    if account_id is not None:
        return account_id
    try:
        found = officer_by_code(named).account_id
    except OfficerUnknown as unknown:
        raise ReceiverNotAtPost(title=named) from unknown
    if found is None:
        raise ReceiverNotAtPost(title=named)
    return found


def _accept(on: On, said: shapes.Accept) -> None:
    accept_dossier(on.dossier_id, **on.who_and_when)


def _refuse(on: On, said: shapes.Refuse) -> None:
    refuse(on.dossier_id, reason=said.reason, **on.who_and_when)


def _withdraw(on: On, said: shapes.Withdraw) -> None:
    withdraw(on.dossier_id, reason=said.reason, **on.who_and_when)


def _request_supplement(on: On, said: shapes.RequestSupplement) -> None:
    request_supplement(on.dossier_id, said.items, reason=said.reason, again=said.again, **on.who_and_when)


def _receive_supplement(on: On, said: shapes.ReceiveSupplement) -> None:
    papers = [paper.paper() for paper in said.papers]
    receive_supplement(on.dossier_id, papers, answers=said.answers, **on.who_and_when)
    put_files(on.dossier_id, said.papers, **on.who_and_when)


def _record_result(on: On, said: shapes.RecordResult) -> None:
    file, name = file_by_ticket(said.file, on.by)
    new = NewResult(said.title, said.number, said.issued_on, file, name)
    record_result(on.dossier_id, new, **on.who_and_when)


def _hand_over(on: On, said: shapes.HandOverResult) -> None:
    receiving = Receiving(said.receiver, said.name, said.number, said.method, said.originals_returned)
    hand_over(on.dossier_id, receiving, **on.who_and_when)


def _apologise(on: On, said: shapes.Apologise) -> None:
    apologise(on.dossier_id, until=said.until, reason=said.reason, **on.who_and_when)


def _apologise_late(on: On, said: shapes.ApologiseLate) -> None:
    apologise_late(on.dossier_id, expected_at=said.expected_at, reason=said.reason, **on.who_and_when)


def _halt(on: On, said: shapes.Halt) -> None:
    halt(on.dossier_id, said.ground, words=said.words, **on.who_and_when)


def _go_on(on: On, said: shapes.GoOn) -> None:
    go_on(on.dossier_id, **on.who_and_when)


def _stop(on: On, said: shapes.Stop) -> None:
    stop(on.dossier_id, said.ground, reason=said.reason, **on.who_and_when)


def _archive(on: On, said: shapes.Archive) -> None:
    archive(on.dossier_id, **on.who_and_when)


def _write_note(on: On, said: shapes.WriteNote) -> None:
    write_note(on.dossier_id, said.text, **on.who_and_when)


def _put_scan(on: On, said: shapes.PutScan) -> None:
    file, name = file_by_ticket(said.file, on.by)
    put_scan(on.dossier_id, said.document, file, name=name, **on.who_and_when)


def _correct_applicant(on: On, said: shapes.CorrectApplicant) -> None:
    person_id, entity_id = applicant_of(said.applicant, **on.who_and_when)
    submitter_id = person_of(said.submitter, **on.who_and_when) if said.submitter else None
    correct_applicant(
        on.dossier_id,
        person_id=person_id,
        entity_id=entity_id,
        submitter_id=submitter_id,
        reason=said.reason,
        **on.who_and_when,
    )


def _correct_procedure(on: On, said: shapes.CorrectProcedure) -> None:
    filing = Filing(
        procedure_code=said.procedure,
        unit_id=dossier(on.dossier_id, on.by).reception_unit_id,
        case_number=said.case_number,
        return_way=said.return_way,
        answers=said.answers,
        papers=tuple(paper.paper() for paper in said.papers),
    )
    correct_procedure(on.dossier_id, filing, reason=said.reason, **on.who_and_when)
    put_files(on.dossier_id, said.papers, **on.who_and_when)


DOING: Final[dict[type, Callable[[On, Any], None]]] = {  # Any: each its own shape
    shapes.Claim: _claim,
    shapes.Finish: _finish,
    shapes.Return: _return,
    shapes.HandOn: _hand_on,
    shapes.Accept: _accept,
    shapes.Refuse: _refuse,
    shapes.Withdraw: _withdraw,
    shapes.RequestSupplement: _request_supplement,
    shapes.ReceiveSupplement: _receive_supplement,
    shapes.RecordResult: _record_result,
    shapes.HandOverResult: _hand_over,
    shapes.Apologise: _apologise,
    shapes.ApologiseLate: _apologise_late,
    shapes.Halt: _halt,
    shapes.GoOn: _go_on,
    shapes.Stop: _stop,
    shapes.Archive: _archive,
    shapes.WriteNote: _write_note,
    shapes.PutScan: _put_scan,
    shapes.CorrectApplicant: _correct_applicant,
    shapes.CorrectProcedure: _correct_procedure,
}
