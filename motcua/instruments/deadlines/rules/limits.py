"""The words of the reckoning: limits, pauses, working time, and the rows that an explanation is made of."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final, NamedTuple, Protocol


class Unit(StrEnum):
    """Đơn vị of a time limit."""

    HOUR = "HOUR"
    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    MONTH = "MONTH"
    SAME_DAY = "SAME_DAY"
    NONE = "NONE"


COUNTED: Final = frozenset({Unit.HOUR, Unit.WORKING_DAY, Unit.DAY, Unit.MONTH})
"""Units that need a quantity."""

MINUTES_A_DAY: Final = 8 * 60
"""What a working day is worth where hours are turned into days."""


MOST: Final = 9_999
"""More than this of any unit is a slip of the pen."""


class Span(Protocol):
    """A stretch of open time on one day: from its first minute to its closing."""

    @property
    def opens(self) -> time:
        """Give its first minute."""
        ...

    @property
    def closes(self) -> time:
        """Give its closing."""
        ...


class WorkingTime(Protocol):
    """When a place is open."""

    def spans(self, day: date) -> tuple[Span, ...]:
        """Give the open stretches of a day in order; none when it is closed."""
        ...

    def open_minutes_between(self, start: datetime, end: datetime) -> int:
        """Count the open minutes from one moment to another; below nought if `end` comes first."""
        ...

    def note(self, day: date) -> str:
        """Say what makes the day what it is: a weekday's name, a holiday, a swapped Saturday."""
        ...

    def source(self, day: date) -> str:
        """Say by which text the day was declared to be what it is; empty where none is known."""
        ...

    def doubt(self, since: date, until: date | None = None) -> str:
        """Say in a sentence why days are not certain; empty if they are."""
        ...


class Calendar(WorkingTime, Protocol):
    """Working time compiled once, which answers in flat time."""

    def next_opening(self, moment: datetime) -> datetime:
        """Give the moment itself, to the minute, while open; else the next opening."""
        ...

    def add_open_minutes(self, moment: datetime, minutes: int) -> datetime:
        """Give the moment by which so many open minutes have passed."""
        ...

    def nth_working_day(self, day: date, number: int) -> date:
        """Give the n-th working day after a day; for nought the day itself, or the next if it is closed."""
        ...


class Why(StrEnum):
    """What a day is to a limit."""

    START = "START"
    COUNTED = "COUNTED"
    CLOSED = "CLOSED"
    CLOSED_BUT_COUNTED = "CLOSED_BUT_COUNTED"
    AFTER_CUT_OFF = "AFTER_CUT_OFF"
    ROLLED_TO = "ROLLED_TO"
    EXTENDED = "EXTENDED"
    MADE_UP = "MADE_UP"


class NeverOpen(Exception):
    """The calendar knows no open hour in ten years from a day on."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


@dataclass(frozen=True)
class Limit:
    """Thời hạn: so many of a unit. SAME_DAY has a cut-off; what comes later is answered the next day."""

    unit: Unit
    quantity: int = 0
    cut_off: time = time(15)

    def __post_init__(self) -> None:
        if (self.unit in COUNTED) != (self.quantity > 0) or self.quantity > MOST:
            raise ValueError(f"{self.quantity} {self.unit}")


class Pause(NamedTuple):
    """Tạm dừng: a stretch of time during which the clock stood."""

    since: datetime
    until: datetime


class Row(NamedTuple):
    """One day of the explanation: whether it counts and why, its open hours, what it gives to the limit.

    Time by which the limit was extended, and time that makes up for pauses, stand in rows of their own, in
    this order after those of the limit: they do not count towards it, and their minutes are those given.
    """

    day: date
    counted: bool
    spans: tuple[Span, ...]
    minutes: int
    why: Why
    working: WorkingTime

    @property
    def note(self) -> str:
        """Say what makes the day what it is; the calendar is asked only when someone reads it."""
        return self.working.note(self.day)

    @property
    def source(self) -> str:
        """Say by which text the day was declared, if one is known."""
        return self.working.source(self.day)


class Explanation(NamedTuple):
    """Why a promise is due when it is: when it began to run, each day since, and the moment that follows.

    `own_rows` are the days of the limit itself; after them comes what it was extended by (`extended`, in open
    minutes), then what makes up for pauses.
    """

    limit: Limit
    began_at: datetime
    rows: tuple[Row, ...]
    due_at: datetime | None
    own_rows: int
    pauses: tuple[Pause, ...] = ()
    extended: int = 0
