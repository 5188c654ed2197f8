"""Dossiers in process with one connection, at 10⁴, 10⁵ and 10⁶: each act and question beside its bare floor.

`python -m bench.dossiers 10000 100000` measures at these sizes alone.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench.harness import keep, milliseconds, province

SIZES = (10_000, 100_000, 1_000_000)
TIMES, WARM_UP = 200, 20
CREATE_MUST, CREATE_AIM = 8.0, 5.0
FLAT_MUST = 1.5
FLAT = ("read", "list_of_50", "inbox", "act")


@dataclass
class Measured:
    """What one thing costs: wall of ours and of the floor in turn, statements, processor on both sides."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    statements: int = 0
    python: float = 0.0
    server: float = 0.0

    def said(self) -> dict[str, Any]:
        """Sum it up."""
        times = len(self.ours)
        floor = statistics.median(self.floor) * 1000
        return {
            **milliseconds(self.ours),
            "statements": round(self.statements / times, 1),
            "python_cpu_ms": round(self.python / times * 1000, 3),
            "server_cpu_ms": round(self.server / times * 1000, 3),
            "floor_p50_ms": round(floor, 4),
            "of_floor": round(statistics.median(self.ours) * 1000 / floor, 2),
        }


def main() -> int:
    """Measure; creating must stay within its bound, and p95 must stay flat as dossiers grow."""
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    by_size: dict[int, dict[str, Any]] = {}
    with province():
        from bench.grown import begin, grow_to  # noqa: PLC0415  # after Django is set up

        grown = begin()
        for size in sizes:
            grown, rate = grow_to(grown, size)
            by_size[size] = {"grown_per_second": round(rate), **measure(grown)}
            keep("dossiers", {"times": TIMES, "sizes": by_size, "flatness": flatness(by_size)})
    worst = max(flatness(by_size).values(), default=0.0)
    slow = [size for size, each in by_size.items() if each["create"]["of_floor"] > CREATE_MUST]
    return 1 if slow or worst > FLAT_MUST else 0


def flatness(by_size: dict[int, dict[str, Any]]) -> dict[str, float]:
    """Say how p95 at the largest size stands to p95 at the smallest."""
    small, large = min(by_size), max(by_size)
    return {name: round(by_size[large][name]["p95_ms"] / by_size[small][name]["p95_ms"], 2) for name in FLAT}


def measure(grown: Any) -> dict[str, Any]:
    """Measure everything in one province."""
    from bench.asking_dossiers import Acts, Questions  # noqa: PLC0415  # after Django is set up

    acts, asked = Acts(grown), Questions(grown)
    pairs: dict[str, tuple[Callable[[], object], Callable[[], float]]] = {
        "create": (acts.create, acts.create_floor),
        "act": (acts.act, acts.act_floor),
        "read": (asked.read, asked.read_floor),
        "list_of_50": (asked.page, asked.page_floor),
        "deep_page": (asked.deep_page, asked.deep_page_floor),
        "inbox": (asked.inbox, asked.inbox_floor),
        "search_by_name": (asked.by_name, asked.by_name_floor),
        "search_by_code": (asked.by_code, asked.by_code_floor),
    }
    return {name: in_turn(ours, floor).said() for name, (ours, floor) in pairs.items()}


def in_turn(ours: Callable[[], object], floor: Callable[[], float]) -> Measured:
    """Do both in turn, many times; the floor says its own seconds."""
    from bench.grown import backend_seconds  # noqa: PLC0415

    measured = Measured()
    for turn in range(WARM_UP + TIMES):
        server, python, started = backend_seconds(), time.process_time(), time.perf_counter()
        with counted(measured):
            ours()
        wall = time.perf_counter() - started
        spent = time.process_time() - python, backend_seconds() - server
        below = floor()
        if turn < WARM_UP:
            measured.statements = 0
            continue
        measured.ours.append(wall)
        measured.floor.append(below)
        measured.python += spent[0]
        measured.server += spent[1]
    return measured


@contextmanager
def counted(measured: Measured) -> Iterator[None]:
    """Count the statements of a block."""
    from django.db import connection  # noqa: PLC0415

    def count(execute: Callable[..., Any], *asked: Any) -> Any:
        measured.statements += 1
        return execute(*asked)

    with connection.execute_wrapper(count):
        yield


if __name__ == "__main__":
    sys.exit(main())
