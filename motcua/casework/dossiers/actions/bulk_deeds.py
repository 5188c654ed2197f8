"""What each deed makes of a dossier in the making: as the single verb of its name, done in memory."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.bulk_book import (
    Book,
    Case,
    Deed,
    Verb,
    lasting_of,
    series_of_form,
    watched_dossier,
)
from motcua.casework.dossiers.actions.bulk_guards import must_be_new, must_do, must_say_why, receiver_name
from motcua.casework.dossiers.actions.bulk_papers import put_past_scan, take_papers
from motcua.casework.dossiers.actions.bulk_still import keep_clock, waits_on_others
from motcua.casework.dossiers.actions.papers import judged_papers
from motcua.casework.dossiers.actions.rows import must_move
from motcua.casework.dossiers.actions.take_in import put_numbers, submission_id, told_of_acceptance
from motcua.casework.dossiers.errors import (
    DoneInParts,
    HandOverIsAnAct,
    NotAwaitingAcceptance,
    NothingAsked,
    ResultMissing,
    StepElsewhere,
    UnitCodeMissing,
)
from motcua.casework.dossiers.events import (
    DossierArchived,
    DossierHandedOver,
    DossierRefused,
    DossierSubmitted,
    DossierWithdrawn,
    ResolvedWithoutPaper,
    ResultRecorded,
    StepClaimed,
    StepDone,
    StepReturned,
    SupplementAsked,
    SupplementReceived,
)
from motcua.casework.dossiers.models import (
    FORM_REFUSAL,
    FORM_SUPPLEMENT,
    KIND,
    HandOver,
    State,
    Supplement,
)
from motcua.casework.dossiers.queries.acts import RESULT_STEPS, needs_result
from motcua.casework.dossiers.queries.joint import is_joint
from motcua.casework.dossiers.queries.kept import lines_of
from motcua.casework.dossiers.states import CLOCK_STANDS, RUNNING
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.foundation.drafts import draft
from motcua.foundation.text import tidy
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.documents.errors import OriginalsHere, TitleMissing
from motcua.instruments.documents.models import Result
from motcua.instruments.documents.queries import originals_here
from motcua.instruments.workflow.models import Card, StepKind
from motcua.registers.procedures.models import Channel

Doing = Callable[[Book, Case, Deed], None]


def _take_in(book: Book, case: Case, deed: Deed) -> None:
    access.must_serve(deed.by, case.dossier.reception_unit_id)
    must_be_new(case)
    take_papers(book, case, deed)
    _accept(book, case, deed)


def _submit(book: Book, case: Case, deed: Deed) -> None:
    dossier, filing = case.dossier, case.life.filing
    must_be_new(case)
    take_papers(book, case, deed)
    dossier.state, dossier.submission_id = State.SUBMITTED, submission_id(deed.at)
    code = case.ground.version.procedure.code
    about = (dossier.submission_id, code, case.ground.version.id, filing.unit_id, filing.channel)
    book.journal.note(DossierSubmitted(dossier.id, *about), case, watched_dossier)
    if filing.channel == Channel.ONLINE:
        book.promise_answer(case, deed.at)


def _accept_submitted(book: Book, case: Case, deed: Deed) -> None:
    access.must_serve(deed.by, case.dossier.reception_unit_id)
    if case.dossier.state != State.SUBMITTED:
        raise NotAwaitingAcceptance(state=case.dossier.get_state_display())
    _answered(book, case, deed)
    case.ground = book.eras.ground(case.life.filing, deed.at.astimezone(VN).date())
    case.dossier.version = case.ground.version
    case.lasting = lasting_of(case.dossier)
    _accept(book, case, deed)


def _accept(book: Book, case: Case, deed: Deed) -> None:
    dossier, ground, by, at = case.dossier, case.ground, deed.by, deed.at
    if not ground.unit_code:
        raise UnitCodeMissing
    if is_joint(ground.version, dossier.case_number):
        raise DoneInParts(dossier_code=str(dossier))
    case.promise = book.promises.start(
        KIND,
        dossier.id,
        unit=Unit(ground.limit.unit),
        quantity=ground.limit.quantity,
        cut_off_hour=ground.limit.cut_off_hour,
        where=ground.where,
        source=ground.source,
        at=at,
    )
    due_at = case.promise.promise.due_at
    numbers = book.numbers(ground.unit.id, ground.unit_code, at.astimezone(VN).date())
    dossier.code = numbers.code
    case.way = book.runs.open(
        KIND,
        dossier.id,
        steps=ground.steps,
        agencies=ground.agencies,
        card=Card(numbers.code, ground.version.title, case.life.applicant_name, ground.unit.term.name),
        urgent_at=due_at,
        where=ground.where,
        drawing=ground.drawing,
        done=ground.accepting_steps,
        by=by,
        at=at,
    )
    put_numbers(dossier, numbers, due_at, by, at)
    told = told_of_acceptance(dossier, ground, case.way.run.process_id)
    book.journal.note(told, case, watched_dossier)
    lines = lines_of(ground.version, Channel(dossier.channel), dossier.case_number, dossier.exempted)
    book.charges.charge(KIND, dossier.id, lines, at=at)


def _claim(book: Book, case: Case, deed: Deed) -> None:
    task = case.run.task
    must_do(deed.by, task)
    if book.runs.claim(case.run, by=deed.by, at=deed.at):
        told = StepClaimed(case.dossier.id, task.id, task.step)
        book.journal.note(told, case, watched_dossier)


def _finish(book: Book, case: Case, deed: Deed) -> None:
    dossier, task = case.dossier, case.run.task
    must_do(deed.by, task)
    if task.kind == StepKind.HAND_OVER:
        raise HandOverIsAnAct(title=task.title)
    if dossier.resolved_at is None and needs_result(task):
        raise ResultMissing(title=task.title)
    if dossier.state not in RUNNING | {State.RESOLVED} and not waits_on_others(case):
        raise StepElsewhere
    opened = book.runs.finish(case.run, by=deed.by, at=deed.at)
    if dossier.state == State.ACCEPTED:
        dossier.state = State.IN_PROGRESS
    told = StepDone(dossier.id, task.id, task.step, opened.step if opened else "")
    book.journal.note(told, case, watched_dossier)
    keep_clock(book, case, deed.at)
    if opened and opened.kind == StepKind.HAND_OVER and dossier.resolved_at is None:
        word = book.promises.meet(case.promised, at=deed.at)
        dossier.state, dossier.resolved_at = State.RESOLVED, deed.at
        book.journal.note(ResolvedWithoutPaper(dossier.id, word), case, watched_dossier)


def _send_back(book: Book, case: Case, deed: Deed) -> None:
    dossier, task = case.dossier, case.run.task
    must_do(deed.by, task)
    if dossier.state not in RUNNING and not waits_on_others(case):
        raise StepElsewhere
    book.runs.send_back(case.run, deed.to, reason=deed.words, by=deed.by, at=deed.at)
    told = StepReturned(dossier.id, task.id, task.step, deed.to)
    book.journal.note(told, case, watched_dossier)
    keep_clock(book, case, deed.at)


def _ask(book: Book, case: Case, deed: Deed) -> None:
    dossier, task, by, at = case.dossier, case.run.task, deed.by, deed.at
    must_do(by, task)
    must_move(dossier, State.AWAITING_SUPPLEMENT)
    lacking = [line for line in (tidy(item) for item in deed.items) if line]
    if not lacking or case.supplements:
        raise NothingAsked
    must_say_why(deed)
    book.runs.claim(case.run, by=by, at=at)
    book.promises.pause(case.promised, reason=_("Chờ bổ sung hồ sơ"), at=at)
    book.runs.redate(case.run, urgent_at=None, note=_("Chờ bổ sung"), at=at)
    supplement = Supplement(
        dossier=dossier,
        number=1,
        sheet_number=book.next_number(dossier.reception_unit_id, _form(FORM_SUPPLEMENT, deed)),
        before_acceptance=False,
        lacking="\n".join(lacking),
        reason=deed.words.strip(),
        asked_at=at,
        asked_by=by.id,
        due_before=dossier.due_at,
    )
    case.supplements.append(supplement)
    book.supplements.append(supplement)
    dossier.state = State.AWAITING_SUPPLEMENT
    told = SupplementAsked(dossier.id, supplement.id, 1, len(lacking), before_acceptance=False)
    book.journal.note(told, case, watched_dossier)


def _supply(book: Book, case: Case, deed: Deed) -> None:
    dossier, by, at = case.dossier, deed.by, deed.at
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.state != State.AWAITING_SUPPLEMENT:
        raise StepElsewhere
    supplement = case.supplements[-1]
    handed = judged_papers(
        dossier.version,
        dossier.case_number,
        deed.papers,
        None,
        at.astimezone(VN).date(),
        is_complete=False,
    )
    documents = book.papers.take(KIND, dossier.id, handed, at=at)
    due_before = dossier.due_at
    book.promises.restart(case.promised, at=at)
    due_at = case.promised.promise.due_at
    book.runs.redate(case.run, urgent_at=due_at, at=at)
    dossier.state, dossier.due_at = State.IN_PROGRESS, due_at
    supplement.state, supplement.ended_at, supplement.ended_by = Supplement.State.ANSWERED, at, by.id
    supplement.due_after = due_at
    told = SupplementReceived(dossier.id, supplement.id, documents, due_before, due_at)
    book.journal.note(told, case, watched_dossier)


def _refuse(book: Book, case: Case, deed: Deed) -> None:
    dossier, by, at = case.dossier, deed.by, deed.at
    if dossier.code is None:
        access.must_serve(by, dossier.reception_unit_id)
        access.must_decide(by)
    else:
        must(by, access.APPROVE, unit=dossier.decision_agency_id)
    must_move(dossier, State.REFUSED)
    must_say_why(deed)
    dossier.refused_by = by.id
    dossier.refusal_number = book.next_number(dossier.reception_unit_id, _form(FORM_REFUSAL, deed))
    word = ""
    if dossier.accepted_at is None:
        _answered(book, case, deed)
        book.papers.return_originals(dossier.id, at=at)
    else:
        book.runs.stop(case.run, at=at)
        word = book.promises.meet(case.promised, at=at)
        book.charges.cancel(dossier.id)
    _end(case, State.REFUSED, deed)
    told = DossierRefused(dossier.id, dossier.accepted_at is not None, word)
    book.journal.note(told, case, watched_dossier)


def _withdraw(book: Book, case: Case, deed: Deed) -> None:
    dossier, at = case.dossier, deed.at
    access.must_serve(deed.by, dossier.reception_unit_id)
    must_move(dossier, State.WITHDRAWN)
    must_say_why(deed)
    if dossier.accepted_at is not None:
        book.runs.stop(case.run, at=at)
        book.promises.cancel(case.promised, at=at)
        book.charges.cancel(dossier.id)
    elif case.answer is not None:
        book.promises.cancel(case.answer, at=at)
    book.papers.return_originals(dossier.id, at=at)
    _end(case, State.WITHDRAWN, deed)
    book.journal.note(DossierWithdrawn(dossier.id), case, watched_dossier)


def _record(book: Book, case: Case, deed: Deed) -> None:
    dossier, task, new, at = case.dossier, case.run.task, deed.result, deed.at
    must_do(deed.by, task)
    must_move(dossier, State.RESOLVED)
    if StepKind(task.kind) not in RESULT_STEPS or new is None:
        raise StepElsewhere
    if not new.title.strip():
        raise TitleMissing
    result = draft(
        Result,
        {"file": new.file},
        subject_kind=KIND,
        subject_id=dossier.id,
        title=new.title.strip(),
        number=new.number.strip(),
        issued_on=new.issued_on,
        source=new.source,
        file_id=new.file.id,
        file_name=new.file_name[-255:],
        recorded_at=at,
        recorded_by=deed.by.id,
    )
    book.papers.keep_result(result)
    word = book.promises.meet(case.promised, at=at)
    dossier.state, dossier.resolved_at = State.RESOLVED, at
    told = ResultRecorded(dossier.id, result.id, new.file.sha256, word)
    book.journal.note(told, case, watched_dossier)


def _hand_over(book: Book, case: Case, deed: Deed) -> None:
    dossier, receiving, at = case.dossier, deed.receiving, deed.at
    access.must_serve(deed.by, dossier.return_unit_id, access.HAND_OVER)
    must_move(dossier, State.HANDED_OVER)
    if receiving is None or case.run.task.kind != StepKind.HAND_OVER:
        raise StepElsewhere
    name = receiver_name(case, receiving)
    book.runs.finish(case.run, by=deed.by, at=at)
    returned = book.papers.return_originals(dossier.id, at=at) if receiving.originals_returned else 0
    book.handed.append(
        draft(
            HandOver,
            dossier_id=dossier.id,
            method=receiving.method,
            receiver=receiving.receiver,
            receiver_name=name,
            receiver_number="".join(receiving.number.split()),
            originals_returned=returned > 0,
            handed_at=at,
            handed_by=deed.by.id,
        )
    )
    dossier.state, dossier.ended_at = State.HANDED_OVER, at
    told = DossierHandedOver(dossier.id, receiving.method, receiving.receiver, returned)
    book.journal.note(told, case, watched_dossier)


def _archive(book: Book, case: Case, deed: Deed) -> None:
    dossier, by = case.dossier, deed.by
    if not by.may(access.ACCEPT, unit=dossier.reception_unit_id):
        must(by, access.HANDLE, unit=dossier.decision_agency_id)
    must_move(dossier, State.ARCHIVED)
    if dossier.resolved_at is None and originals_here(book.papers.papers.get(dossier.id, [])):
        raise OriginalsHere
    dossier.state, dossier.archived_at = State.ARCHIVED, deed.at
    book.journal.note(DossierArchived(dossier.id), case, watched_dossier)


def _warn(book: Book, case: Case, deed: Deed) -> None:
    if case.watched is not None:
        book.promises.warn(case.watched, deed.words, deed.to)


def _miss(book: Book, case: Case, deed: Deed) -> None:
    if case.watched is not None:
        book.promises.miss(case.watched, at=deed.at)


def _answered(book: Book, case: Case, deed: Deed) -> None:
    """As `answer_given`."""
    if case.answer is not None:
        book.promises.meet(case.answer, at=deed.at)


def _end(case: Case, state: State, deed: Deed) -> None:
    """As `end_early`."""
    dossier = case.dossier
    if dossier.state in CLOCK_STANDS and dossier.due_at is not None:
        dossier.due_at = case.promised.promise.due_at
    if dossier.state == State.AWAITING_SUPPLEMENT:
        asked = case.supplements[-1]
        asked.state, asked.ended_at, asked.ended_by = Supplement.State.DROPPED, deed.at, deed.by.id
    dossier.state, dossier.ended_at, dossier.end_reason = state, deed.at, deed.words.strip()


def _form(form: str, deed: Deed) -> str:
    return series_of_form(form, deed.at.astimezone(VN).date())


DOING: Final[Mapping[Verb, Doing]] = {
    Verb.SUBMIT: _submit,
    Verb.ACCEPT: _accept_submitted,
    Verb.TAKE_IN: _take_in,
    Verb.SCAN: put_past_scan,
    Verb.CLAIM: _claim,
    Verb.FINISH: _finish,
    Verb.SEND_BACK: _send_back,
    Verb.ASK: _ask,
    Verb.SUPPLY: _supply,
    Verb.REFUSE: _refuse,
    Verb.WITHDRAW: _withdraw,
    Verb.RECORD: _record,
    Verb.HAND_OVER: _hand_over,
    Verb.ARCHIVE: _archive,
    Verb.WARN: _warn,
    Verb.MISS: _miss,
}
"""What each deed does."""
