"""What asks about promises: how they stand, why they are due when they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q

from motcua.foundation.clock import VN, valid_on
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.errors import LimitOdd, NeverOpens, PausesOdd
from motcua.instruments.deadlines.models import Pause, Promise, Purpose, Unit, WarningStep, Workplace
from motcua.instruments.deadlines.rules import (
    MINUTES_A_DAY,
    Explanation,
    Limit,
    NeverOpen,
    Timeliness,
    due,
    reckon,
    timeliness,
)
from motcua.instruments.deadlines.rules import Pause as Stretch
from motcua.instruments.deadlines.rules import Unit as Units
from motcua.registers.calendars.queries import WorkingTime, calendar_for, calendars_for

NEAR = MINUTES_A_DAY
"""Sắp đến hạn: a working day or less is left."""

WHOLE = 100
"""The share of a limit, in percent, that is all of it."""

_CUT_OFF = 15


@dataclass(frozen=True)
class Standing:
    """How something stands to its due moment, and the working minutes left or gone over."""

    timeliness: Timeliness
    due_at: datetime | None
    minutes: int = 0

    @property
    def days(self) -> int:
        """Give the whole working days in the minutes."""
        return self.minutes // MINUTES_A_DAY

    @property
    def hours(self) -> int:
        """Give the whole hours beyond the days."""
        return self.minutes % MINUTES_A_DAY // 60

    @property
    def rest(self) -> int:
        """Give the minutes beyond the hours."""
        return self.minutes % 60


def workplace(place_id: UUID | None = None, *, unit_id: UUID | None = None) -> Workplace:
    """Give whose working time counts, with that time. Raises what `calendars` raises."""
    return Workplace(place_id, unit_id, calendar_for(place_id, unit_id=unit_id))


def workplaces(
    whose: Iterable[tuple[UUID | None, UUID | None]],
) -> dict[tuple[UUID | None, UUID | None], Workplace]:
    """Give the working time of many (place, unit) at once, for the statements of one; none for none."""
    asked = set(whose)
    if not asked:
        return {}
    return {one: Workplace(*one, calendar) for one, calendar in calendars_for(asked).items()}


def explain(
    started_at: datetime,
    where: Workplace,
    *,
    unit: Unit,
    quantity: int = 0,
    cut_off_hour: int | None = None,
    pauses: Sequence[tuple[datetime, datetime]] = (),
) -> Explanation:
    """Reckon a due moment day by day. Raises LimitOdd, PausesOdd, NeverOpens, and what `calendars` raises."""
    limit = _limit(unit, quantity, cut_off_hour)
    try:
        return reckon(started_at.astimezone(VN), limit, where.working, _stretches(pauses))
    except NeverOpen as shut:
        raise NeverOpens(day=day_figures(shut.day)) from shut


def due_moment(
    started_at: datetime,
    where: Workplace,
    *,
    unit: Unit,
    quantity: int = 0,
    cut_off_hour: int | None = None,
) -> datetime | None:
    """Reckon a due moment without its days, in flat time. Raises LimitOdd, and what `calendars` raises."""
    return due(started_at.astimezone(VN), _limit(unit, quantity, cut_off_hour), where.working)


def why(promise: Promise) -> Explanation:
    """Reckon a promise anew from its own facts and its pauses: "vì sao ngày này?"."""
    ended = [(one.paused_at, one.resumed_at) for one in pauses_of(promise)]
    return explain(
        promise.counted_from,
        workplace(promise.place_id, unit_id=promise.unit_id),
        unit=Unit(promise.unit),
        quantity=promise.quantity,
        cut_off_hour=promise.cut_off_hour,
        pauses=[(since, until) for since, until in ended if until is not None],
    )


def pauses_of(promise: Promise) -> list[Pause]:
    """Give the pauses since a promise is counted, in order; the last may not have ended."""
    rows = Pause.objects.filter(promise=promise, paused_at__gte=promise.counted_from)
    return list(rows.order_by("paused_at", "id"))


def _limit(unit: Unit, quantity: int, cut_off_hour: int | None) -> Limit:
    try:
        return Limit(Units(unit), quantity, time(_CUT_OFF if cut_off_hour is None else cut_off_hour))
    except ValueError as odd:
        raise LimitOdd(quantity=quantity, unit=Unit(unit).label) from odd


def _stretches(pauses: Sequence[tuple[datetime, datetime]]) -> list[Stretch]:
    """Give pauses in order, in Vietnamese time. Raises PausesOdd if one ends before it begins or two meet."""
    found = sorted(Stretch(since.astimezone(VN), until.astimezone(VN)) for since, until in pauses)
    ends = [found[0].since, *(one.until for one in found)] if found else []
    if any(one.until < one.since or one.since < end for one, end in zip(found, ends, strict=False)):
        raise PausesOdd
    return found


def promise_of(subject_kind: str, subject_id: UUID, purpose: Purpose = Purpose.RESULT) -> Promise | None:
    """Give the latest promise of a purpose that was made for a case, if any was."""
    rows = Promise.objects.filter(subject_kind=subject_kind, subject_id=subject_id, purpose=purpose)
    return rows.order_by("-started_at", "-id").first()


def standing(
    due_at: datetime | None, done_at: datetime | None, where: Workplace, *, now: datetime
) -> Standing:
    """Say how something stands to its due moment, in working time."""
    if due_at is None:
        return Standing(Timeliness.UNLIMITED, None)
    due, moment = due_at.astimezone(VN), (done_at or now).astimezone(VN)
    left = where.working.open_minutes_between(moment, due)
    word = timeliness(due, done_at, now=now, minutes_left=left, near=NEAR)
    return Standing(word, due, abs(left))


def overdue(at: datetime, limit: int) -> Iterable[Promise]:
    """Give running promises whose moment has passed, the longest overdue first."""
    rows = Promise.objects.filter(state=Promise.State.RUNNING, due_at__lt=at)
    return rows.order_by("due_at", "id")[:limit]


def warning_steps(day: date) -> list[WarningStep]:
    """Give the ladder of warnings in force on `day`, the earliest first."""
    return list(WarningStep.objects.filter(valid_on(day)).order_by("-minutes", "code"))


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
    calendars: dict[tuple[UUID | None, UUID | None], WorkingTime], at: datetime, minutes: int
) -> dict[datetime, list[tuple[UUID | None, UUID | None]]]:
    """Group places by the moment up to which what is due is near."""
    moments: dict[datetime, list[tuple[UUID | None, UUID | None]]] = {}
    for whose, calendar in calendars.items():
        moments.setdefault(near_until(calendar, at, minutes), []).append(whose)
    return moments


def _any_of(places: Sequence[tuple[UUID | None, UUID | None]]) -> Q:
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
