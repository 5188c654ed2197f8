"""What is done with dossiers and asked of them in a benchmark, and the bare SQL of each. Django is set up."""

import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from bench.floor_of_acts import Write, last_event, make_twins, write, writes_of_creation, writes_of_step
from bench.grown import Grown
from motcua.casework.dossiers.actions import finish_step, take_in
from motcua.casework.dossiers.models import KIND, Filing, Paper
from motcua.casework.dossiers.queries import find
from motcua.casework.dossiers.queries.reading import Narrowing, page_of_lines, whole_dossier
from motcua.foundation.clock import VN
from motcua.instruments.workflow.queries import tasks_for, waiting_of
from motcua.launch.grow.drawing import brought

DAY = datetime(2023, 11, 20, 8, 30, tzinfo=VN)
WITH_ONE_HAND_MORE = "HANDLE"


class Acts:
    """Dossiers taken in for known citizens at one door, then a step of each finished."""

    def __init__(self, grown: Grown) -> None:
        make_twins()
        self.door = grown.door
        self.hands = grown
        offers = [one for one in self.door.offers if not one.for_entities and len(one.stages) > 3]
        self.offer = max(offers, key=lambda one: one.weight)
        self.papers = tuple(
            Paper(one.required_id, *brought(one, "DIRECT")) for one in self.offer.papers if one.always
        )
        self.clerk = self.door.clerks[0]
        self.people = _column(
            "select applicant_person_id from dossiers_dossier "
            "where applicant_person_id is not null limit 2000"
        )
        self.dice = random.Random(1)  # which citizen comes, no secret
        self.taken: list[UUID] = []
        self.writes: Sequence[Write] = ()
        self.moment = DAY

    def create(self) -> object:
        """Take one in."""
        self.before, self.moment = self._last(), self.moment + timedelta(seconds=1)
        filing = Filing(
            self.offer.code,
            self.door.unit_id,
            person_id=self.dice.choice(self.people),
            case_number=self.offer.case,
            papers=self.papers,
        )
        self.taken.append(take_in(filing, by=self.clerk, at=self.moment).id)
        return self.taken[-1]

    def create_floor(self) -> float:
        """Write its rows once more, bare."""
        return write(writes_of_creation(self.taken[-1], self.before))

    def act(self) -> object:
        """Finish the step in which one of those lies."""
        if not hasattr(self, "left"):
            self.left = list(self.taken)
        self.before, self.moment = self._last(), self.moment + timedelta(seconds=1)
        self.case = self.left.pop()
        task = waiting_of(KIND, [self.case])[self.case]
        holder = self.hands.holder(task.agency_id, task.role)
        started = time.perf_counter()
        finish_step(self.case, task.id, by=holder, at=self.moment)
        return time.perf_counter() - started

    def act_floor(self) -> float:
        """Write its rows once more, bare."""
        return write(writes_of_step(self.case, self.before))

    def _last(self) -> int:
        return last_event()


class Questions:
    """What a clerk asks: one dossier, lists, what is to be done, who has a dossier here."""

    def __init__(self, grown: Grown) -> None:
        self.clerk = grown.door.clerks[0]
        self.unit_id = grown.door.unit_id
        self.dice = random.Random(2)  # which dossier is read, no secret
        rows = _rows(
            "select id, code, submitted_at from dossiers_dossier where reception_unit_id = %s "
            "and code is not null order by submitted_at desc, id desc",
            [self.unit_id],
        )
        self.ids = [row[0] for row in rows]
        self.codes = [row[1] for row in rows]
        self.spots = [(row[2], row[0]) for row in rows]
        self.officer = _busiest(grown)
        self.names = _column("select full_name from people_person order by id limit 500")
        self.now: Any = None

    def read(self) -> object:
        """Read a dossier."""
        self.now = self.dice.choice(self.ids)
        return whole_dossier(self.clerk, dossier_id=self.now)

    def read_floor(self) -> float:
        """Read its row."""
        return timed("select * from dossiers_dossier where id = %s", [self.now])

    def page(self) -> object:
        """Give the first page of what the clerk may read."""
        return page_of_lines(self.clerk, Narrowing(), limit=50)

    def page_floor(self) -> float:
        """Read fifty rows off the unit's index."""
        return timed(
            "select * from dossiers_dossier where reception_unit_id = %s "
            "order by submitted_at desc, id desc limit 50",
            [self.unit_id],
        )

    def deep_page(self) -> object:
        """Give a page from far down."""
        self.now = self.dice.choice(self.spots[len(self.spots) // 2 :])
        return page_of_lines(self.clerk, Narrowing(), after=self.now, limit=50)

    def deep_page_floor(self) -> float:
        """Read fifty rows from there."""
        return timed(
            "select * from dossiers_dossier where reception_unit_id = %s and (submitted_at, id) < (%s, %s) "
            "order by submitted_at desc, id desc limit 50",
            [self.unit_id, *self.now],
        )

    def inbox(self) -> object:
        """Give the fifty most urgent tasks."""
        return list(tasks_for(self.officer).first(50))

    def inbox_floor(self) -> float:
        """Read fifty rows off the index of what waits."""
        seat = self.officer.seats[0]
        return timed(
            "select * from workflow_task where agency_id = %s and role = %s and state in ('OPEN', 'CLAIMED') "
            "order by urgent_at, id limit 50",
            [seat.agency_id, sorted(seat.roles)[0]],
        )

    def by_name(self) -> object:
        """Find by the applicant's name."""
        self.now = self.dice.choice(self.names)
        return find(self.now, self.clerk)

    def by_name_floor(self) -> float:
        """Read people of that very name."""
        return timed("select * from people_person where full_name = %s limit 20", [self.now])

    def by_code(self) -> object:
        """Find by the whole code."""
        self.now = self.dice.choice(self.codes)
        return find(self.now, self.clerk)

    def by_code_floor(self) -> float:
        """Read the row of that code."""
        return timed("select * from dossiers_dossier where code = %s", [self.now])


def timed(said: str, values: Sequence[Any]) -> float:
    """Ask bare SQL and say the seconds it took with its rows."""
    started = time.perf_counter()
    _rows(said, values)
    return time.perf_counter() - started


def _busiest(grown: Grown) -> Any:
    """Give the officer within whose reach most lies."""
    most = _rows(
        "select agency_id, role from workflow_task "
        "where state in ('OPEN', 'CLAIMED') and kind <> 'HAND_OVER' "
        "group by 1, 2 order by count(*) desc limit 1",
        [],
    )[0]
    return grown.holder(*most)


def _rows(said: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(said, values)
        return list(cursor.fetchall())


def _column(said: str) -> list[Any]:
    return [row[0] for row in _rows(said)]
