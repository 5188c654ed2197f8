"""Giấy tờ của hồ sơ: what is handed in, judged against what the version asks for, all that lacks at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from motcua.casework.dossiers.errors import DocumentsMissing, PaperUnknown
from motcua.casework.dossiers.models import Paper
from motcua.casework.dossiers.queries.kept import form_kept, papers_asked
from motcua.casework.dossiers.rules.grounds import Asked, missing
from motcua.foundation.forms.queries import must_be_valid
from motcua.instruments.documents.actions import Handed
from motcua.registers.procedures.models import Handling, Need, ProcedureVersion, RequiredDocument
from motcua.registers.procedures.queries import gone_among

Answers = Mapping[str, Any]  # Any: JSON, judged by the form


def judged_papers(
    version: ProcedureVersion,
    case_number: int | None,
    papers: Sequence[Paper],
    answers: Answers | None,
    day: date,
    *,
    before: Iterable[UUID] = (),
    is_complete: bool = True,
) -> list[Handed]:
    """Give the papers as they are to be taken; `before` are the required ones that are here already.

    What nobody may ask for any more on that day does not lack, whatever the version says. Raises
    PaperUnknown, InvalidAnswers, and DocumentsMissing unless what lacks is to be asked for.
    """
    asked = papers_asked(version.id, case_number)
    judge_form(version, asked, answers, day)
    by_id = {paper.required_id: paper for paper in papers if paper.required_id}
    if set(by_id) - {document.id for document in asked}:
        raise PaperUnknown(procedure_code=version.procedure.code)
    by_form = answers is not None
    lacking = _lacking(asked, by_id, set(before), by_form=by_form)
    if lacking and is_complete:
        gone = gone_among(asked, day)
        names = {one.name for one in asked if one.id in gone}
        lacking = tuple(name for name in lacking if name not in names)
    if lacking and is_complete:
        raise DocumentsMissing(documents="; ".join(lacking))
    return [*_listed(asked, by_id, by_form=by_form), *_of_own_accord(papers)]


def _lacking(
    asked: Sequence[RequiredDocument], by_id: Mapping[UUID, Paper], before: set[UUID], *, by_form: bool
) -> tuple[str, ...]:
    return missing(
        Asked(
            document.name,
            always=document.need == Need.ALWAYS and document.handling == Handling.SUBMIT,
            handed=_count(by_id.get(document.id)) + (document.id in before),
            by_form=bool(document.form_key) and by_form,
        )
        for document in asked
    )


def _listed(asked: Sequence[RequiredDocument], by_id: Mapping[UUID, Paper], *, by_form: bool) -> list[Handed]:
    return [
        Handed(
            document.name,
            document.id,
            by_id[document.id].originals if document.id in by_id else 0,
            by_id[document.id].copies if document.id in by_id else 0,
            is_form=bool(document.form_key) and by_form,
        )
        for document in asked
        if _count(by_id.get(document.id)) or (document.form_key and by_form)
    ]


def _of_own_accord(papers: Sequence[Paper]) -> list[Handed]:
    return [
        Handed(paper.name.strip(), None, paper.originals, paper.copies)
        for paper in papers
        if paper.required_id is None and paper.name.strip()
    ]


def judge_form(
    version: ProcedureVersion, asked: Sequence[RequiredDocument], answers: Answers | None, day: date
) -> None:
    """Pass answers that fit the version's form. Raises InvalidAnswers."""
    key = next((document.form_key for document in asked if document.form_key), "")
    if key and answers is not None:
        must_be_valid(form_kept(version.id, key), answers, day=day)


def _count(paper: Paper | None) -> int:
    return paper.originals + paper.copies if paper else 0
