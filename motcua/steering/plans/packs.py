"""What packs may bring of plans: kinds `reminder_step`, `recurrence_rule` and `target_words`."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema
from motcua.steering.plans.actions import (
    RecurrenceDraft,
    ReminderStepDraft,
    TargetWordsDraft,
    set_recurrence_rule,
    set_reminder_step,
    set_target_words,
)
from motcua.steering.plans.models import RecurrenceRule, ReminderStep, TargetWords
from motcua.steering.plans.queries.ladder import rules_of, steps_of_code
from motcua.steering.plans.queries.proposals import words_of_code


class ReminderStepKind(LineKind[ReminderStepDraft]):
    """Kind `reminder_step`: who is reminded of an assignment, how many days from its due day."""

    name = "reminder_step"
    order = 36
    what = "Bậc nhắc việc"
    schema = line_schema(
        {
            "audience": {"enum": ReminderStep.Audience.values},
            "days": {"type": "integer", "minimum": -365, "maximum": 365},
        }
    )

    def draft(self, item: Item, since: date, until: date | None) -> ReminderStepDraft:
        """Read a step."""
        return ReminderStepDraft(
            item["code"], item["audience"], item["days"], valid_from=since, valid_to=until
        )

    def lines(self, code: str) -> Sequence[ReminderStep]:
        """Give the steps of a code."""
        return steps_of_code(code)

    def put(self, draft: ReminderStepDraft, *, by: Actor, at: datetime) -> ReminderStep:
        """Set a step. Raises NotAllowed, StepOverlaps."""
        return set_reminder_step(draft, by=by, at=at)


class RecurrenceRuleKind(LineKind[RecurrenceDraft]):
    """Kind `recurrence_rule`: by which day of its last month an occurrence of what comes again is due."""

    name = "recurrence_rule"
    order = 37
    what = "Quy tắc kỳ"
    under = "every"
    schema = line_schema(
        {
            "every": {"enum": RecurrenceRule.Every.values},
            "day": {"type": "integer", "minimum": 1, "maximum": 31},
        },
        under="every",
    )

    def draft(self, item: Item, since: date, until: date | None) -> RecurrenceDraft:
        """Read a rule."""
        return RecurrenceDraft(item["every"], item["day"], valid_from=since, valid_to=until)

    def lines(self, code: str) -> Sequence[RecurrenceRule]:
        """Give the rules for what comes again so often."""
        return rules_of(code)

    def put(self, draft: RecurrenceDraft, *, by: Actor, at: datetime) -> RecurrenceRule:
        """Set a rule. Raises NotAllowed, StepOverlaps."""
        return set_recurrence_rule(draft, by=by, at=at)


_PHRASES = {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 200}}


class TargetWordsKind(LineKind[TargetWordsDraft]):
    """Kind `target_words`: the turns of phrase in which documents promise what an indicator measures."""

    name = "target_words"
    order = 39
    what = "Lời của chỉ số"
    under = "indicator"
    schema = line_schema({"phrases": {**_PHRASES, "minItems": 1}}, {"never": _PHRASES}, under="indicator")

    def draft(self, item: Item, since: date, until: date | None) -> TargetWordsDraft:
        """Read the words of an indicator."""
        never = list(item.get("never", ()))
        return TargetWordsDraft(
            indicator=item["indicator"],
            phrases=list(item["phrases"]),
            never=never,
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[TargetWords]:
        """Give the words of an indicator."""
        return words_of_code(code)

    def put(self, draft: TargetWordsDraft, *, by: Actor, at: datetime) -> TargetWords:
        """Set them. Raises NotAllowed, StepOverlaps."""
        return set_target_words(draft, by=by, at=at)
