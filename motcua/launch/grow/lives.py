"""The life of one dossier: who asks for what, where, and everything that is done with it, when and by whom.

Pure: drawn by dice from what a province offers. A life goes on until the day that is played; what would
come later has not happened, so that all states come about by themselves.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions import Alike
from motcua.casework.dossiers.queries import Ground, Sitting
from motcua.foundation.access.models import Actor
from motcua.launch.grow.people import Business, Someone, business, someone
from motcua.launch.grow.shape import Season, Working

MOST_TOGETHER, ALONE_UP_TO = 64, 320
COMING_BACK: Final = 0.72
"""How many different people come to a door, for each dossier there."""


class Verb(StrEnum):
    """What can be done with a dossier, as the rooms have it."""

    SUBMIT = "SUBMIT"
    ACCEPT = "ACCEPT"
    TAKE_IN = "TAKE_IN"
    SCAN = "SCAN"
    CLAIM = "CLAIM"
    FINISH = "FINISH"
    SEND_BACK = "SEND_BACK"
    ASK = "ASK"
    SUPPLY = "SUPPLY"
    REFUSE = "REFUSE"
    WITHDRAW = "WITHDRAW"
    RECORD = "RECORD"
    HAND_OVER = "HAND_OVER"
    ARCHIVE = "ARCHIVE"
    WARN = "WARN"
    MISS = "MISS"


ROUNDS: Final = frozenset({Verb.WARN, Verb.MISS})
"""What the house does by the clock, on the minute."""

LATE: Final = frozenset({Verb.HAND_OVER, Verb.ARCHIVE})
"""What is done once nothing counts any more."""


@dataclass(frozen=True)
class Way:
    """A channel by which something may be filed, with its share and its time limit."""

    channel: str
    share: float
    unit: str
    quantity: int
    cut_off_hour: int | None


@dataclass(frozen=True)
class Stage:
    """A step as the procedure lays it down, with those who may do it."""

    key: str
    kind: str
    budget: int
    hands: tuple[Actor, ...]


@dataclass(frozen=True)
class Asked:
    """A paper that the procedure asks for."""

    required_id: UUID
    name: str
    originals: int
    copies: int
    always: bool


@dataclass(frozen=True)
class Offer:
    """What may be asked for at a door: a procedure in one of its cases."""

    code: str
    case: int | None
    weight: float
    days: tuple[tuple[date, date | None], ...]  # on which it may be asked for
    for_entities: float
    ways: tuple[Way, ...]
    stages: tuple[Stage, ...]
    papers: tuple[Asked, ...]
    result: str
    refusers: tuple[Actor, ...] = ()  # who approve where it is decided
    reasons: tuple[str, ...] = ()  # for which the law refuses
    by_place: bool = False  # who decides is said by where somebody lives

    def is_offered(self, day: date) -> bool:
        """Say whether it may be asked for on a day."""
        return any(since <= day and (until is None or day <= until) for since, until in self.days)


Offered = tuple[list[Offer], list[float]]


@dataclass(frozen=True)
class Door:
    """A one-stop unit: whose clerks sit there, where its people live, by whose hours it works."""

    unit_id: UUID
    key: str
    weight: float
    working: Working
    clerks: tuple[Actor, ...]
    places: tuple[UUID, ...]
    province: str
    offers: tuple[Offer, ...]
    expected: int = 0
    known: dict[int, Offered] = field(default_factory=dict, compare=False, repr=False)

    def residents(self) -> int:
        """Say how many different people are to come."""
        return max(3, int(self.expected * COMING_BACK))

    def offered(self, day: date) -> Offered:
        """Give what may be asked for on a day, and how often each is, summed up."""
        era = bisect_right(self._turns, day)
        if era not in self.known:
            offers = [one for one in self.offers if one.is_offered(day)]
            self.known[era] = offers, list(accumulate(one.weight for one in offers))
        return self.known[era]

    @cached_property
    def _turns(self) -> list[date]:
        """Give the days from which something else may be asked for than before."""
        days = [day for one in self.offers for day in one.days]
        ends = {until + timedelta(1) for _since, until in days if until is not None}
        return sorted({since for since, _until in days} | ends)


@dataclass(frozen=True)
class Rung:
    """A step of the ladder of warnings: how many open minutes before the moment, within which share."""

    code: str
    minutes: int
    share: int
    audience: str = ""


Reckon = Callable[[Door, Way, datetime], datetime | None]
"""When a limit that begins at a moment is due at a door; the rooms' own reckoning."""


@dataclass(frozen=True)
class Growth:
    """What is to be grown: how many lives, over which days, at which doors, by which seed."""

    seed: int
    count: int
    season: Season
    since: datetime
    until: datetime
    doors: tuple[Door, ...]
    reckon: Reckon
    ladder: tuple[Rung, ...] = ()
    answer_minutes: int = 480
    sitting: Sitting | None = None  # in which the doors were read
    grounds: tuple[Ground, ...] = ()  # on which what is asked for at them stands
    open_on: dict[date, tuple[tuple[Door, ...], tuple[float, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def together(self) -> int:
        """Say how many are drawn together, to go one way where they can: one alone while there are few."""
        return max(1, min(MOST_TOGETHER, self.count // ALONE_UP_TO))

    @property
    def companies(self) -> int:
        """Say how many such companies there are; the last may be smaller."""
        return -(-self.count // self.together)

    def door_at(self, share: float, day: date) -> Door:
        """Give the door to which this share of all who come on a day go: where something is offered then."""
        if day not in self.open_on:
            doors = tuple(door for door in self.doors if door.offered(day)[0])
            self.open_on[day] = doors, reached(doors)
        doors, upto = self.open_on[day]
        return doors[bisect_right(upto, share * upto[-1])]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done: what, when, by whom."""

    verb: Verb
    at: datetime
    by: Actor
    stage: str = ""
    words: str = ""


@dataclass(frozen=True)
class Life:
    """One dossier's life, in order."""

    number: int
    door: Door
    offer: Offer
    way: Way
    applicant: Someone | Business
    place_id: UUID
    return_way: str
    papers: tuple[Asked, ...]
    acts: tuple[Act, ...]
    alike: Alike | None = None  # with which others it goes the same way

    @property
    def taken_at(self) -> datetime:
        """Say when it was taken in; what never was, when it came."""
        taken = (act.at for act in self.acts if act.verb in (Verb.TAKE_IN, Verb.ACCEPT))
        return next(taken, self.acts[0].at)


def reached(doors: Sequence[Door]) -> tuple[float, ...]:
    """Sum the doors' weights up, door by door."""
    return tuple(accumulate(door.weight for door in doors))


def applicant_of(
    door: Door, seed: int, today: date, place: int, dice: Random, *, is_business: bool
) -> Someone | Business:
    """Draw who comes from a place: the same few people and businesses again and again, as at a real door."""
    many, whom = len(door.places), f"{seed}/{door.key}/{place}"
    if is_business:
        key = f"{whom}/dn/{dice.randrange(max(2, door.residents() // 6 // many))}"
        return business(key, Random(key))
    key = f"{whom}/{dice.randrange(max(3, door.residents() // many))}"
    return someone(key, door.province, today, Random(key))


def in_order(lives: Sequence[Life]) -> Iterator[tuple[Life, Act]]:
    """Give all acts of many lives as they happened; of one moment, in the order of the lives."""
    many = [(act.at, life.number, place, life, act) for life in lives for place, act in enumerate(life.acts)]
    for _at, _number, _place, life, act in sorted(many, key=lambda one: one[:3]):
        yield life, act
