"""What asks which promises are near, by the ladder of the day."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from motcua.foundation.clock import VN, valid_on
from motcua.instruments.deadlines.models import Promise, WarningStep
from motcua.instruments.deadlines.queries.promises import NEAR
from motcua.registers.calendars.queries import WorkingTime, calendars_for

WHOLE = 100
"""The share of a limit, in percent, that is all of it."""

Whose = tuple[UUID | None, UUID | None]


def warning_steps(day: date) -> list[WarningStep]:
    """Give the ladder of warnings in force on `day`, the earliest first."""
    return list(WarningStep.objects.filter(valid_on(day)).order_by("-minutes", "code"))


def steps_of_code(code: str) -> list[WarningStep]:
    """Give every row of one step of the ladder, whatever its days, the earliest first."""
    return list(WarningStep.objects.filter(code=code).order_by("valid_from"))


def near_now(at: datetime, limit: int) -> list[tuple[UUID, WarningStep]]:
    """Give running promises that are near by a step of the ladder and were not warned of it yet.

    A handful of questions, however many promises run: places of one calendar are asked about together.
    """
    steps = warning_steps(at.astimezone(VN).date())
    running = Promise.objects.filter(state=Promise.State.RUNNING, due_at__gte=at)
    whose = set(running.values_list("place_id", "unit_id").distinct().order_by()) if steps else set()
    calendars = calendars_for(whose)
    found: list[tuple[UUID, WarningStep]] = []
    for step in steps:
        for until, places in _by_moment(calendars, at, step.minutes).items():
            some = Q() if len(places) == len(whose) else _any_of(places)
            rows = running.filter(some, due_at__lte=until).exclude(warned__contains=[step.code])
            facts = rows.order_by("due_at", "id").values_list(
                "id", "place_id", "unit_id", "counted_from", "due_at"
            )
            for promise_id, place_id, unit_id, began, due_at in facts.iterator(chunk_size=limit):
                if len(found) == limit:
                    return found
                if due_at is not None and _is_near(calendars[place_id, unit_id], step, began, at, due_at):
                    found.append((promise_id, step))
    return found


def near_until(calendar: WorkingTime, at: datetime, minutes: int = NEAR) -> datetime:
    """Give the moment up to which what is due has no more open minutes left than so many."""
    return calendar.next_opening(calendar.add_open_minutes(at, minutes))


def _by_moment(
    calendars: dict[Whose, WorkingTime], at: datetime, minutes: int
) -> dict[datetime, list[Whose]]:
    """Group places by the moment up to which what is due is near."""
    moments: dict[datetime, list[Whose]] = {}
    for whose, calendar in calendars.items():
        moments.setdefault(near_until(calendar, at, minutes), []).append(whose)
    return moments


def _any_of(places: Sequence[Whose]) -> Q:
    """Narrow promises to some (place, unit)."""
    chosen = Q(pk__in=[])
    for place_id, unit_id in places:
        chosen |= Q(place_id=place_id, unit_id=unit_id)
    return chosen


def _is_near(
    calendar: WorkingTime, step: WarningStep, began: datetime, at: datetime, due_at: datetime
) -> bool:
    """Say whether so little of the limit is left as the step's share asks."""
    if step.share == WHOLE:
        return True
    whole = calendar.open_minutes_between(began, due_at)
    return calendar.open_minutes_between(at, due_at) * WHOLE <= whole * step.share
