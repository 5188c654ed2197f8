"""Draws lives: who comes when, to which door, for what; `telling` says what becomes of it. Pure."""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from motcua.foundation.clock import VN
from motcua.launch.grow.lives import Asked, Door, Growth, Life, applicant_of, home_of
from motcua.launch.grow.shape import at_the_counter, online
from motcua.launch.grow.telling import Telling

BRING_MORE: Final = 0.25
AT_THE_COUNTER: Final = (("COUNTER", 94), ("POST", 4), ("ELECTRONIC", 2))
FROM_AFAR: Final = (("COUNTER", 45), ("POST", 20), ("ELECTRONIC", 35))
_MINUTE: Final = timedelta(minutes=1)


def draw_lives(growth: Growth, numbers: Iterable[int] | None = None) -> Iterator[Life]:
    """Draw the lives of these numbers, or all, one by one."""
    for number in range(growth.count) if numbers is None else numbers:
        yield draw_life(growth, number)


def draw_lives_at(growth: Growth, doors: Container[UUID]) -> Iterator[Life]:
    """Draw the lives at some doors alone, one by one: the same as among all."""
    for number in range(growth.count):
        fate, dice = _dice(growth, number)
        day, door = _when_and_where(growth, number, fate, dice)
        if door.unit_id in doors:
            yield _draw(growth, number, day, door, fate, dice)


def draw_life(growth: Growth, number: int) -> Life:
    """Draw one life. Lives come in the order of their days; a life is the same whoever draws it."""
    fate, dice = _dice(growth, number)
    return _draw(growth, number, *_when_and_where(growth, number, fate, dice), fate, dice)


def _dice(growth: Growth, number: int) -> tuple[Random, Random]:
    """Give the dice of what a life shares with those that go its way, and its own; one for both alone."""
    own = Random(f"{growth.seed}/{number}")
    if growth.together == 1:
        return own, own
    return Random(f"{growth.seed}/with {number // growth.together}"), own


def _when_and_where(growth: Growth, number: int, fate: Random, dice: Random) -> tuple[date, Door]:
    share = fate.random()
    day = growth.season.day_at((number + dice.random()) / growth.count)
    return day, growth.door_at(share, day)


def _draw(growth: Growth, number: int, day: date, door: Door, fate: Random, dice: Random) -> Life:
    offers, reached = door.offered(day)
    offer = fate.choices(offers, cum_weights=reached)[0]
    way = fate.choices(offer.ways, [one.share for one in offer.ways])[0]
    online_way = way.channel == "ONLINE"
    moment = online(day, VN, dice) if online_way else at_the_counter(day, VN, door.working, dice)
    is_business = fate.random() < offer.for_entities
    applicant = applicant_of(door, growth.seed, growth.until.date(), dice, is_business=is_business)
    returns = AT_THE_COUNTER if way.channel == "DIRECT" else FROM_AFAR
    return Life(
        number=number,
        door=door,
        offer=offer,
        way=way,
        applicant=applicant,
        place_id=home_of(door, applicant.key),
        return_way=fate.choices([name for name, _ in returns], [share for _, share in returns])[0],
        papers=tuple(one for one in offer.papers if one.always or fate.random() < BRING_MORE),
        acts=Telling(growth, door, offer, way, dice, fate).tell(min(moment, growth.until - _MINUTE)),
    )


def brought(asked: Asked, channel: str) -> tuple[int, int]:
    """Say how many originals and copies somebody brings: online only pictures, which are copies."""
    if channel == "ONLINE":
        return 0, max(1, asked.copies)
    return asked.originals, asked.copies if asked.originals or asked.copies else 1
