"""Yêu cầu bổ sung, nhận bổ sung: all that lacks is said once; the limit begins anew when it came."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.casework.dossiers import access
from motcua.casework.dossiers.actions.answer import answer_given
from motcua.casework.dossiers.actions.joint import part_moved
from motcua.casework.dossiers.actions.letters import tell_supplement_asked, tell_supplement_received
from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.dossiers.actions.papers import judged_papers
from motcua.casework.dossiers.actions.rows import locked_dossier, moved_on, must_move, must_stand_alone
from motcua.casework.dossiers.actions.take_in import accept_anew, submit
from motcua.casework.dossiers.actions.write import answers_json
from motcua.casework.dossiers.errors import NothingAsked, ReasonMissing, SupplementAskedAlready
from motcua.casework.dossiers.events import SupplementAsked, SupplementReceived
from motcua.casework.dossiers.models import (
    FORM_SUPPLEMENT,
    KIND,
    Dossier,
    Filing,
    Paper,
    State,
    Supplement,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words, tidy
from motcua.instruments.deadlines.actions import pause_promise, restart_promise
from motcua.instruments.documents.actions import take_documents
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.actions import claim_task, redate_tasks
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import task_for


@act
def request_supplement(
    dossier_id: UUID,
    items: Sequence[str],
    *,
    reason: str,
    again: bool = False,
    by: Actor,
    at: datetime,
) -> Supplement:
    """Yêu cầu bổ sung (mẫu 02): everything that lacks, at once; the promise stands still, the task waits.

    Before acceptance the counter asks, after it whoever has the dossier's task. A second time only who
    approves at the deciding agency asks, with `again`.
    Raises NotAllowed, StateMoved, SupplementAskedAlready, NothingAsked, ReasonMissing,
    NotYourTask, TaskTaken.
    """
    dossier = locked_dossier(dossier_id)
    task = _must_ask(dossier, by)
    must_move(dossier, State.AWAITING_SUPPLEMENT)
    must_stand_alone(dossier)
    before = list(dossier.supplements.exclude(state=Supplement.State.DROPPED))
    _must_ask_once(dossier, before, by, again=again)
    lacking = [line for line in (tidy(item) for item in items) if line]
    if not lacking:
        raise NothingAsked
    if not reason.strip():
        raise ReasonMissing
    _stand_still(dossier, task, by=by, at=at)
    number = max((one.number for one in before), default=0) + 1
    supplement = _write(dossier, number, lacking, reason, by=by, at=at)
    dossier.state = State.AWAITING_SUPPLEMENT
    dossier.save(update_fields=["state"])
    tell(SupplementAsked(dossier.id, supplement.id, number, len(lacking), task is None), by=by, at=at)
    tell_supplement_asked(dossier, supplement, by=by, at=at)
    part_moved(dossier, by=by, at=at)
    return supplement


@act
def receive_supplement(
    dossier_id: UUID,
    papers: Sequence[Paper],
    *,
    answers: Mapping[str, Any] | None = None,  # Any: JSON, judged by the form
    by: Actor,
    at: datetime,
) -> Dossier:
    """Nhận bổ sung at the counter. What was accepted is in progress again, its whole limit counted anew
    from now; what was not is accepted now, if it is complete.

    Raises NotAllowed, StateMoved, PaperUnknown, DocumentsMissing, InvalidAnswers, CountOdd, and what
    `ground_for` raises.
    """
    dossier = locked_dossier(dossier_id)
    access.must_serve(by, dossier.reception_unit_id)
    if dossier.state != State.AWAITING_SUPPLEMENT:
        raise moved_on(dossier)
    supplement = dossier.supplements.select_for_update(of=("self",)).get(state=Supplement.State.OPEN)
    documents = _add_papers(dossier, papers, answers, by=by, at=at)
    if answers is not None:
        dossier.answers = answers_json(answers, {})
    due_before = dossier.due_at
    was_accepted = dossier.code is not None
    if was_accepted:
        go_on_anew(dossier, by=by, at=at)
    else:
        accept_anew(dossier, by=by, at=at)
    supplement.state, supplement.ended_by = Supplement.State.ANSWERED, by.id
    supplement.ended_at = max(at, supplement.asked_at)
    supplement.due_after = dossier.due_at
    supplement.save(update_fields=["state", "ended_at", "ended_by", "due_after"])
    tell(SupplementReceived(dossier.id, supplement.id, documents, due_before, dossier.due_at), by=by, at=at)
    if was_accepted:
        tell_supplement_received(dossier, supplement, by=by, at=at)
        part_moved(dossier, by=by, at=at)
    return dossier


@act
def turn_back(filing: Filing, items: Sequence[str], *, reason: str, by: Actor, at: datetime) -> Supplement:
    """Hướng dẫn bổ sung tại quầy: a filing that is not complete is put down and asked for what lacks.

    Raises NotAllowed, and what `submit` and `request_supplement` raise.
    """
    access.must_serve(by, filing.unit_id)
    dossier = submit(filing, is_complete=False, by=by, at=at)
    return request_supplement(dossier.id, items, reason=reason, by=by, at=at)


def _stand_still(dossier: Dossier, task: Task | None, *, by: Actor, at: datetime) -> None:
    """Let clock and task wait; before acceptance the asking is the answer that was promised."""
    if task is not None:
        claim_task(task.id, by=by, at=at)
        pause_promise(KIND, dossier.id, reason=_("Chờ bổ sung hồ sơ"), by=by, at=at)
        redate_tasks(KIND, dossier.id, urgent_at=None, note=_("Chờ bổ sung"), by=by, at=at)
    else:
        answer_given(dossier, by=by, at=at)


def _write(
    dossier: Dossier, number: int, lacking: Sequence[str], reason: str, *, by: Actor, at: datetime
) -> Supplement:
    return Supplement.objects.create(
        dossier=dossier,
        number=number,
        sheet_number=give_sheet_number(dossier.reception_unit_id, FORM_SUPPLEMENT, at.astimezone(VN).date()),
        before_acceptance=dossier.code is None,
        lacking="\n".join(lacking),
        reason=reason.strip(),
        asked_at=at,
        asked_by=by.id,
        due_before=dossier.due_at,
    )


def go_on_anew(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Let a dossier go on whose supplement came: its whole limit is counted anew from now."""
    promise = restart_promise(KIND, dossier.id, by=by, at=at)
    redate_tasks(KIND, dossier.id, urgent_at=promise.due_at, note="", by=by, at=at)
    dossier.state, dossier.due_at = State.IN_PROGRESS, promise.due_at
    dossier.save(update_fields=["state", "due_at", "answers"])


def _add_papers(
    dossier: Dossier, papers: Sequence[Paper], answers: Mapping[str, Any] | None, *, by: Actor, at: datetime
) -> int:
    """Take what came beside what is there; before acceptance the whole must be complete with it."""
    here = documents_of(KIND, dossier.id)
    handed = judged_papers(
        dossier.version,
        dossier.case_number,
        papers,
        answers,
        at.astimezone(VN).date(),
        before=[one.required_id for one in here if one.required_id],
        is_complete=dossier.code is None,
    )
    last = max((one.position for one in here), default=0)
    return len(take_documents(KIND, dossier.id, handed, after=last, by=by, at=at))


def _must_ask(dossier: Dossier, by: Actor) -> Task | None:
    """Pass who may ask, and give the task he must have in hand for it; none before acceptance."""
    if dossier.code is None:
        access.must_serve(by, dossier.reception_unit_id)
        return None
    task = task_for(KIND, dossier.id, by)
    if task is None:
        raise moved_on(dossier)
    must(by, access.right_of(by, task), unit=task.agency_id)
    return task


def _must_ask_once(dossier: Dossier, before: Sequence[Supplement], by: Actor, *, again: bool) -> None:
    if not before:
        return
    if not again or not by.may(access.APPROVE, unit=dossier.decision_agency_id):
        asked_at = moment_words(before[-1].asked_at.astimezone(VN))
        raise SupplementAskedAlready(dossier_code=str(dossier), at=asked_at)
