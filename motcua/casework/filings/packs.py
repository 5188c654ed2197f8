"""What packs may bring: kind `eligibility`, what is asked before a procedure is filed online."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar, Final

from motcua.casework.filings.actions import QuestionsDraft, set_questions
from motcua.casework.filings.models import EligibilitySet
from motcua.casework.filings.queries import eligibility_lines
from motcua.casework.filings.rules import question_faults
from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import DAY, Context, Item, LineKind, Problem

_KEY: Final = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40}
_WORDS: Final = {"type": "string", "minLength": 1, "maxLength": 600}
_ENDS: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["reason"],
    "properties": {"reason": _WORDS, "procedure": {"type": "string", "maxLength": 60}, "elsewhere": _WORDS},
}
_ANSWER: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["key", "label"],
    "properties": {"key": _KEY, "label": _WORDS, "ends": _ENDS},
}
_QUESTION: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["key", "text", "answers"],
    "properties": {
        "key": _KEY,
        "text": _WORDS,
        "hint": _WORDS,
        "answers": {"type": "array", "minItems": 2, "maxItems": 8, "items": _ANSWER},
    },
}


class EligibilityKind(LineKind[QuestionsDraft]):
    """Kind `eligibility`: a procedure's code and its questions; an answer may end it with a reason."""

    name = "eligibility"
    order = 56
    what = "Câu hỏi điều kiện"
    under = "procedure"
    schema: ClassVar[Mapping[str, object]] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["procedure", "questions", "valid_from"],
        "properties": {
            "procedure": {"type": "string", "minLength": 1, "maxLength": 60},
            "questions": {"type": "array", "minItems": 1, "maxItems": 10, "items": _QUESTION},
            "valid_from": DAY,
            "valid_to": DAY,
        },
    }

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find procedures asked about twice on a day, and questions that do not hold together."""
        faults = [
            Problem((n, *path), said)
            for n, item in enumerate(items)
            for path, said in question_faults(item["questions"])
        ]
        return [*super().check(items, context), *faults]

    def draft(self, item: Item, since: date, until: date | None) -> QuestionsDraft:
        """Read the questions of a procedure."""
        return QuestionsDraft(
            code=item["procedure"], questions=list(item["questions"]), valid_from=since, valid_to=until
        )

    def lines(self, code: str) -> Sequence[EligibilitySet]:
        """Give the questions of a procedure on all days."""
        return eligibility_lines(code)

    def put(self, draft: QuestionsDraft, *, by: Actor, at: datetime) -> EligibilitySet:
        """Set the questions. Raises NotAllowed, EligibilityOdd, EligibilityOverlaps."""
        return set_questions(draft, by=by, at=at)
