"""What packs may bring of deadlines: kind `warning_step`, the ladder of who is warned when."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema
from motcua.instruments.deadlines.actions import StepDraft, set_warning_step
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.deadlines.queries import steps_of_code


class WarningStepKind(LineKind[StepDraft]):
    """Kind `warning_step`: for whom a warning is, and how little of the limit is left when it is given."""

    name = "warning_step"
    order = 32
    what = "Bậc cảnh báo"
    schema = line_schema(
        {
            "audience": {"enum": WarningStep.Audience.values},
            "minutes": {"type": "integer", "minimum": 1, "maximum": 480 * 60},
        },
        {"share": {"type": "integer", "minimum": 1, "maximum": 100}},
    )

    def draft(self, item: Item, since: date, until: date | None) -> StepDraft:
        """Read a step; all of the limit counts unless a share is said."""
        return StepDraft(
            code=item["code"],
            audience=item["audience"],
            minutes=item["minutes"],
            share=item.get("share", 100),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[WarningStep]:
        """Give the steps of a code."""
        return steps_of_code(code)

    def put(self, draft: StepDraft, *, by: Actor, at: datetime) -> WarningStep:
        """Set a step. Raises NotAllowed, StepOverlaps."""
        return set_warning_step(draft, by=by, at=at)
