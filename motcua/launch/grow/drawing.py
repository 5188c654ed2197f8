"""Draws lives: who comes when, to which door, for what; `telling` says what becomes of it. Pure.

Of many, some are drawn together: one is told, and the others go its way in other weeks whose days are open at
the same hours, at a second of their own.
"""

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import attrgetter
from random import Random
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions import Alike
from motcua.foundation.clock import VN
from motcua.launch.grow.lives import LATE, ROUNDS, Act, Asked, Door, Growth, Life, applicant_of
from motcua.launch.grow.people import Business, Someone
from motcua.launch.grow.shape import at_the_counter, online
from motcua.launch.grow.telling import Telling

BRING_MORE: Final = 0.25
AT_THE_COUNTER: Final = (("COUNTER", 94), ("POST", 4), ("ELECTRONIC", 2))
FROM_AFAR: Final = (("COUNTER", 45), ("POST", 20), ("ELECTRONIC", 35))
MOST_A_WEEK: Final = 6
"""How many go one way in one week."""
_MINUTE, _WEEK = timedelta(minutes=1), 7
_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Drawn:
    """A life that is drawn and not yet spelt out: the one whose way it goes, and how much later."""

    number: int
    first: Life
    alike: Alike
    taken_at: datetime

    def life(self, growth: Growth) -> Life:
        """Spell it out."""
        first, alike = self.first, self.alike
        if not alike.days and not alike.seconds:
            return first
        days = timedelta(alike.days)
        own = days + timedelta(seconds=alike.seconds)
        acts = tuple(
            Act(one.verb, one.at + (days if one.verb in ROUNDS else own), one.by, one.stage, one.words)
            for one in first.acts
        )
        dice = Random(f"{growth.seed}/who {self.number}")
        place = None if not first.offer.by_place else first.door.places.index(first.place_id)
        applicant, place_id = _who(growth, first, place, dice)
        return replace(
            first, number=self.number, applicant=applicant, place_id=place_id, acts=acts, alike=alike
        )


def draw_lives(growth: Growth) -> Iterator[Life]:
    """Draw all lives as they were taken in."""
    return draw_lives_at(growth, {door.unit_id for door in growth.doors})


def draw_lives_at(growth: Growth, doors: Container[UUID]) -> Iterator[Life]:
    """Draw the lives at some doors alone, as they were taken in: the same as among all."""
    mine = (number for number in range(growth.companies) if door_of(growth, number).unit_id in doors)
    drawn = [one for number in mine for one in _company(growth, number)]
    drawn.sort(key=attrgetter("taken_at", "number"))
    return (one.life(growth) for one in drawn)


def door_of(growth: Growth, number: int) -> Door:
    """Say to which door a company goes."""
    return _when_and_where(growth, number)[1]


def size_of(growth: Growth, number: int) -> int:
    """Say how many lives are a company."""
    return min(growth.together, growth.count - number * growth.together)


def _when_and_where(growth: Growth, number: int) -> tuple[date, Door, Random]:
    dice = Random(f"{growth.seed}/{number}")
    share = dice.random()
    day = growth.season.day_at((number + dice.random()) / growth.companies)
    return day, growth.door_at(share, day), dice


def _company(growth: Growth, number: int) -> Iterator[Drawn]:
    """Draw lives until the company is whole: as many as can go the way of one, then another."""
    day, door, dice = _when_and_where(growth, number)
    place, left = number * growth.together, size_of(growth, number)
    while left:
        first, telling = _draw(growth, place, day, door, dice)
        for alike in _alike(growth, telling, place, left, dice):
            later = timedelta(alike.days, alike.seconds)
            yield Drawn(place, first, alike, first.taken_at + later)
            place, left = place + 1, left - 1


def _draw(growth: Growth, number: int, day: date, door: Door, dice: Random) -> tuple[Life, Telling]:
    offers, reached = door.offered(day)
    offer = dice.choices(offers, cum_weights=reached)[0]
    way = dice.choices(offer.ways, [one.share for one in offer.ways])[0]
    moment = online(day, VN, dice) if way.channel == "ONLINE" else at_the_counter(day, VN, door.working, dice)
    is_business = dice.random() < offer.for_entities
    place = dice.randrange(len(door.places))
    applicant = applicant_of(door, growth.seed, growth.until.date(), place, dice, is_business=is_business)
    returns = AT_THE_COUNTER if way.channel == "DIRECT" else FROM_AFAR
    papers = tuple(one for one in offer.papers if one.always or dice.random() < BRING_MORE)
    telling = Telling(growth, door, offer, way, dice, len(papers))
    life = Life(
        number=number,
        door=door,
        offer=offer,
        way=way,
        applicant=applicant,
        place_id=door.places[place],
        return_way=dice.choices([name for name, _ in returns], [share for _, share in returns])[0],
        papers=papers,
        acts=telling.tell(min(moment, growth.until - _MINUTE)),
        alike=Alike(number) if growth.together > 1 else None,
    )
    return life, telling


def _alike(growth: Growth, told: Telling, way: int, most: int, dice: Random) -> Iterator[Alike]:
    """Say when others go a way that was told: in which weeks, at which seconds. The one told is the first."""
    yield Alike(way)
    day = told.acts[0].at.astimezone(VN).date()
    weeks = [0] if told.is_cut else _weeks(growth, told)
    left = {days: growth.season.weight(day + timedelta(days)) for days in weeks}
    seconds = _SECONDS if _is_free(told) else 1
    taken, many, fits = {(0, 0)}, Counter([0]), set[int]()
    while left and len(taken) < most:
        days = dice.choices(list(left), list(left.values()))[0]
        second = dice.randrange(seconds)
        if many[days] >= min(MOST_A_WEEK, seconds) or not (days in fits or _fits(growth, told, days)):
            del left[days]
            continue
        fits.add(days)
        if (days, second) not in taken:
            taken.add((days, second))
            many[days] += 1
            yield Alike(way, days, second)


def _weeks(growth: Growth, told: Telling) -> list[int]:
    """Give the days by which it may lie earlier or later, in whole weeks of the growth."""
    first = told.acts[0].at.astimezone(VN).date()
    back, on = (first - growth.season.days[0]).days, (growth.season.days[-1] - first).days
    return list(range(-(back // _WEEK) * _WEEK, on + 1, _WEEK))


def _fits(growth: Growth, told: Telling, days: int) -> bool:
    """Say whether all would have been reckoned and noted alike so many days later, and is past."""
    later, last = timedelta(days), told.acts[-1].at
    counted = [act.at for act in told.acts if act.verb not in LATE]
    latest = max([*counted, *(due for _start, due in told.promised)])
    if last + later + _MINUTE >= growth.until or any(one.at + later < growth.until for one in told.rounds):
        return False
    first = told.acts[0].at.astimezone(VN).date()
    if not told.offer.is_offered(first + later):
        return False
    seen = [(first, latest.astimezone(VN).date())]
    seen += [(day, day) for day in {act.at.astimezone(VN).date() for act in told.acts if act.verb in LATE}]
    return all(told.door.working.is_alike(since, until, days) for since, until in seen) and all(
        growth.reckon(told.door, told.way, start + later) == due + later for start, due in told.limited
    )


def _is_free(told: Telling) -> bool:
    """Say whether it may go on at any second: nothing is done in the minute of what was due or noted."""
    own = {act.at for act in told.acts if act.verb not in ROUNDS}
    ticking = told.noted | {due for _start, due in told.promised}
    return own.isdisjoint(ticking) and not any(at.second for at in own)


def _who(growth: Growth, first: Life, place: int | None, dice: Random) -> tuple[Someone | Business, UUID]:
    """Draw who else comes, from anywhere at the door, or from a place that decides who handles it."""
    door, is_business = first.door, isinstance(first.applicant, Business)
    if place is None:
        place = dice.randrange(len(door.places))
    whom = applicant_of(door, growth.seed, growth.until.date(), place, dice, is_business=is_business)
    return whom, door.places[place]


def brought(asked: Asked, channel: str) -> tuple[int, int]:
    """Say how many originals and copies somebody brings: online only pictures, which are copies."""
    if channel == "ONLINE":
        return 0, max(1, asked.copies)
    return asked.originals, asked.copies if asked.originals or asked.copies else 1
