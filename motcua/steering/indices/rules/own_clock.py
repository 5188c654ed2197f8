"""Đồng hồ riêng của bộ chỉ số: when handling ended as an index reckons it, and whether that was in time.

It is not the promise to the citizen: whoever is asked for papers takes his time off, a clock that stands for
other reasons goes on, and one who is asked twice without an end is late.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Ending(StrEnum):
    """What was taken for the end of handling."""

    RESOLVED = "RESOLVED"
    HANDED = "HANDED"
    ENDED = "ENDED"  # refused after acceptance, withdrawn, stopped
    ASKED_ONCE = "ASKED_ONCE"
    ASKED_AGAIN = "ASKED_AGAIN"
    RUNNING = "RUNNING"


@dataclass(frozen=True, kw_only=True)
class Course:
    """The moments of an accepted dossier that this clock looks at; `allowed` where no day was appointed."""

    accepted_at: datetime
    due_at: datetime | None = None
    resolved_at: datetime | None = None
    handed_at: datetime | None = None
    ended_at: datetime | None = None
    supplements: int = 0
    first_asked_at: datetime | None = None
    supplement_time: timedelta = timedelta()
    allowed: timedelta | None = None  # the most that the law allows its procedure


@dataclass(frozen=True)
class Verdict:
    """What was taken for the end, what was taken off it, what it was held against, and the outcome."""

    ending: Ending
    end: datetime
    taken_off: timedelta
    due_at: datetime | None
    in_time: bool

    @property
    def reckoned(self) -> datetime:
        """Give the end with the citizen's own time taken off."""
        return self.end - self.taken_off


def judge(course: Course, close: datetime) -> Verdict:
    """Judge a dossier as of the close of a period: what came after it has not happened yet."""
    ending, end = _end_of(course, close)
    is_over = ending in (Ending.RESOLVED, Ending.HANDED, Ending.ENDED)
    taken_off = course.supplement_time if is_over else timedelta()
    due = course.due_at
    if due is None and course.allowed is not None:
        due = course.accepted_at + course.allowed
    in_time = ending is not Ending.ASKED_AGAIN and (due is None or end - taken_off <= due)
    return Verdict(ending, end, taken_off, due, in_time)


def _end_of(course: Course, close: datetime) -> tuple[Ending, datetime]:
    """Give the end by the priority of states; else the one request; else the close of the period."""
    for ending, moment in (
        (Ending.RESOLVED, course.resolved_at),
        (Ending.HANDED, course.handed_at),
        (Ending.ENDED, course.ended_at),
    ):
        if moment is not None:
            if moment <= close:
                return ending, moment
            break
    if course.first_asked_at is not None and course.first_asked_at <= close:
        if course.supplements > 1:
            return Ending.ASKED_AGAIN, close
        return Ending.ASKED_ONCE, course.first_asked_at
    return Ending.RUNNING, close
