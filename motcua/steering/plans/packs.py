"""What packs may bring of plans: kinds `reminder_step` and `recurrence_rule`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import DAY, Change, Context, Item, LoadReport, Problem
from motcua.foundation.packs.queries import overlapping
from motcua.steering.plans.actions import ReminderStepDraft, set_recurrence_rule, set_reminder_step
from motcua.steering.plans.models import RecurrenceRule, ReminderStep
from motcua.steering.plans.queries.ladder import rules_of, steps_of_code

_STEP, _RULE = "Bậc nhắc việc", "Quy tắc kỳ"


class ReminderStepKind:
    """Kind `reminder_step`: who is reminded of an assignment, how many days from its due day."""

    name = "reminder_step"
    order = 36
    schema: Mapping[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["code", "audience", "days", "valid_from"],
        "properties": {
            "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40},
            "audience": {"enum": ReminderStep.Audience.values},
            "days": {"type": "integer", "minimum": -365, "maximum": 365},
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
        return overlapping(items, lambda item: str(item["code"]), what=_STEP)

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which steps are new and which are said otherwise."""
        return [self._change(item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every step, earliest first. Raises StepOverlaps."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            verb = self._change(item).verb
            if verb != "same":
                set_reminder_step(_draft(item), by=by, at=at)
            report += _counted(verb)
        return report

    def _change(self, item: Item) -> Change:
        draft = _draft(item)
        row = next((one for one in steps_of_code(draft.code) if one.valid_from == draft.valid_from), None)
        if row is None:
            return Change(self.key(item), "add")
        if draft.is_said_by(row):
            return Change(self.key(item), "same")
        return Change(self.key(item), "new_version", f"{_STEP} {draft.code} được đặt lại.")


class RecurrenceRuleKind:
    """Kind `recurrence_rule`: by which day of its last month an occurrence of what comes again is due."""

    name = "recurrence_rule"
    order = 37
    schema: Mapping[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["every", "day", "valid_from"],
        "properties": {
            "every": {"enum": RecurrenceRule.Every.values},
            "day": {"type": "integer", "minimum": 1, "maximum": 31},
            "valid_from": DAY,
            "valid_to": DAY,
        },
    }

    def key(self, item: Item) -> str:
        """How often, and the day from which it stands."""
        return f"{item['every']} từ {item['valid_from']}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find two items for the same that stand on the same day."""
        del context
        return overlapping(items, lambda item: str(item["every"]), what=_RULE)

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which rules are new and which are said otherwise."""
        return [self._change(item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every rule, earliest first. Raises StepOverlaps."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            verb = self._change(item).verb
            if verb != "same":
                first, last = _days(item)
                set_recurrence_rule(item["every"], item["day"], valid_from=first, valid_to=last, by=by, at=at)
            report += _counted(verb)
        return report

    def _change(self, item: Item) -> Change:
        first, last = _days(item)
        row = next((one for one in rules_of(item["every"]) if one.valid_from == first), None)
        if row is None:
            return Change(self.key(item), "add")
        if (row.day, row.valid_to) == (item["day"], last):
            return Change(self.key(item), "same")
        return Change(self.key(item), "new_version", f"{_RULE} {item['every']} được đặt lại.")


def _draft(item: Item) -> ReminderStepDraft:
    first, last = _days(item)
    return ReminderStepDraft(item["code"], item["audience"], item["days"], first, last)


def _days(item: Item) -> tuple[date, date | None]:
    until = item.get("valid_to")
    return date.fromisoformat(item["valid_from"]), date.fromisoformat(until) if until else None


def _counted(verb: str) -> LoadReport:
    return LoadReport(added=verb == "add", same=verb == "same", changed=verb == "new_version")
