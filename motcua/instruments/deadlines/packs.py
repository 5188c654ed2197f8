"""What packs may bring of deadlines: kind `warning_step`, the ladder of who is warned when."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import DAY, Change, Context, Item, LoadReport, Problem
from motcua.foundation.packs.queries import overlapping
from motcua.instruments.deadlines.actions import StepDraft, set_warning_step
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.deadlines.queries import steps_of_code

_WHAT = "Bậc cảnh báo"


class WarningStepKind:
    """Kind `warning_step`: for whom a warning is, and how little of the limit is left when it is given."""

    name = "warning_step"
    order = 32
    schema: Mapping[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["code", "audience", "minutes", "valid_from"],
        "properties": {
            "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40},
            "audience": {"enum": WarningStep.Audience.values},
            "minutes": {"type": "integer", "minimum": 1, "maximum": 480 * 60},
            "share": {"type": "integer", "minimum": 1, "maximum": 100},
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
        """Say which steps are new and which are said otherwise."""
        return [self._change(item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every step, earliest first. Raises StepOverlaps."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            verb = self._change(item).verb
            if verb != "same":
                set_warning_step(_draft(item), by=by, at=at)
            report += _counted(verb)
        return report

    def _change(self, item: Item) -> Change:
        draft = _draft(item)
        row = next((one for one in steps_of_code(draft.code) if one.valid_from == draft.valid_from), None)
        if row is None:
            return Change(self.key(item), "add")
        if draft.is_said_by(row):
            return Change(self.key(item), "same")
        return Change(self.key(item), "new_version", f"{_WHAT} {draft.code} được đặt lại.")


def _draft(item: Item) -> StepDraft:
    until = item.get("valid_to")
    return StepDraft(
        code=item["code"],
        audience=item["audience"],
        minutes=item["minutes"],
        share=item.get("share", 100),
        valid_from=date.fromisoformat(item["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None,
    )


def _counted(verb: str) -> LoadReport:
    return LoadReport(added=verb == "add", same=verb == "same", changed=verb == "new_version")
