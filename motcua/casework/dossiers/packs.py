"""What packs may bring of dossiers: kind `halt_ground`, why one may wait or be stopped."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.casework.dossiers.actions import GroundDraft, set_halt_ground
from motcua.casework.dossiers.models import HaltGround
from motcua.casework.dossiers.queries import grounds_of_code
from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Context, Item, LineKind, Problem, line_schema


class HaltGroundKind(LineKind[GroundDraft]):
    """Kind `halt_ground`: a code, what it lets one do, its words and the text it stands on."""

    name = "halt_ground"
    order = 34
    what = "Căn cứ tạm dừng, dừng"
    schema = line_schema(
        {
            "effect": {"enum": HaltGround.Effect.values},
            "title": {"type": "string", "minLength": 1, "maxLength": 200},
        },
        {
            "source": {"type": "string", "maxLength": 200},
            "after_days": {"type": "integer", "minimum": 1, "maximum": 400},
            "rank": {"type": "integer", "minimum": 0, "maximum": 9999},
        },
    )

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find two items of one code on the same day, and a wait where nothing is stopped."""
        odd = [
            Problem((number, "after_days"), "Chỉ căn cứ dừng giải quyết (STOP) mới có số ngày chờ bổ sung.")
            for number, item in enumerate(items)
            if "after_days" in item and item["effect"] != HaltGround.Effect.STOP
        ]
        return [*super().check(items, context), *odd]

    def draft(self, item: Item, since: date, until: date | None) -> GroundDraft:
        """Read a ground; it comes late in the list unless its rank is said."""
        return GroundDraft(
            code=item["code"],
            effect=item["effect"],
            title=item["title"],
            source=item.get("source", ""),
            after_days=item.get("after_days"),
            rank=item.get("rank", 100),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[HaltGround]:
        """Give the grounds of a code."""
        return grounds_of_code(code)

    def put(self, draft: GroundDraft, *, by: Actor, at: datetime) -> HaltGround:
        """Set a ground. Raises NotAllowed, GroundOverlaps."""
        return set_halt_ground(draft, by=by, at=at)
