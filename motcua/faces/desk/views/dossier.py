"""Hồ sơ: answers with their sources, papers beside the scan, the course of things, and what can be done."""

import json
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
    Course,
    PossibleAct,
    acts_on,
    course_of,
    dossier,
    hand_over_of,
    papers_asked,
)
from motcua.faces.desk.pages import READING, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import explained, left_of
from motcua.foundation import clock
from motcua.foundation.clock import VN
from motcua.foundation.forms.queries import Block, read_form, summary
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import Standing, promise_of, standing, workplace
from motcua.instruments.documents.models import SubmittedDocument
from motcua.instruments.documents.queries import documents_of, result_of
from motcua.registers.organisations.queries import names_of
from motcua.registers.people.queries import shown
from motcua.registers.procedures.models import RequiredDocument
from motcua.registers.procedures.queries import form_of


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
    stands = _standing(found, promise)
    words = {
        "dossier": found,
        "shown": shown(found.applicant_person) if found.applicant_person else None,
        "blocks": _answers(found),
        "papers": _papers(papers_asked(found.version_id, found.case_number), papers),
        "preview": _preview(request, papers, result is not None),
        "result": result,
        "handed": hand_over_of(found.id),
        "course": course,
        "acts": _acts(found, course, request),
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


def _acts(found: Dossier, course: Course, request: HouseRequest) -> tuple[PossibleAct, ...]:
    return acts_on(found, course.now, request.actor, holder=course.now_by)


def _standing(found: Dossier, promise: Promise | None) -> Standing:
    where = workplace(promise.place_id, unit_id=promise.unit_id) if promise else workplace()
    return standing(found.due_at, found.resolved_at or found.ended_at, where, now=clock.now())


def _step_left(course: Course, promise: Promise | None) -> Any:  # Any: a Left or nothing, for the page
    if course.now is None or course.now.step_due_at is None or promise is None:
        return None
    where = workplace(promise.place_id, unit_id=promise.unit_id)
    return left_of(standing(course.now.step_due_at, None, where, now=clock.now()))


def _answers(found: Dossier) -> Sequence[Block]:
    """Tell the declaration's answers in words, as of the day they were given; numbers stay masked."""
    key = next(
        (one.form_key for one in papers_asked(found.version_id, found.case_number) if one.form_key), ""
    )
    if not found.answers or not key:
        return ()
    spec = read_form(form_of(found.version_id, key).form)
    return summary(spec, json.loads(found.answers), day=found.submitted_at.astimezone(VN).date())


def _papers(asked: Sequence[RequiredDocument], handed: Sequence[SubmittedDocument]) -> list[PaperLine]:
    by_required = {paper.required_id: paper for paper in handed if paper.required_id}
    lines = [PaperLine(one.name, by_required.get(one.id), one.condition) for one in asked]
    return lines + [PaperLine(paper.name, paper, _("nộp thêm")) for paper in handed if not paper.required_id]


def _preview(request: HouseRequest, papers: Sequence[SubmittedDocument], has_result: bool) -> str:
    """Say which file is shown beside: the one asked for, else the result, else the first scan."""
    wanted = request.GET.get("xem", "")
    if wanted == "phieu" or wanted in {str(paper.id) for paper in papers if paper.file_id}:
        return wanted
    if has_result:
        return "ket-qua"
    return next((str(paper.id) for paper in papers if paper.file_id), "")
