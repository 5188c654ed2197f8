"""When people come: the season, the weekday and the hour, as shares. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate
from random import Random
from typing import Final, Protocol

MONTHS: Final = (0.95, 0.7, 1.1, 1.05, 1.0, 1.05, 1.1, 1.2, 1.1, 1.0, 1.0, 1.05)
"""Few come around Tết, most before the school year."""

WEEKDAYS: Final = (1.3, 1.1, 1.0, 0.95, 0.8, 0.45, 0.3)
"""Monday is the fullest day; the weekend is for those who file online."""

COUNTER_HOURS: Final = {7: 0.7, 8: 1.4, 9: 1.4, 10: 1.1, 11: 0.4, 13: 0.8, 14: 1.2, 15: 1.0, 16: 0.4}
ONLINE_HOURS: Final = (0.2, 0.1, 0.05, 0.05, 0.1, 0.3, 0.7, 1.2, 1.8, 2.0, 1.7, 1.1)  # up to noon
ONLINE_AFTERNOON: Final = (0.8, 1.0, 1.6, 1.6, 1.3, 0.9, 0.7, 0.9, 1.4, 1.3, 0.9, 0.4)
ONLINE_DAY: Final = ONLINE_HOURS + ONLINE_AFTERNOON
_ONCE_IN_A_WHILE: Final = 0.3
_MINUTE: Final = timedelta(minutes=1)


class Working(Protocol):
    """When a place is open, as `calendars` reckons it."""

    def is_working_day(self, day: date) -> bool:
        """Say whether the day is open at all."""
        ...

    def next_opening(self, moment: datetime) -> datetime:
        """Give the moment itself while open, else the next opening."""
        ...

    def is_open(self, moment: datetime) -> bool:
        """Say whether the minute is open."""
        ...

    def add_open_minutes(self, moment: datetime, minutes: int) -> datetime:
        """Give the moment by which so many open minutes have passed."""
        ...

    def is_alike(self, first: date, last: date, days: int) -> bool:
        """Say whether the days from one to another are open at the same hours as those so many days later."""
        ...

    def open_minutes_between(self, start: datetime, end: datetime) -> int:
        """Count the open minutes from one moment to another."""
        ...


@dataclass(frozen=True)
class Season:
    """The days on which people come, each with its share; asked by a quantile from 0 to 1."""

    days: tuple[date, ...]
    reached: tuple[float, ...]

    def day_at(self, share: float) -> date:
        """Give the day by which this share of all has come."""
        place = bisect_right(self.reached, share * self.reached[-1])
        return self.days[min(place, len(self.days) - 1)]

    def weight(self, day: date) -> float:
        """Give the share of a day."""
        place = (day - self.days[0]).days
        return self.reached[place] - (self.reached[place - 1] if place else 0)


def season(since: date, until: date, is_working: Callable[[date], bool]) -> Season:
    """Weigh every day from the first to the last; a closed day gets only those who file online."""
    days = tuple(_days(since, until))
    weights = [_weight(day, is_working(day)) for day in days]
    return Season(days, tuple(accumulate(weights)))


def _days(since: date, until: date) -> Iterator[date]:
    for number in range((until - since).days + 1):
        yield since + timedelta(days=number)


def _weight(day: date, is_working: bool) -> float:
    if not is_working:
        return _ONCE_IN_A_WHILE * WEEKDAYS[6] * MONTHS[day.month - 1]
    return WEEKDAYS[min(day.weekday(), 5)] * MONTHS[day.month - 1]


def at_the_counter(day: date, zone: tzinfo, working: Working, dice: Random) -> datetime:
    """Draw when someone stands at the counter: on the day, or on the next one on which it is open."""
    moment = _at(day, *_hour(COUNTER_HOURS, dice), zone)
    if working.is_open(moment):
        return moment
    return working.next_opening(moment) + _MINUTE * dice.randrange(25)


def online(day: date, zone: tzinfo, dice: Random) -> datetime:
    """Draw when someone files online: at any hour, the evening too."""
    return _at(day, *_hour(dict(enumerate(ONLINE_DAY)), dice), zone)


def _hour(shares: dict[int, float], dice: Random) -> tuple[int, int]:
    return dice.choices(tuple(shares), tuple(shares.values()))[0], dice.randrange(60)


def _at(day: date, hour: int, minute: int, zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def quarter_after(moment: datetime) -> datetime:
    """Give the first quarter of an hour after a moment: when the house's rounds are made."""
    return moment.replace(minute=0, second=0, microsecond=0) + _MINUTE * 15 * (moment.minute // 15 + 1)


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Divide a whole by weights, so that the parts add up to it."""
    whole = sum(weights)
    marks = [round(total * part / whole) for part in accumulate(weights)]
    return [mark - before for mark, before in zip(marks, [0, *marks], strict=False)]
