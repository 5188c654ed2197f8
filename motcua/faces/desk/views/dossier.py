"""Hồ sơ: answers with their sources, papers beside the scan, the course of things, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.dossiers.models import KIND, Dossier, State, Supplement
from motcua.casework.dossiers.queries import (
    Course,
    PossibleAct,
    acts_on,
    answers_of,
    apology_for,
    course_of,
    dossier,
    family_of,
    halts_of,
    hand_over_of,
    is_late,
    links_of,
    notes_of,
    papers_asked,
    stoppage_of,
    supplements_of,
)
from motcua.faces.desk.forms import NoteForm
from motcua.faces.desk.outcomes import take_outcome
from motcua.faces.desk.pages import READING, show
from motcua.faces.desk.sheets import Printed, chosen, sheets_of
from motcua.faces.desk.ways import side_by_side, ways_for
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import Left, explained, left_in, left_of
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.audit.actions import record_look, record_opening
from motcua.foundation.files.models import Scan
from motcua.foundation.neighbours.models import SCANNER
from motcua.foundation.neighbours.queries import neighbours_away
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import Standing, promise_of, standing, workplace
from motcua.instruments.documents.models import SubmittedDocument
from motcua.instruments.documents.queries import documents_of, result_of
from motcua.instruments.workflow.queries import commonest_returns, picture_of_case
from motcua.registers.organisations.queries import covered_by, names_of
from motcua.registers.people.queries import shown
from motcua.registers.procedures.models import RequiredDocument


@dataclass(frozen=True)
class PaperLine:
    """One paper of the list: what is asked for, what is there."""

    name: str
    handed: SubmittedDocument | None
    note: str


@officer(*READING)
@never_cache
@require_safe
def one(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show a dossier whole, its numbers masked; who opened it is on record, for its owner to see."""
    found = dossier(dossier_id, request.actor)
    whose = found.whole_id or found.id
    ip = request.META.get("REMOTE_ADDR", "")
    record_opening(KIND, whose, purpose="mở hồ sơ để xử lý", by=request.actor, at=clock.now(), ip=ip)
    return show(request, "desk/dossier.html", _words(request, found))


@officer(*READING)
@never_cache
@require_POST
def reveal(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Show a dossier with its numbers whole, once; who looked is on record first."""
    found = dossier(dossier_id, request.actor)
    record_look(
        KIND,
        found.id,
        purpose="xem số định danh, điện thoại của hồ sơ",
        field="nội dung khai",
        by=request.actor,
        at=clock.now(),
        ip=request.META.get("REMOTE_ADDR", ""),
    )
    return show(request, "desk/dossier.html", _words(request, found, is_whole=True))


@officer(*READING)
@never_cache
@require_safe
def why(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Explain the promised day, day by day."""
    found = dossier(dossier_id, request.actor)
    promise = promise_of(KIND, found.id)
    words = {"dossier": found, "why": explained(promise, is_joint=found.joint) if promise else None}
    return show(request, "desk/why.html", words)


def _words(
    request: HouseRequest, found: Dossier, *, is_whole: bool = False
) -> dict[str, Any]:  # Any: a template's words
    """Gather all that the page of a dossier says."""
    course = course_of(found.id, request.actor)
    promise = promise_of(KIND, found.id)
    told = found.whole or found  # what was declared and handed in lies with the whole
    papers = documents_of(KIND, told.id)
    supplements = supplements_of(found.id)
    times = _times(found)
    put_off = times["apology"] is not None
    acts = _acts(request, found, course, supplements, put_off=put_off)
    lines = _papers(papers_asked(told.version_id, told.case_number), papers)
    person = found.applicant_person
    return {
        "dossier": found,
        "person": person,
        "shown": shown(person) if person else None,
        "is_whole": is_whole,
        "blocks": answers_of(told, reveal=is_whole).blocks,
        "handed_papers": [line for line in lines if line.handed],
        "is_scanning_away": _is_scanning_away(papers),
        "other_papers": [line for line in lines if not line.handed],
        "handed": hand_over_of(found.id),
        "supplements": supplements,
        "links": links_of(found.id),
        "family": family_of(found, request.actor, clock.today()),
        "course": course,
        "ways": ways_for(found, acts, course),
        "side_by_side": side_by_side(course),
        "picture": picture_of_case(course.tasks),
        "left": _left(found, promise),
        "decides": names_of([found.decision_agency_id], clock.today()).get(found.decision_agency_id, ""),
        "step_left": _step_left(course, promise),
        "returns": commonest_returns(course.now, clock.today()) if course.now and acts else [],
        "outcome": take_outcome(request),
        **times,
        **_beside(request, found, papers, supplements, Printed(put_off, times["stoppage"] is not None)),
        **_notes(request, found),
    }


def _is_scanning_away(papers: Sequence[SubmittedDocument]) -> bool:
    """Say whether a paper waits for a scanner that does not answer."""
    is_held = any(one.file is not None and one.file.scan == Scan.HELD for one in papers)
    return is_held and SCANNER in neighbours_away()


def _times(found: Dossier) -> dict[str, Any]:  # Any: a template's words
    """Give what became of the dossier's time: an apology, what it waits for, how it was stopped."""
    waits, stopped_once = found.state == State.PAUSED, found.state in (State.STOPPED, State.ARCHIVED)
    return {
        "apology": apology_for(found, clock.now()),
        "halted": next((one for one in halts_of(found.id) if one.ended_at is None), None) if waits else None,
        "stoppage": stoppage_of(found.id) if stopped_once else None,
    }


def _beside(
    request: HouseRequest,
    found: Dossier,
    papers: Sequence[SubmittedDocument],
    supplements: Sequence[Supplement],
    printed: Printed,
) -> dict[str, Any]:  # Any: a template's words
    """Give the papers that can be looked at, and the one that is."""
    result = result_of(KIND, found.id)
    sheets = sheets_of(found, papers, result, supplements, printed)
    sheet = chosen(sheets, request.GET.get("xem", ""), request.GET.get("trang", ""))
    return {"sheets": sheets, "sheet": sheet, "result": result}


def _notes(request: HouseRequest, found: Dossier) -> dict[str, Any]:  # Any: a template's words
    notes = notes_of(found, request.actor)
    writers = account_names(note.written_by for note in notes) if notes else {}
    return {
        "notes": [(note, writers.get(note.written_by, "")) for note in notes],
        "note_form": NoteForm(),
    }


def _acts(
    request: HouseRequest, found: Dossier, course: Course, supplements: Sequence[Any], *, put_off: bool
) -> tuple[PossibleAct, ...]:  # Any: supplements
    """Give what concerns the officer; where another holds the task, ask whether he stands in for him."""
    by, task = request.actor, course.now
    stands_in = (
        task is not None
        and task.holder_id not in (None, by.id)
        and (task.holder_id, task.post_id) in covered_by(by.id, clock.today())
    )
    return acts_on(
        found,
        task,
        by,
        holder=course.now_by,
        supplements=supplements,
        stands_in=stands_in,
        put_off=put_off,
        is_late=is_late(found, clock.now()),
    )


def _left(found: Dossier, promise: Promise | None) -> Left | None:
    """Say what is left of the promised moment; nothing before acceptance; while it waits, that."""
    if not found.code:
        return None
    return left_in(found.state, found.get_state_display(), _standing(found, promise))


def _standing(found: Dossier, promise: Promise | None) -> Standing:
    where = workplace(promise.place_id, unit_id=promise.unit_id) if promise else workplace()
    return standing(found.due_at, found.resolved_at or found.ended_at, where, now=clock.now())


def _step_left(course: Course, promise: Promise | None) -> Any:  # Any: a Left or nothing, for the page
    if course.now is None or course.now.step_due_at is None or promise is None or course.now.waits_for:
        return None
    where = workplace(promise.place_id, unit_id=promise.unit_id)
    return left_of(standing(course.now.step_due_at, None, where, now=clock.now()))


def _papers(asked: Sequence[RequiredDocument], handed: Sequence[SubmittedDocument]) -> list[PaperLine]:
    by_required = {paper.required_id: paper for paper in handed if paper.required_id}
    lines = [PaperLine(one.name, by_required.get(one.id), one.condition) for one in asked]
    return lines + [PaperLine(paper.name, paper, _("nộp thêm")) for paper in handed if not paper.required_id]
