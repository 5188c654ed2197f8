"""Đặt câu hỏi điều kiện: what a province asks before a procedure is filed online."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.casework.filings import access
from motcua.casework.filings.errors import EligibilityOdd, EligibilityOverlaps
from motcua.casework.filings.events import EligibilityQuestionsSet
from motcua.casework.filings.models import EligibilitySet
from motcua.casework.filings.queries.questions import eligibility_lines
from motcua.casework.filings.rules import question_faults
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell


@dataclass(frozen=True, kw_only=True)
class QuestionsDraft(LineDraft):
    """Questions as they are to stand from a day on."""

    code: str
    questions: Sequence[Mapping[str, Any]]  # Any: as the pack says them


@act
def set_questions(draft: QuestionsDraft, *, by: Actor, at: datetime) -> EligibilitySet:
    """Đặt câu hỏi điều kiện from their first day on, or say them otherwise.

    Raises NotAllowed, EligibilityOdd, EligibilityOverlaps.
    """
    must(by, access.KEEP_QUESTIONS)
    for _path, said in question_faults(draft.questions):
        raise EligibilityOdd(why=said)
    overlaps = EligibilityOverlaps(procedure_code=draft.code)
    row, is_changed = write_line(
        draft, EligibilitySet(code=draft.code), eligibility_lines(draft.code), overlaps
    )
    if is_changed:
        tell(EligibilityQuestionsSet(row.id, row.code), by=by, at=at)
    return row
