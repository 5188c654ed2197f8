"""What asks about promises: how they stand, why they are due when they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.errors import LimitOdd, NeverOpens
from motcua.instruments.deadlines.models import Promise, Purpose, Unit, Workplace
from motcua.instruments.deadlines.rules import (
    MINUTES_A_DAY,
    Explanation,
    Limit,
    NeverOpen,
    Timeliness,
    reckon,
    timeliness,
)
from motcua.instruments.deadlines.rules import Unit as Units
from motcua.registers.calendars.queries import calendar_for

NEAR = MINUTES_A_DAY
"""Sắp đến hạn: a working day or less is left."""

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


def explain(
    started_at: datetime,
    where: Workplace,
    *,
    unit: Unit,
    quantity: int = 0,
    cut_off_hour: int | None = None,
) -> Explanation:
    """Reckon a due moment day by day. Raises LimitOdd, NeverOpens, and what `calendars` raises."""
    try:
        limit = Limit(Units(unit), quantity, time(_CUT_OFF if cut_off_hour is None else cut_off_hour))
    except ValueError as odd:
        raise LimitOdd(quantity=quantity, unit=Unit(unit).label) from odd
    try:
        return reckon(started_at.astimezone(VN), limit, where.working)
    except NeverOpen as shut:
        raise NeverOpens(day=day_figures(shut.day)) from shut


def why(promise: Promise) -> Explanation:
    """Reckon a promise anew from its own facts: "vì sao ngày này?"."""
    return explain(
        promise.started_at,
        workplace(promise.place_id, unit_id=promise.unit_id),
        unit=Unit(promise.unit),
        quantity=promise.quantity,
        cut_off_hour=promise.cut_off_hour,
    )


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
