"""What asks about promises: which there are, and how they stand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

from motcua.foundation.clock import VN
from motcua.foundation.ready import IDS_HOLE, TEXT_HOLE, Ready, ids_of
from motcua.instruments.deadlines.models import Promise, Purpose, Workplace
from motcua.instruments.deadlines.rules import MINUTES_A_DAY, Timeliness, timeliness

NEAR = MINUTES_A_DAY
"""Sắp đến hạn: a working day or less is left."""


@dataclass(frozen=True)
class Standing:
    """How something stands to its due moment, and the working minutes left or gone over, where known."""

    timeliness: Timeliness
    due_at: datetime | None
    minutes: int = 0
    hours_known: bool = True

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


def promise_of(subject_kind: str, subject_id: UUID, purpose: Purpose = Purpose.RESULT) -> Promise | None:
    """Give the latest promise of a purpose that was made for a case, if any was."""
    rows = Promise.objects.filter(subject_kind=subject_kind, subject_id=subject_id, purpose=purpose)
    return rows.order_by("-started_at", "-id").first()


def promises_of(
    subject_kind: str, subject_ids: Iterable[UUID], purpose: Purpose = Purpose.RESULT
) -> dict[UUID, Promise]:
    """Give the latest promise of a purpose of each of some cases, in one question."""
    rows = Promise.objects.filter(subject_kind=subject_kind, subject_id__in=set(subject_ids), purpose=purpose)
    return {one.subject_id: one for one in rows.order_by("started_at", "id")}


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


def standing_by_clock(due_at: datetime | None, done_at: datetime | None, *, now: datetime) -> Standing:
    """Say how something stands to its due moment where no working time is known: no amount of it, then."""
    if due_at is None:
        return Standing(Timeliness.UNLIMITED, None)
    due = due_at.astimezone(VN)
    left = int((due - (done_at or now)).total_seconds() // 60)
    word = timeliness(due, done_at, now=now, minutes_left=left, near=NEAR)
    return Standing(word, due, hours_known=False)


def overdue(at: datetime, limit: int) -> Iterable[Promise]:
    """Give running promises whose moment has passed, the longest overdue first."""
    rows = Promise.objects.filter(state=Promise.State.RUNNING, due_at__lt=at)
    return rows.order_by("due_at", "id")[:limit]


def promises_by_case(
    subject_kind: str, subject_ids: Collection[UUID], purpose: str
) -> list[tuple[UUID, UUID]]:
    """Give the ids of what was promised for many cases for one purpose, each with its case, in order."""
    rows = _ready_promises().ask(kind=subject_kind, ids=list(subject_ids), purpose=purpose)
    return [(promise, case) for promise, case in rows]


@cache
def _ready_promises() -> Ready:
    rows = Promise.objects.filter(
        subject_kind=TEXT_HOLE, subject_id__in=ids_of(IDS_HOLE), purpose=_PURPOSE_HOLE
    )
    ordered = rows.order_by("subject_id", "id").values_list("id", "subject_id")
    return Ready(ordered, _HOLES)


def cases_promised(subject_kind: str, promise_ids: Collection[UUID], purpose: str) -> set[UUID]:
    """Give the cases of a kind for which something was promised; ids that are no promise's say nothing."""
    rows = _ready_cases().ask(kind=subject_kind, ids=list(promise_ids), purpose=purpose)
    return {row[0] for row in rows}


@cache
def _ready_cases() -> Ready:
    rows = Promise.objects.filter(subject_kind=TEXT_HOLE, id__in=ids_of(IDS_HOLE), purpose=_PURPOSE_HOLE)
    return Ready(rows.order_by().values_list("subject_id"), _HOLES)


_PURPOSE_HOLE: Final = f"{TEXT_HOLE} purpose"
_HOLES: Final = {"kind": TEXT_HOLE, "ids": IDS_HOLE, "purpose": _PURPOSE_HOLE}
