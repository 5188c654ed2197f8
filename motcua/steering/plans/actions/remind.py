"""Nhắc việc: who is due to hear of an assignment is told, once for each step of the ladder and due day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.notices.actions import Word, put_notices
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans import access
from motcua.steering.plans.actions.follow import TAKEN_ON
from motcua.steering.plans.errors import StepOverlaps
from motcua.steering.plans.events import AssignmentReminded, RecurrenceRuleSet, ReminderStepSet
from motcua.steering.plans.models import Assignment, Plan, RecurrenceRule, Reminder, ReminderStep
from motcua.steering.plans.queries.ladder import rules_of, rungs_on, steps_of_code
from motcua.steering.plans.queries.letters import REMINDER, facts_of, when_words
from motcua.steering.plans.queries.people import Listeners, listeners
from motcua.steering.plans.rules.ladder import Rung, reached


@act
def remind_of_due(*, by: Actor, at: datetime) -> int:
    """Nhắc việc theo bậc: tell of every assignment that has come to a new step; count the reminders.

    Each step is told once under one due day; an extended one is told anew. Set-based.
    """
    today = at.astimezone(VN).date()
    rungs = rungs_on(today)
    wanted = _to_be_reminded(rungs, today)
    leads = {one.lead_id for one, _due, _rung in wanted if one.lead_id}
    hearing = listeners(leads, today) if wanted else Listeners()
    names = names_of(leads, today) if leads else {}
    words: list[Word] = []
    rows: list[Reminder] = []
    for one, due_on, rung in wanted:
        told = _words(one, due_on, rung, hearing, names, today)
        words += told
        step = rungs[rung]
        rows.append(Reminder(assignment=one, step=step, due_on=due_on, reminded_at=at, told=len(told)))
    if words:
        put_notices(words, by=by, at=at)
    Reminder.objects.bulk_create(rows, batch_size=1000)
    tell_many(
        [
            AssignmentReminded(row.assignment_id, rung.code, row.due_on, row.told)
            for row, (_one, _due, rung) in zip(rows, wanted, strict=True)
        ],
        by=by,
        at=at,
    )
    return len(rows)


def _to_be_reminded(rungs: Mapping[Rung, ReminderStep], today: date) -> list[tuple[Assignment, date, Rung]]:
    """Give what has come to a step that was not told yet, the longest due first."""
    if not rungs:
        return []
    from_now = min(rung.days for rung in rungs)
    running = list(
        Assignment.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(
            state__in=(Assignment.State.GIVEN, *TAKEN_ON),
            plan__state=Plan.State.ACTIVE,
            due_on__lte=today - timedelta(days=from_now),
            children__isnull=True,
        )
        .select_related("plan")
        .order_by("due_on", "id")
    )
    known = set(
        Reminder.objects.filter(assignment__in=running).values_list("assignment_id", "step__code", "due_on")
    )
    return [
        (one, one.due_on, rung)
        for one in running
        if one.due_on is not None
        for rung in reached(list(rungs), one.due_on, today)
        if (one.id, rung.code, one.due_on) not in known
    ]


def _words(
    one: Assignment, due_on: date, rung: Rung, hearing: Listeners, names: Mapping[UUID, str], today: date
) -> Sequence[Word]:
    agency = names.get(one.lead_id, "") if one.lead_id else ""
    nobody = not hearing.at(rung.audience, one.lead_id)
    facts = facts_of(one, agency, when=when_words(due_on, today), nobody="có" if nobody else "")
    return [
        Word(
            REMINDER,
            account_id,
            facts,
            "assignment",
            one.id,
            f"plans.reminder:{one.id}:{rung.code}:{due_on}:{account_id}",
        )
        for account_id in sorted(hearing.of(rung.audience, one.lead_id))
    ]


@dataclass(frozen=True)
class ReminderStepDraft:
    """A step of the ladder as it is to stand from a day on."""

    code: str
    audience: str
    days: int
    valid_from: date
    valid_to: date | None = None

    def is_said_by(self, row: ReminderStep) -> bool:
        """Say whether a row says the same already."""
        return (row.audience, row.days, row.valid_to) == (self.audience, self.days, self.valid_to)


@act
def set_reminder_step(draft: ReminderStepDraft, *, by: Actor, at: datetime) -> ReminderStep:
    """Đặt một bậc nhắc việc from its first day on, or say it otherwise. Raises NotAllowed, StepOverlaps."""
    access.must_keep_ladder(by)
    rows = steps_of_code(draft.code)
    row = next((one for one in rows if one.valid_from == draft.valid_from), None) or ReminderStep(
        code=draft.code, valid_from=draft.valid_from
    )
    if _overlap(row, rows, draft.valid_from, draft.valid_to):
        raise StepOverlaps(what="Bậc nhắc việc", code=draft.code)
    if not row._state.adding and draft.is_said_by(row):
        return row
    row.audience, row.days, row.valid_to = draft.audience, draft.days, draft.valid_to
    row.save()
    tell(ReminderStepSet(row.id, row.code), by=by, at=at)
    return row


@act
def set_recurrence_rule(
    every: str, day: int, *, valid_from: date, valid_to: date | None = None, by: Actor, at: datetime
) -> RecurrenceRule:
    """Đặt quy tắc kỳ: the day of its last month by which each is due. Raises NotAllowed, StepOverlaps."""
    access.must_keep_ladder(by)
    rows = rules_of(every)
    row = next((one for one in rows if one.valid_from == valid_from), None) or RecurrenceRule(
        every=every, valid_from=valid_from
    )
    if _overlap(row, rows, valid_from, valid_to):
        raise StepOverlaps(what="Quy tắc kỳ", code=every)
    if not row._state.adding and (row.day, row.valid_to) == (day, valid_to):
        return row
    row.day, row.valid_to = day, valid_to
    row.save()
    tell(RecurrenceRuleSet(row.id, row.every), by=by, at=at)
    return row


def _overlap(
    row: ReminderStep | RecurrenceRule,
    rows: Sequence[ReminderStep | RecurrenceRule],
    first: date,
    last: date | None,
) -> bool:
    until = last or date.max
    return any(
        one.id != row.id and one.valid_from <= until and (one.valid_to or date.max) >= first for one in rows
    )
