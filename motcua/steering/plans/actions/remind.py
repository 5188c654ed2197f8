"""Nhắc việc: who is due to hear of an assignment is told, once for each step of the ladder and due day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.dated import LineDraft, write_line
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.notices.actions import Word, put_notices
from motcua.foundation.text import day_figures
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans import access
from motcua.steering.plans.actions.follow import TAKEN_ON
from motcua.steering.plans.errors import StepOverlaps
from motcua.steering.plans.events import AssignmentReminded, RecurrenceRuleSet, ReminderStepSet
from motcua.steering.plans.models import (
    Assignment,
    AssignmentMilestone,
    Plan,
    RecurrenceRule,
    Reminder,
    ReminderStep,
)
from motcua.steering.plans.queries.ladder import rules_of, rungs_on, steps_of_code
from motcua.steering.plans.queries.letters import MILESTONE_REMINDER, REMINDER, facts_of, when_words
from motcua.steering.plans.queries.people import Listeners, listeners
from motcua.steering.plans.rules.ladder import Rung, reached


@act
def remind_of_due(*, by: Actor, at: datetime) -> int:
    """Nhắc việc theo bậc: tell of every assignment that has come to a new step; count the reminders.

    Each step is told once under one due day; an extended one is told anew. A milestone before the last day
    that was not reached has its own steps. Set-based.
    """
    today = at.astimezone(VN).date()
    rungs = rungs_on(today)
    calls = _calls(rungs, today)
    leads = {call.one.lead_id for call in calls if call.one.lead_id}
    hearing = listeners(leads, today) if calls else Listeners()
    names = names_of(leads, today) if leads else {}
    words: list[Word] = []
    rows: list[Reminder] = []
    for call in calls:
        told = _words(call, hearing, names, today)
        words += told
        rows.append(
            Reminder(
                assignment=call.one,
                step=rungs[call.rung],
                due_on=call.due_on,
                reminded_at=at,
                told=len(told),
            )
        )
    if words:
        put_notices(words, by=by, at=at)
    Reminder.objects.bulk_create(rows, batch_size=1000)
    tell_many(
        [
            AssignmentReminded(row.assignment_id, call.rung.code, row.due_on, row.told)
            for row, call in zip(rows, calls, strict=True)
        ],
        by=by,
        at=at,
    )
    return len(rows)


@dataclass(frozen=True)
class _Call:
    """A step that has come, of an assignment's last day or of one of its milestones."""

    one: Assignment
    due_on: date
    milestone: str
    rung: Rung


def _calls(rungs: Mapping[Rung, ReminderStep], today: date) -> list[_Call]:
    """Give what has come to a step that was not told yet, the longest due first."""
    if not rungs:
        return []
    until = today - timedelta(days=min(rung.days for rung in rungs))
    passed = AssignmentMilestone.objects.filter(assignment=OuterRef("pk"), **_earlier(until))
    running = list(
        Assignment.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(Q(due_on__lte=until) | Exists(passed.filter(ends_on__lt=OuterRef("original_due_on"))))
        .filter(
            state__in=(Assignment.State.GIVEN, *TAKEN_ON),
            plan__state=Plan.State.ACTIVE,
            due_on__isnull=False,
            children__isnull=True,
        )
        .select_related("plan")
        .order_by("due_on", "id")
    )
    known = set(
        Reminder.objects.filter(assignment__in=running).values_list("assignment_id", "step__code", "due_on")
    )
    return [
        _Call(one, due_on, milestone, rung)
        for one, due_on, milestone in _days(running, until)
        for rung in reached(list(rungs), due_on, today)
        if (one.id, rung.code, due_on) not in known
    ]


def _earlier(until: date) -> Mapping[str, object]:
    return {"ends_on__lte": until, "done_on__isnull": True}


def _days(running: Sequence[Assignment], until: date) -> list[tuple[Assignment, date, str]]:
    """Give each assignment's days up to one: those of its milestones not reached, and the last."""
    marks: dict[UUID, dict[date, list[str]]] = {}
    rows = AssignmentMilestone.objects.filter(assignment__in=running, **_earlier(until)).order_by("position")
    for mark in rows:
        if mark.ends_on is not None:
            marks.setdefault(mark.assignment_id, {}).setdefault(mark.ends_on, []).append(mark.label)
    days = [
        (one, day, "; ".join(filter(None, labels)) or f"đến {day_figures(day)}")
        for one in running
        for day, labels in sorted(marks.get(one.id, {}).items())
        if one.original_due_on and day < one.original_due_on
    ]
    last = [(one, one.due_on, "") for one in running if one.due_on is not None and one.due_on <= until]
    return sorted([*days, *last], key=lambda found: (found[1], found[0].id))


def _words(call: _Call, hearing: Listeners, names: Mapping[UUID, str], today: date) -> Sequence[Word]:
    one, rung = call.one, call.rung
    agency = names.get(one.lead_id, "") if one.lead_id else ""
    nobody = not hearing.at(rung.audience, one.lead_id)
    facts = facts_of(
        one,
        agency,
        when=when_words(call.due_on, today),
        nobody="có" if nobody else "",
        milestone=call.milestone,
        mark=day_figures(call.due_on),
    )
    return [
        Word(
            MILESTONE_REMINDER if call.milestone else REMINDER,
            account_id,
            facts,
            "assignment",
            one.id,
            f"plans.reminder:{one.id}:{rung.code}:{call.due_on}:{account_id}",
        )
        for account_id in sorted(hearing.of(rung.audience, one.lead_id))
    ]


@dataclass(frozen=True)
class ReminderStepDraft(LineDraft):
    """A step of the ladder as it is to stand from a day on."""

    code: str
    audience: str
    days: int


@dataclass(frozen=True)
class RecurrenceDraft(LineDraft):
    """By which day of its last month an occurrence is due, as it is to stand from a day on."""

    every: str
    day: int


@act
def set_reminder_step(draft: ReminderStepDraft, *, by: Actor, at: datetime) -> ReminderStep:
    """Đặt một bậc nhắc việc from its first day on, or say it otherwise. Raises NotAllowed, StepOverlaps."""
    access.must_keep_ladder(by)
    new = ReminderStep(code=draft.code)
    refusal = StepOverlaps(what="Bậc nhắc việc", code=draft.code)
    row, is_changed = write_line(draft, new, steps_of_code(draft.code), refusal)
    if is_changed:
        tell(ReminderStepSet(row.id, row.code), by=by, at=at)
    return row


@act
def set_recurrence_rule(draft: RecurrenceDraft, *, by: Actor, at: datetime) -> RecurrenceRule:
    """Đặt quy tắc kỳ: the day of its last month by which each is due. Raises NotAllowed, StepOverlaps."""
    access.must_keep_ladder(by)
    new = RecurrenceRule(every=draft.every)
    refusal = StepOverlaps(what="Quy tắc kỳ", code=draft.every)
    row, is_changed = write_line(draft, new, rules_of(draft.every), refusal)
    if is_changed:
        tell(RecurrenceRuleSet(row.id, row.every), by=by, at=at)
    return row
