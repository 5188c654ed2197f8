"""Điền: conditions, place, form, ways; each is saved as one goes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.models import ReturnWay
from motcua.casework.dossiers.queries import case_numbers, papers_asked
from motcua.casework.filings.actions.rows import open_draft, touched
from motcua.casework.filings.errors import PlaceOdd
from motcua.casework.filings.models import FilingDraft, Written
from motcua.casework.filings.queries.doors import Search, door_of
from motcua.casework.filings.queries.filling import conditions_of, written_of
from motcua.casework.filings.queries.questions import questions_of
from motcua.casework.filings.rules import written_down
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.instruments.fees.queries import exemptions_of


@dataclass(frozen=True)
class Ways:
    """How the result is to come, and by which reasons less is paid."""

    return_way: str
    exemptions: Sequence[str] = ()


@act
def answer_conditions(
    draft_id: UUID, answers: Mapping[str, str], *, edition: int, by: Actor, at: datetime
) -> FilingDraft:
    """Trả lời câu hỏi điều kiện; only keys and answers that the questions know are kept.

    Raises DraftUnknown, DraftOver, ChangedElsewhere.
    """
    draft = open_draft(draft_id, by, edition=edition)
    asked = questions_of(draft.version.procedure.code, at.astimezone(VN).date())
    known = {one["key"]: {answer["key"] for answer in one["answers"]} for one in asked}
    kept = {key: value for key, value in answers.items() if value in known.get(key, ())}
    if kept == conditions_of(draft):
        return draft
    draft.conditions = json.dumps(kept)
    return touched(draft, ["conditions"], at=at)


@act
def choose_place(
    draft_id: UUID,
    unit_id: UUID,
    *,
    place_id: UUID | None = None,
    case_number: int | None = None,
    edition: int,
    by: Actor,
    at: datetime,
) -> FilingDraft:
    """Chọn nơi nộp: the unit, the place that says who decides, the case; each as the register has it today.

    The form goes by the case: where this is another now, the form has to be looked through once more.

    Raises DraftUnknown, DraftOver, ChangedElsewhere, PlaceOdd.
    """
    draft = open_draft(draft_id, by, edition=edition)
    number = case_number if case_number in case_numbers(draft.version_id) else draft.case_number
    try:
        door_of(Search(draft.version, number, at.astimezone(VN).date()), unit_id, place_id)
    except Refused as refusal:
        raise PlaceOdd from refusal
    new = (number, unit_id, place_id)
    if new == (draft.case_number, draft.unit_id, draft.competence_place_id):
        return draft
    if number != draft.case_number and draft.answers:
        draft.answers = written_down(replace(written_of(draft), is_whole=False))
    draft.case_number, draft.unit_id, draft.competence_place_id = new
    _let_go_of_papers_not_asked(draft)
    return touched(draft, ["case_number", "unit", "competence_place", "answers"], at=at)


@act
def save_form(draft_id: UUID, what: Written, *, edition: int, by: Actor, at: datetime) -> FilingDraft:
    """Lưu tờ khai, whole or not, as it was typed.

    Raises DraftUnknown, DraftOver, ChangedElsewhere.
    """
    draft = open_draft(draft_id, by, edition=edition)
    text = written_down(what)
    if text == draft.answers:
        return draft
    draft.answers = text
    return touched(draft, ["answers"], at=at)


@act
def choose_ways(draft_id: UUID, ways: Ways, *, edition: int, by: Actor, at: datetime) -> FilingDraft:
    """Chọn cách nhận kết quả, and reasons for which less is paid; what is not known is left out.

    Raises DraftUnknown, DraftOver, ChangedElsewhere.
    """
    draft = open_draft(draft_id, by, edition=edition)
    way = ways.return_way if ways.return_way in ReturnWay.values else draft.return_way
    known = {one.group for one in exemptions_of(draft.version)}
    claimed = " ".join(one for one in ways.exemptions if one in known)
    if (way, claimed) == (draft.return_way, str(draft.exemptions)):
        return draft
    draft.return_way, draft.exemptions = way, claimed
    return touched(draft, ["return_way", "exemptions"], at=at)


def _let_go_of_papers_not_asked(draft: FilingDraft) -> None:
    """Take out files of papers that another case asked for."""
    asked = [one.id for one in papers_asked(draft.version_id, draft.case_number)]
    draft.files.exclude(required__in=asked).delete()
