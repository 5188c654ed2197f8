"""A benchmark's province full of dossiers: furnished like the demo, grown step by step. Django is set up."""

import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, connections, transaction

from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.launch.demo_world import furnish
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.lives import Door, Growth
from motcua.launch.grow.side_by_side import grow_side_by_side
from motcua.launch.grow.world import Province
from motcua.launch.home import Home

DAYS = 320


@dataclass
class Grown:
    """The province, the hands in it, and how many dossiers it has."""

    hands: Hands
    growth: Growth
    count: int = 0

    @property
    def door(self) -> Door:
        """Give the busiest door at which officers sit from the beginning."""
        return max(self.growth.doors, key=lambda one: (one.weight, one.key))

    def holder(self, agency_id: UUID, role: str) -> Actor:
        """Give who bears a role at an agency."""
        return self.hands.of(agency_id, role)[0]


def begin() -> Grown:
    """Furnish the province as the demo is."""
    furnish(Home(Path(settings.MOTCUA_HOME)))
    return _read(1, 0)


def grow_to(province: Grown, count: int) -> tuple[Grown, float]:
    """Grow until there are so many; give how many were made a second."""
    more = count - province.count
    grown = _read(more, count)
    started = time.perf_counter()
    grow_side_by_side(grown.growth, _say)
    taken = time.perf_counter() - started
    with connections["default"].cursor() as cursor:
        cursor.execute("vacuum analyze")
    grown.count = count
    return grown, more / taken


def grow_in(count: int, days: int) -> None:
    """Grow so many, all of whom came in the last few days."""
    grow_side_by_side(_read(count, 1, days).growth, _say)


def _read(more: int, seed: int, days: int = DAYS) -> Grown:
    until = clock.now()
    hands = Hands(until)
    with transaction.atomic():
        growth = Province(until, hands).growth(more, seed, days)
    return Grown(hands, growth)


def _say(done: int, whole: int) -> None:
    if whole > 5_000 and done % 5_000 < 500:
        print(f"  … {done} / {whole}", flush=True)


def backend_seconds() -> float:
    """Say how much of a processor our connection's server process has used so far."""
    connection.ensure_connection()
    parts = (
        Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    )
    return (int(parts[11]) + int(parts[12])) / 100
