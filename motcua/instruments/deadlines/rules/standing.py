"""How something stands to its due moment."""

from datetime import datetime
from enum import StrEnum


class Timeliness(StrEnum):
    """How something stands to its due moment: done, still running, or without a limit."""

    EARLY = "EARLY"
    ON_TIME = "ON_TIME"
    LATE = "LATE"
    WITHIN = "WITHIN"
    NEAR = "NEAR"
    OVERDUE = "OVERDUE"
    UNLIMITED = "UNLIMITED"


def timeliness(
    due_at: datetime | None, done_at: datetime | None, *, now: datetime, minutes_left: int, near: int
) -> Timeliness:
    """Say how something stands: EARLY means done on a day before the due day.

    `minutes_left` are open minutes from `now` to the due moment; NEAR when they are no more than `near`.
    """
    if due_at is None:
        return Timeliness.UNLIMITED
    if done_at is not None:
        if done_at.astimezone(due_at.tzinfo).date() < due_at.date():
            return Timeliness.EARLY
        return Timeliness.ON_TIME if done_at <= due_at else Timeliness.LATE
    if now > due_at:
        return Timeliness.OVERDUE
    return Timeliness.NEAR if minutes_left <= near else Timeliness.WITHIN
