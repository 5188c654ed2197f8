"""What packs may bring of feedback: kind `feedback_limit`, within how many days something is to be done."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.casework.feedback.actions import LimitDraft, set_feedback_limit
from motcua.casework.feedback.models import Code, FeedbackLimit
from motcua.casework.feedback.queries import limit_lines
from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema


class FeedbackLimitKind(LineKind[LimitDraft]):
    """Kind `feedback_limit`: a code, so many days of a unit, and the text it stands on."""

    name = "feedback_limit"
    order = 34
    what = "Thời hạn xử lý phản ánh"
    schema = line_schema(
        {
            "code": {"enum": [one.value for one in Code]},
            "quantity": {"type": "integer", "minimum": 1, "maximum": 365},
            "unit": {"enum": FeedbackLimit.Unit.values},
        },
        {"source": {"type": "string", "maxLength": 300}},
    )

    def draft(self, item: Item, since: date, until: date | None) -> LimitDraft:
        """Read a limit."""
        return LimitDraft(
            code=item["code"],
            quantity=item["quantity"],
            unit=item["unit"],
            source=item.get("source", ""),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[FeedbackLimit]:
        """Give the limits of a code."""
        return limit_lines(code)

    def put(self, draft: LimitDraft, *, by: Actor, at: datetime) -> FeedbackLimit:
        """Set a limit. Raises NotAllowed, LimitOverlaps."""
        return set_feedback_limit(draft, by=by, at=at)
