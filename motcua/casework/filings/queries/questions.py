"""Câu hỏi điều kiện of a day, and what somebody's answers come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from motcua.casework.filings.models import EligibilitySet
from motcua.casework.filings.rules import Judged, judge
from motcua.foundation.clock import valid_on
from motcua.foundation.ready import kept_for_the_moment


def questions_of(procedure_code: str, day: date) -> Sequence[Mapping[str, Any]]:  # Any: as the pack says them
    """Give what is asked before a procedure is filed online on a day; none where nothing is."""
    kept = kept_for_the_moment("filings.questions")
    if (procedure_code, day) not in kept:
        found = EligibilitySet.objects.filter(valid_on(day), code=procedure_code).first()
        kept[procedure_code, day] = found.questions if found else ()
    asked: Sequence[Mapping[str, Any]] = kept[procedure_code, day]
    return asked


def judged(procedure_code: str, answers: Mapping[str, str], day: date) -> Judged:
    """Say what answers to the questions of a day come to."""
    return judge(questions_of(procedure_code, day), answers)


def eligibility_lines(procedure_code: str) -> Sequence[EligibilitySet]:
    """Give the questions of a procedure on all days, the earliest first."""
    return list(EligibilitySet.objects.filter(code=procedure_code).order_by("valid_from"))
