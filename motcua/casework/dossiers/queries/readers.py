"""Who reads the register of organisations for what a filing stands on: thing by thing, or all at once."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Protocol
from uuid import UUID

from motcua.casework.dossiers.queries.posts_within import (
    NearPost,
    Posts,
    likeliest_first,
    posts_below_in,
    posts_within,
)
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import OneStop, WholeDay, agencies_on, identifier_for, one_stop

_MOST_KEPT: Final = 8192
Door = tuple[OneStop, str, tuple[AgencyTerm, ...]]
"""A one-stop unit with its code and those for whom it receives."""


class Reader(Protocol):
    """Who reads the register of organisations of a day."""

    @property
    def day(self) -> date:
        """Give the day."""
        ...

    def door(self, unit_id: UUID) -> Door:
        """Give a one-stop unit. Raises AgencyUnknown."""
        ...

    def posts_within(self, head: UUID, executing: tuple[str, ...]) -> Posts:
        """Give the posts of an agency and of its parts, the likeliest first."""
        ...


@dataclass(frozen=True)
class OneByOne:
    """Reads what is asked for, and keeps it under the register's `state`."""

    state: UUID | None
    day: date

    def door(self, unit_id: UUID) -> Door:
        """Give a one-stop unit. Raises AgencyUnknown."""
        return _door(self.state, unit_id, self.day)

    def posts_within(self, head: UUID, executing: tuple[str, ...]) -> Posts:
        """Give the posts of an agency and of its parts, the likeliest first."""
        return posts_within(self.state, head, executing, self.day)


class AtOnce:
    """Reads all there is on a day, once, and answers from it."""

    def __init__(self, day: date) -> None:
        """Read it."""
        self.day = day
        self.whole = WholeDay(day)
        self._below: dict[UUID, tuple[NearPost, ...]] = {}

    def door(self, unit_id: UUID) -> Door:
        """Give a one-stop unit. Raises AgencyUnknown."""
        unit = self.whole.one_stop(unit_id)
        return unit, self.whole.identifier_for(unit.id), tuple(self.whole.agencies(unit.serves))

    def posts_within(self, head: UUID, executing: tuple[str, ...]) -> Posts:
        """Give the posts of an agency and of its parts, the likeliest first."""
        if head not in self._below:
            self._below[head] = posts_below_in(self.whole, head)
        return likeliest_first(self._below[head], executing)


@lru_cache(_MOST_KEPT)
def _door(state: UUID | None, unit_id: UUID, day: date) -> Door:
    """Give a one-stop unit; kept likewise."""
    del state  # a key alone
    unit = one_stop(unit_id, day)
    return unit, identifier_for(unit.id, day), served_by(unit, day)


def served_by(unit: OneStop, day: date) -> tuple[AgencyTerm, ...]:
    """Give those for whom a unit receives, in the order of lists."""
    return tuple(agencies_on(day).filter(agency_id__in=unit.serves))
