"""What packs may bring of requests: kind `request_limit`, within how many hours one is answered."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.casework.privacy.actions import LimitDraft, set_request_limit
from motcua.casework.privacy.models import RequestLimit
from motcua.casework.privacy.queries import ANSWER, limit_lines
from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema


class RequestLimitKind(LineKind[LimitDraft]):
    """Kind `request_limit`: so many hours of the clock, and the text it stands on."""

    name = "request_limit"
    order = 34
    what = "Thời hạn trả lời yêu cầu về dữ liệu cá nhân"
    schema = line_schema(
        {"code": {"enum": [ANSWER]}, "hours": {"type": "integer", "minimum": 1, "maximum": 8760}},
        {"source": {"type": "string", "maxLength": 300}},
    )

    def draft(self, item: Item, since: date, until: date | None) -> LimitDraft:
        """Read a limit."""
        return LimitDraft(
            code=item["code"],
            hours=item["hours"],
            source=item.get("source", ""),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[RequestLimit]:
        """Give the limits of a code."""
        return limit_lines(code)

    def put(self, draft: LimitDraft, *, by: Actor, at: datetime) -> RequestLimit:
        """Set a limit. Raises NotAllowed, LimitOverlaps."""
        return set_request_limit(draft, by=by, at=at)
