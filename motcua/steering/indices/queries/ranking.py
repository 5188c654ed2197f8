"""Xếp hạng: the cards of all units that are ranked, each among its like; and whose work is a unit's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.registers.organisations.queries import agencies_on, heirs_by
from motcua.steering.indices import access
from motcua.steering.indices.errors import AgencyNotSeen
from motcua.steering.indices.ports import SOURCES, Counted, Scope
from motcua.steering.indices.queries.parting import is_parted
from motcua.steering.indices.queries.scoring import (
    Card,
    Ruled,
    Scoring,
    card_of,
    close_of,
    counted_for,
    last_day,
)
from motcua.steering.indices.queries.values import must_be_a_period
from motcua.steering.indices.rules.score import State, ranks_of

_HIGHEST: Final = 20


class Unit(NamedTuple):
    """An agency as ranking looks at it."""

    id: UUID
    name: str
    kind: str
    level: str
    parent_id: UUID | None


@dataclass(frozen=True)
class Peers:
    """Units of one kind with their cards, the highest first; who has no rank comes last."""

    name: str
    cards: Sequence[tuple[Unit, Card]]

    @property
    def ranked(self) -> int:
        """Count those that have a total."""
        return sum(1 for _unit, card in self.cards if card.rank is not None)


@dataclass(frozen=True)
class Units:
    """The agencies of a day: who is ranked in which group, and to whose work each one's belongs.

    Of what ceased, `heirs` say who stands in its place, where units are asked as they are now.
    """

    by_id: Mapping[UUID, Unit]
    group_of: Mapping[UUID, int]
    heirs: Mapping[UUID, UUID] = field(default_factory=dict)

    def owner_of(self, agency_id: UUID) -> UUID | None:
        """Give the ranked unit to which an agency's work belongs: itself, or the nearest above it."""
        found: UUID | None = self.heirs.get(agency_id, agency_id)
        for _step in range(_HIGHEST):
            if found is None or found in self.group_of:
                return found
            unit = self.by_id.get(found)
            found = unit.parent_id if unit else None
        return None

    def of(self, agency_id: UUID) -> frozenset[UUID]:
        """Give the agencies whose work is a unit's: itself and all below it that belong to no other unit."""
        if agency_id in self.group_of:
            return frozenset(one for one in self._all() if self.owner_of(one) == agency_id)
        return frozenset(one for one in self._all() if self._is_below(one, agency_id)) or frozenset(
            {agency_id}
        )

    def _all(self) -> Iterator[UUID]:
        yield from self.by_id
        yield from self.heirs.keys() - self.by_id.keys()

    def _is_below(self, one: UUID, agency_id: UUID) -> bool:
        found: UUID | None = self.heirs.get(one, one)
        for _step in range(_HIGHEST):
            if found is None or found == agency_id:
                return found is not None
            unit = self.by_id.get(found)
            found = unit.parent_id if unit else None
        return False


def units_on(ruled: Ruled, day: date, *, as_now: bool = False) -> Units:
    """Give who is ranked on a day, in one question; asked as they are now, with whose heirs they are."""
    rows = agencies_on(day).values_list("agency_id", "name", "kind__code", "level", "parent_id")
    units = {row[0]: Unit(*row) for row in rows}
    group_of: dict[UUID, int] = {}
    for place, peers in enumerate(ruled.index.peers):
        for unit in units.values():
            if unit.kind in peers["kinds"] and unit.level in peers["levels"]:
                group_of.setdefault(unit.id, place)
    return Units(units, group_of, heirs_by(day) if as_now else {})


def province_card(ruled: Ruled, scope: Scope, at: datetime) -> Card:
    """Score the whole province. Raises PeriodOdd."""
    return card_of(ruled, counted_for(ruled.names(), scope, at), is_province=True)


def unit_card(ruled: Ruled, units: Units, agency_id: UUID, scope: Scope, at: datetime) -> Card:
    """Score one unit, with its rank among its like. Raises PeriodOdd."""
    for peers in ranking(ruled, units, scope, at):
        for unit, card in peers.cards:
            if unit.id == agency_id:
                return card
    return card_of(ruled, counted_for(ruled.names(), scope, at), is_province=False)


def ranking(ruled: Ruled, units: Units, scope: Scope, at: datetime) -> list[Peers]:
    """Score every ranked unit, and rank each among its like. Raises PeriodOdd."""
    must_be_a_period(scope, at)
    counted = _by_unit(ruled, units, scope, at)
    scoring = Scoring(ruled, is_province=False)
    cards = {unit_id: scoring.card(counted[unit_id]) for unit_id in units.group_of}
    of_dossiers = frozenset(one.code for one in ruled.components if is_parted(one))
    found: list[Peers] = []
    for place, peers in enumerate(ruled.index.peers):
        own = {unit_id: card for unit_id, card in cards.items() if units.group_of[unit_id] == place}
        ranks = ranks_of(
            {
                unit_id: card.total.of_hundred if _has_work(card, of_dossiers) else None
                for unit_id, card in own.items()
            }
        )
        rows = [
            (units.by_id[unit_id], card.ranked(ranks.get(unit_id), len(ranks)))
            for unit_id, card in own.items()
        ]
        rows.sort(key=lambda row: row[1].rank or len(rows) + 1)
        found.append(Peers(peers["name"], rows))
    return found


def must_see(by: Actor, units: Units, agency_id: UUID) -> None:
    """Pass whoever may see an agency's figures. Raises AgencyNotSeen."""
    seen = access.agencies_seen(by)
    if seen is not None and not (units.of(agency_id) & seen or agency_id in seen):
        raise AgencyNotSeen


def day_of(scope: Scope, at: datetime) -> date:
    """Give the day by whose rules and units a period is reckoned."""
    return last_day(scope, at)


def _has_work(card: Card, of_dossiers: Collection[str]) -> bool:
    """Say whether a dossier of the unit was scored: what is offered alone ranks nobody."""
    return not of_dossiers or any(
        one.mark.state is State.SCORED and one.mark.code in of_dossiers for one in card.measured
    )


def _by_unit(ruled: Ruled, units: Units, scope: Scope, at: datetime) -> dict[UUID, Counted]:
    """Count for each ranked unit, one question a source; nought where a source has nothing of it."""
    names, close = ruled.names(), close_of(scope, at)
    found: dict[UUID, dict[str, int]] = {unit_id: dict.fromkeys(names, 0) for unit_id in units.group_of}
    owners: dict[UUID, UUID | None] = {}
    for source, own in SOURCES.asked_for(names):
        for agency_id, counted in source.by_agency(own, scope, close).items():
            if agency_id not in owners:
                owners[agency_id] = units.owner_of(agency_id)
            owner = owners[agency_id]
            if owner is None:
                continue
            sums = found[owner]
            for name, count in counted.items():
                sums[name] += count
    return dict(found)
