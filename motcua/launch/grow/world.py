"""Reads what a province offers: its doors, what may be asked for at each, and whose hands it goes through."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from typing import Final
from uuid import UUID

from django.conf import settings

from motcua.casework.dossiers.queries import Ground, Sitting, case_numbers, is_joint, only_carries
from motcua.foundation.clock import VN
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.deadlines.queries import due_moment, warning_steps, workplace
from motcua.instruments.workflow.models import StepKind
from motcua.instruments.workflow.queries import straight_steps
from motcua.launch.errors import CannotStart
from motcua.launch.grow.asking import Asking, asked_at, papers_of, share_of_entities, weight
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.lives import Door, Growth, Offer, Rung, Stage, Way
from motcua.launch.grow.shape import season
from motcua.launch.grow.telling import RECORDING
from motcua.registers.calendars.queries import calendars_for
from motcua.registers.organisations.queries import OneStop, one_stop_units
from motcua.registers.places.models import Place
from motcua.registers.places.queries import ancestors, places_on
from motcua.registers.procedures.models import ProcedureVersion, Source
from motcua.registers.procedures.queries import governing_versions, procedures


class NobodyServes(CannotStart):
    """There is no one-stop unit in which officers sit and something may be asked for."""

    def __init__(self) -> None:
        super().__init__(
            "Tỉnh này chưa có bộ phận một cửa nào có cán bộ và thủ tục để tiếp nhận hồ sơ.",
            "no one-stop unit of this province can take a dossier in",
        )


APPROVE: Final = "dossiers.approve"
ONE_MORE_DOOR_FOR: Final = 400
BUSY: Final = {"COMMUNE": 1.0, "DISTRICT": 2.5, "PROVINCE": 4.0}
"""How much busier than a commune's door the others are."""


@dataclass
class Province:
    """The province as it is on the day that is played."""

    until: datetime
    hands: Hands
    place_of: dict[UUID, UUID | None] = field(default_factory=dict)
    grounds: list[Ground] = field(default_factory=list)

    @cached_property
    def sitting(self) -> Sitting:
        """Give the registers of the day, read for all doors at once."""
        return Sitting(self.day, at_once=True)

    @cached_property
    def places(self) -> dict[UUID | None, Place]:
        """Give the places of the day by their ids."""
        return {one.id: one for one in places_on(self.day)}

    @cached_property
    def below(self) -> dict[UUID | None, list[UUID]]:
        """Give the places right below each."""
        below: dict[UUID | None, list[UUID]] = {}
        for one in self.places.values():
            below.setdefault(one.parent_id, []).append(one.id)
        return below

    @property
    def day(self) -> date:
        """Give the day that is played."""
        return self.until.astimezone(VN).date()

    def growth(self, count: int, seed: int, days: int) -> Growth:
        """Say what is to be grown: so many lives in the last so many days, at as many doors as they fill.

        Raises NobodyServes where nobody could take a dossier in.
        """
        doors = _expecting(count, self._doors(count))
        if not doors:
            raise NobodyServes
        since = max(self.day - timedelta(days=days), min(_first_day(door) for door in doors))
        where = {door.unit_id: workplace(self.place_of[door.unit_id], unit_id=door.unit_id) for door in doors}

        def reckon(door: Door, way: Way, at: datetime) -> datetime | None:
            return due_moment(
                at,
                where[door.unit_id],
                unit=Unit(way.unit),
                quantity=way.quantity,
                cut_off_hour=way.cut_off_hour,
            )

        return Growth(
            seed=seed,
            count=count,
            season=season(since, self.day, doors[0].working.is_working_day),
            since=datetime.combine(since, time.min, tzinfo=VN),
            until=self.until,
            doors=doors,
            reckon=reckon,
            ladder=tuple(
                Rung(one.code, one.minutes, one.share, one.audience) for one in warning_steps(self.day)
            ),
            answer_minutes=settings.MOTCUA_ANSWER_HOURS * 60,
            sitting=self.sitting,
            grounds=tuple(self.grounds),
        )

    def _doors(self, count: int) -> list[Door]:
        """Read the doors where somebody sits, and so many more, with officers put there."""
        units = one_stop_units(self.day)
        seated = self.hands.seated(unit.id for unit in units)
        served = [unit for unit in units if unit.id in seated and self.sitting.unit_code(unit.id)]
        vacant = (unit for unit in units if unit.id not in seated and self.sitting.unit_code(unit.id))
        others = list(islice(vacant, count // ONE_MORE_DOOR_FOR))
        versions = self._versions()
        calendars_for((unit.term.place_id, unit.id) for unit in (*served, *others))
        laid = {unit.id: self._laid(unit, versions) for unit in (*served, *others)}
        agency_ids = {where[0] for many in laid.values() for ways in many for where in ways[0].places}
        self.hands.know(agency_ids)
        asked = {unit_id: self._asked(many) for unit_id, many in laid.items()}
        self.hands.fill(where for many in asked.values() for ways in many for where in ways[0].places)
        self.hands.know(agency_ids)
        self.grounds = [ways[0].ground for many in asked.values() for ways in many]
        doors = [self._door(unit, asked[unit.id]) for unit in (*served, *others) if asked[unit.id]]
        return [door for door in doors if door.clerks and door.offers and door.places]

    def _versions(self) -> list[ProcedureVersion]:
        """Give what the province has published for the day and says how it is handled inside."""
        page = procedures(self.day)
        hits = list(page.hits)
        while page.after:
            page = procedures(self.day, after=page.after)
            hits += page.hits
        found = governing_versions((hit.code for hit in hits if hit.source == Source.PROVINCE), self.day)
        return [found[code] for code in sorted(found) if found[code].processes]

    def _laid(self, unit: OneStop, versions: Sequence[ProcedureVersion]) -> list[list[Asking]]:
        """Read what may be filed at a unit, case by case."""
        found: list[list[Asking]] = []
        for version in versions:
            if version.levels and unit.term.level not in version.levels:
                continue
            for number in sorted(case_numbers(version.id), key=lambda one: one or 0):
                if is_joint(version, number):  # its parts would have to be lived through, too
                    continue
                ways = asked_at(unit, version, number, self.sitting)
                if ways:
                    found.append(ways)
        return found

    def _asked(self, laid: Sequence[list[Asking]]) -> list[list[Asking]]:
        """Give those of the cases where every step has a post that does it."""
        return [ways for ways in laid if all(self.hands.can_be(*where) for where in ways[0].places)]

    def _door(self, unit: OneStop, asked: Sequence[Sequence[Asking]]) -> Door:
        self.place_of[unit.id] = unit.term.place_id
        first = asked[0][0].ground
        home = self.places.get(unit.term.place_id)
        return Door(
            unit_id=unit.id,
            key=unit.term.agency.code,
            weight=BUSY.get(unit.term.level, 1.0),
            working=first.where.working,
            clerks=tuple(one for one in self.hands.of(unit.id, first.steps[0].role) if not only_carries(one)),
            places=self._communes(home.id) if home else (),
            province=[home, *ancestors(home)][-1].code.zfill(3) if home else "001",
            offers=tuple(offer for ways in asked if (offer := self._offer(ways)) is not None),
        )

    def _communes(self, place_id: UUID) -> tuple[UUID, ...]:
        """Give the places at the foot of the tree below a place; itself when nothing is below it."""
        below = self.below.get(place_id, ())
        return tuple(foot for one in below for foot in self._communes(one)) or (place_id,)

    def _offer(self, ways: Sequence[Asking]) -> Offer | None:
        """Draw up what may be asked for, if it comes to a result that somebody hands over.

        Lives are made up step after step: what is drawn with branches goes the way that most cases go, and is
        left out where that is not one step after the other.
        """
        ground, number = ways[0].ground, ways[0].case_number
        keys = [step.key for step in ground.steps]
        passed = straight_steps(ground.drawing) if ground.drawing is not None else keys
        if passed is None:
            return None
        stages = tuple(
            Stage(step.key, step.kind.value, step.budget_minutes, self.hands.of(where, role))
            for step, (where, role) in zip(ground.steps, ways[0].places, strict=True)
            if step.key in passed
        )
        kinds = {stage.kind for stage in stages}
        if not kinds & set(RECORDING) or stages[-1].kind != StepKind.HAND_OVER:
            return None
        version, decided = ground.version, ground.decision.agency_id
        signers = [hand for stage in stages for hand in stage.hands if hand.may(APPROVE, decided)]
        return Offer(
            code=version.procedure.code,
            case=number,
            weight=weight(ways),
            days=((version.valid_from, version.valid_to),),
            for_entities=share_of_entities(version),
            ways=tuple(one.way for one in ways),
            stages=stages,
            papers=tuple(papers_of(version, number)),
            result=str(version.results[0]["name"]) if version.results else version.name,
            refusers=tuple({hand.id: hand for hand in signers}.values()),
            reasons=tuple(str(one) for one in version.refusal_reasons),
            by_place=any(one.by_place for one in ways),
        )


def _expecting(count: int, doors: Sequence[Door]) -> tuple[Door, ...]:
    whole = sum(door.weight for door in doors)
    return tuple(replace(door, expected=round(count * door.weight / whole)) for door in doors)


def _first_day(door: Door) -> date:
    """Give the first day on which anything may be asked for at a door."""
    return min(since for offer in door.offers for since, _until in offer.days)
