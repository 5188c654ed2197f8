"""Câu hỏi điều kiện of a day, and what somebody's answers come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from motcua.casework.filings.models import EligibilitySet
from motcua.casework.filings.rules import Judged, judge
from motcua.foundation.clock import valid_on


def questions_of(procedure_code: str, day: date) -> Sequence[Mapping[str, Any]]:  # Any: as the pack says them
    """Give what is asked before a procedure is filed online on a day; none where nothing is."""
    found = EligibilitySet.objects.filter(valid_on(day), code=procedure_code).first()
    return found.questions if found else ()


def judged(procedure_code: str, answers: Mapping[str, str], day: date) -> Judged:
    """Say what answers to the questions of a day come to."""
    return judge(questions_of(procedure_code, day), answers)


def eligibility_lines(procedure_code: str) -> Sequence[EligibilitySet]:
    """Give the questions of a procedure on all days, the earliest first."""
    return list(EligibilitySet.objects.filter(code=procedure_code).order_by("valid_from"))
