"""What packs may bring of dossiers: kind `halt_ground`, why one may wait or be stopped."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.casework.dossiers.actions import GroundDraft, set_halt_ground
from motcua.casework.dossiers.models import HaltGround
from motcua.casework.dossiers.queries import grounds_of_code
from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import DAY, Change, Context, Item, LoadReport, Problem
from motcua.foundation.packs.queries import overlapping

_WHAT = "Căn cứ tạm dừng, dừng"


class HaltGroundKind:
    """Kind `halt_ground`: a code, what it lets one do, its words and the text it stands on."""

    name = "halt_ground"
    order = 34
    schema: Mapping[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["code", "effect", "title", "valid_from"],
        "properties": {
            "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40},
            "effect": {"enum": HaltGround.Effect.values},
            "title": {"type": "string", "minLength": 1, "maxLength": 200},
            "source": {"type": "string", "maxLength": 200},
            "after_days": {"type": "integer", "minimum": 1, "maximum": 400},
            "rank": {"type": "integer", "minimum": 0, "maximum": 9999},
            "valid_from": DAY,
            "valid_to": DAY,
        },
    }

    def key(self, item: Item) -> str:
        """Its code and the day from which it stands."""
        return f"{item['code']} từ {item['valid_from']}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find two items of one code on the same day, and a wait where nothing is stopped."""
        del context
        odd = [
            Problem((number, "after_days"), "Chỉ căn cứ dừng giải quyết (STOP) mới có số ngày chờ bổ sung.")
            for number, item in enumerate(items)
            if "after_days" in item and item["effect"] != HaltGround.Effect.STOP
        ]
        return [*overlapping(items, lambda item: str(item["code"]), what=_WHAT), *odd]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which grounds are new and which are said otherwise."""
        return [self._change(item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every ground, earliest first. Raises GroundOverlaps."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            verb = self._change(item).verb
            if verb != "same":
                set_halt_ground(_draft(item), by=by, at=at)
            report += LoadReport(added=verb == "add", same=verb == "same", changed=verb == "new_version")
        return report

    def _change(self, item: Item) -> Change:
        draft = _draft(item)
        row = next((one for one in grounds_of_code(draft.code) if one.valid_from == draft.valid_from), None)
        if row is None:
            return Change(self.key(item), "add")
        if draft.is_said_by(row):
            return Change(self.key(item), "same")
        return Change(self.key(item), "new_version", f"{_WHAT} {draft.code} được đặt lại.")


def _draft(item: Item) -> GroundDraft:
    until = item.get("valid_to")
    return GroundDraft(
        code=item["code"],
        effect=item["effect"],
        title=item["title"],
        source=item.get("source", ""),
        after_days=item.get("after_days"),
        rank=item.get("rank", 100),
        valid_from=date.fromisoformat(item["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None,
    )
