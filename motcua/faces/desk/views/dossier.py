"""Hồ sơ: answers with their sources, papers beside the scan, the course of things, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import (
    Act,
    Course,
    PossibleAct,
    acts_on,
    answers_of,
    course_of,
    dossier,
    hand_over_of,
    papers_asked,
)
from motcua.faces.desk.pages import READING, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import explained, left_of
from motcua.foundation import clock
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import Standing, promise_of, standing, workplace
from motcua.instruments.documents.models import SubmittedDocument
from motcua.instruments.documents.queries import documents_of, result_of
from motcua.registers.organisations.queries import names_of
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
    """Show a dossier whole."""
    found = dossier(dossier_id, request.actor)
    course = course_of(found.id)
    promise = promise_of(KIND, found.id)
    papers = documents_of(KIND, found.id)
    result = result_of(KIND, found.id)
    lines = _papers(papers_asked(found.version_id, found.case_number), papers)
    stands = _standing(found, promise)
    acts = acts_on(found, course.now, request.actor, holder=course.now_by)
    words = {
        "dossier": found,
        "shown": shown(found.applicant_person) if found.applicant_person else None,
        "blocks": answers_of(found).blocks,
        "handed_papers": [line for line in lines if line.handed],
        "other_papers": [line for line in lines if not line.handed],
        "preview": _preview(request, found, papers, has_result=result is not None),
        "result": result,
        "handed": hand_over_of(found.id),
        "course": course,
        "acts": acts,
        "main": _main(acts),
        "left": left_of(stands) if found.code else None,
        "decides": names_of([found.decision_agency_id], clock.today()).get(found.decision_agency_id, ""),
        "step_left": _step_left(course, promise),
    }
    return show(request, "desk/dossier.html", words)


@officer(*READING)
@never_cache
@require_safe
def why(request: HouseRequest, dossier_id: UUID) -> HttpResponse:
    """Explain the promised day, day by day."""
    found = dossier(dossier_id, request.actor)
    promise = promise_of(KIND, found.id)
    words = {"dossier": found, "why": explained(promise) if promise else None}
    return show(request, "desk/why.html", words)


def _main(acts: Sequence[PossibleAct]) -> str:
    """Name the one act that takes the dossier on: the result before the step that carries it."""
    open_ones = {act.act for act in acts if act.is_open}
    order = (Act.HAND_OVER, Act.RECORD_RESULT, Act.FINISH, Act.CLAIM)
    return next((act for act in order if act in open_ones), "")


def _standing(found: Dossier, promise: Promise | None) -> Standing:
    where = workplace(promise.place_id, unit_id=promise.unit_id) if promise else workplace()
    return standing(found.due_at, found.resolved_at or found.ended_at, where, now=clock.now())


def _step_left(course: Course, promise: Promise | None) -> Any:  # Any: a Left or nothing, for the page
    if course.now is None or course.now.step_due_at is None or promise is None:
        return None
    where = workplace(promise.place_id, unit_id=promise.unit_id)
    return left_of(standing(course.now.step_due_at, None, where, now=clock.now()))


def _papers(asked: Sequence[RequiredDocument], handed: Sequence[SubmittedDocument]) -> list[PaperLine]:
    by_required = {paper.required_id: paper for paper in handed if paper.required_id}
    lines = [PaperLine(one.name, by_required.get(one.id), one.condition) for one in asked]
    return lines + [PaperLine(paper.name, paper, _("nộp thêm")) for paper in handed if not paper.required_id]


def _preview(
    request: HouseRequest, found: Dossier, papers: Sequence[SubmittedDocument], *, has_result: bool
) -> str:
    """Say which file is shown beside: the one asked for, else the result, the first scan, the slip."""
    wanted = request.GET.get("xem", "")
    if wanted == "phieu" or wanted in {str(paper.id) for paper in papers if paper.file_id}:
        return wanted
    if has_result:
        return "ket-qua"
    slip = "phieu" if found.code else ""
    return next((str(paper.id) for paper in papers if paper.file_id), slip)
