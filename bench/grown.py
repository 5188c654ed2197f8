"""A benchmark's province full of dossiers: furnished like the demo, grown step by step. Django is set up."""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, connections, transaction

from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.launch.demo_world import furnish
from motcua.launch.grow.command import aside
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.lives import Door, Growth
from motcua.launch.grow.side_by_side import GrowthCutOff, grow_side_by_side
from motcua.launch.grow.world import Province
from motcua.launch.home import Home

DAYS = 320


@dataclass
class Grown:
    """The province, the hands in it, and the door at which it is asked."""

    hands: Hands
    growth: Growth
    at: str = ""

    @property
    def door(self) -> Door:
        """Give the busiest door at which officers sit from the beginning, or the one that was named."""
        named = [one for one in self.growth.doors if one.key == self.at]
        return max(named or self.growth.doors, key=lambda one: (one.weight, one.key))

    def holder(self, agency_id: UUID, role: str) -> Actor:
        """Give who bears a role at an agency."""
        return self.hands.of(agency_id, role)[0]


@dataclass(frozen=True)
class Card:
    """What stands beside a grown province that is kept: how large, how fast it grew, its busiest door."""

    size: int
    door: str
    grown: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, home: Path) -> "Card | None":
        """Read it; none where nothing was furnished."""
        try:
            return cls(**json.loads((home / CARD).read_text()))
        except FileNotFoundError:
            return None

    def keep(self, home: Path) -> "Card":
        """Write it."""
        (home / CARD).write_text(json.dumps(asdict(self)) + "\n")
        return self


CARD = "grown.json"
ASKED = (
    "dossiers_dossier",
    "workflow_task",
    "workflow_run",
    "deadlines_promise",
    "people_person",
    "people_legalentity",
    "events_chainhead",
)


def begin() -> None:
    """Furnish the province as the demo is."""
    furnish(Home(Path(settings.MOTCUA_HOME)))


def grow_kept(size: int) -> Card:
    """Grow what is kept in the home until it has so many dossiers; what was cut off goes on."""
    home = Path(settings.MOTCUA_HOME)
    if Card.of(home) is None:
        begin()
    card = card_of(home)
    while (have := _count()) < size:
        growth = _read(size - have, have).growth
        started = time.perf_counter()
        try:
            with aside(size - have):
                grow_side_by_side(growth, _say)
        except GrowthCutOff as cut_off:
            if _count() == have:
                raise
            print(cut_off, flush=True)  # what is there is whole: it goes on with other lives
        card = replace(
            card,
            grown=card.grown + _count() - have,
            seconds=round(card.seconds + time.perf_counter() - started, 1),
        ).keep(home)
    with connections["default"].cursor() as cursor:
        cursor.execute("vacuum analyze")
    return replace(card, size=size).keep(home)


def card_of(home: Path) -> Card:
    """Read what stands beside a province; one that `demo grow` grew is given its card now."""
    return Card.of(home) or Card(_count(), _read(1, 0).door.key).keep(home)


def opened() -> Grown:
    """Read the province that is kept in the home; what is asked of it lies in memory, as where it serves."""
    card = Card.of(Path(settings.MOTCUA_HOME))
    assert card
    _warm()
    return replace(_read(1, 0), at=card.door)


def opened_anew() -> Grown:
    """Read the province in which we are, that nobody keeps."""
    return _read(1, 0)


def _warm() -> None:
    """Read the tables that are asked, and their indexes, from the disk once."""
    data = Path(settings.MOTCUA_HOME) / "postgres" / "data"
    asked = (
        "select pg_relation_filepath(c.oid) from pg_class c left join pg_index i on i.indexrelid = c.oid "
        "where coalesce(i.indrelid, c.oid) = any(%s::regclass[])"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [list(ASKED)])
        for (path,) in cursor.fetchall():
            for part in sorted((data / path).parent.glob(f"{(data / path).name}*")):
                with part.open("rb") as file:
                    while file.read(1 << 20):
                        pass


def grow_in(count: int, days: int) -> None:
    """Grow so many, all of whom came in the last few days."""
    grow_side_by_side(_read(count, 1, days).growth, _say)


def _read(more: int, seed: int, days: int = DAYS) -> Grown:
    until = clock.now()
    hands = Hands(until)
    with transaction.atomic():
        growth = Province(until, hands).growth(more, seed, days)
    return Grown(hands, growth)


def _count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from dossiers_dossier")
        return int(cursor.fetchone()[0])


def _say(done: int, whole: int) -> None:
    if whole > 5_000 and done % 5_000 < 500:
        print(f"  … {done} / {whole}", flush=True)


def server_seconds() -> float:
    """Say how much of the processors the whole database server has used so far, ended processes and all."""
    connection.ensure_connection()
    parent = _stat(connection.connection.info.backend_pid)[1]
    own = _stat(int(parent))
    used = sum(int(one) for one in own[11:15])
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it ended while we looked
            one = _stat(int(folder.name))
            used += int(one[11]) + int(one[12]) if one[1] == parent else 0
    return used / 100


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def backend_seconds() -> float:
    """Say how much of a processor our connection's server process has used so far."""
    connection.ensure_connection()
    parts = _stat(connection.connection.info.backend_pid)
    return (int(parts[11]) + int(parts[12])) / 100
