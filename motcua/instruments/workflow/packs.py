"""What packs may bring of work in hand: kind `return_reason`, why a step is sent back."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema
from motcua.instruments.workflow.actions import ReasonDraft, set_return_reason
from motcua.instruments.workflow.models import ReturnReason
from motcua.instruments.workflow.queries import reasons_of_code


class ReturnReasonKind(LineKind[ReasonDraft]):
    """Kind `return_reason`: a code, its words, and where it stands in the list."""

    name = "return_reason"
    order = 33
    what = "Lý do trả lại"
    schema = line_schema(
        {"title": {"type": "string", "minLength": 1, "maxLength": 200}},
        {"rank": {"type": "integer", "minimum": 0, "maximum": 9999}},
    )

    def draft(self, item: Item, since: date, until: date | None) -> ReasonDraft:
        """Read a reason; it comes late in the list unless its rank is said."""
        rank = item.get("rank", 100)
        return ReasonDraft(item["code"], item["title"], rank, valid_from=since, valid_to=until)

    def lines(self, code: str) -> Sequence[ReturnReason]:
        """Give the reasons of a code."""
        return reasons_of_code(code)

    def put(self, draft: ReasonDraft, *, by: Actor, at: datetime) -> ReturnReason:
        """Set a reason. Raises NotAllowed, ReasonOverlaps."""
        return set_return_reason(draft, by=by, at=at)
