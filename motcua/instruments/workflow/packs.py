"""What packs may bring of work in hand: kind `return_reason`, why a step is sent back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import DAY, Change, Context, Item, LoadReport, Problem
from motcua.foundation.packs.queries import overlapping
from motcua.instruments.workflow.actions import ReasonDraft, set_return_reason
from motcua.instruments.workflow.queries import reasons_of_code

_WHAT = "Lý do trả lại"


class ReturnReasonKind:
    """Kind `return_reason`: a code, its words, and where it stands in the list."""

    name = "return_reason"
    order = 33
    schema: Mapping[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["code", "title", "valid_from"],
        "properties": {
            "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40},
            "title": {"type": "string", "minLength": 1, "maxLength": 200},
            "rank": {"type": "integer", "minimum": 0, "maximum": 9999},
            "valid_from": DAY,
            "valid_to": DAY,
        },
    }

    def key(self, item: Item) -> str:
        """Its code and the day from which it stands."""
        return f"{item['code']} từ {item['valid_from']}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find two items of one code that stand on the same day."""
        del context
        return overlapping(items, lambda item: str(item["code"]), what=_WHAT)

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which reasons are new and which are said otherwise."""
        return [self._change(item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every reason, earliest first. Raises ReasonOverlaps."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            verb = self._change(item).verb
            if verb != "same":
                set_return_reason(_draft(item), by=by, at=at)
            report += _counted(verb)
        return report

    def _change(self, item: Item) -> Change:
        draft = _draft(item)
        row = next((one for one in reasons_of_code(draft.code) if one.valid_from == draft.valid_from), None)
        if row is None:
            return Change(self.key(item), "add")
        if draft.is_said_by(row):
            return Change(self.key(item), "same")
        return Change(self.key(item), "new_version", f"{_WHAT} {draft.code} được đặt lại.")


def _draft(item: Item) -> ReasonDraft:
    until = item.get("valid_to")
    return ReasonDraft(
        code=item["code"],
        title=item["title"],
        rank=item.get("rank", 100),
        valid_from=date.fromisoformat(item["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None,
    )


def _counted(verb: str) -> LoadReport:
    return LoadReport(added=verb == "add", same=verb == "same", changed=verb == "new_version")
