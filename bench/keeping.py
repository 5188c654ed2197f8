"""What it costs to keep figures current, beside the acts that change them. Django is set up.

Whoever acts does not wait for it: a worker reads the book on every three quarters of a second. So the acts of
that time are done, then the book is read on, and the processor time of both sides of both is compared.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any, Final

from bench.asking_dossiers import Acts
from bench.grown import Grown, backend_seconds
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.jobs import keep_facts_fresh

BEATS: Final = (1, 2, 5, 10, 25)
"""So many acts between two beats of the worker: 25 are as many as one busy process does meanwhile."""
BUSY: Final = 25
FEW: Final = 5
WARM_UP: Final = 12
ACTS: Final = 60
"""So many acts at least are measured of each: the system counts processor time in hundredths of a second."""
ROUNDS: Final = 6
IDLE: Final = 200


def keeping(grown: Grown) -> dict[str, Any]:  # Any: JSON
    """Measure: a step finished at the desk, a dossier taken in; by how many lie between two beats."""
    acts = Acts(grown)
    keep_up(by=SYSTEM, at=clock.now())
    _again(acts.create, BUSY)
    keep_up(by=SYSTEM, at=clock.now())
    for _round in range(WARM_UP):  # the worker's connection lives long: what it asks has been planned
        _again(acts.create, 1)
        keep_up(by=SYSTEM, at=clock.now())
    told: dict[str, Any] = {"idle_ms_a_second": round(2 * _spent(_idle) * 1000 / IDLE, 3)}
    for many in BEATS:
        told[f"step_{many}"] = _beside(lambda many=many: _steps(acts, many), many)  # type: ignore[misc]
        told[f"take_in_{many}"] = _beside(lambda many=many: _again(acts.create, many), many)  # type: ignore[misc]
    return told


def _beside(act: Callable[[], float], many: int) -> dict[str, float]:
    """Do some acts and read on, a few times; give processor milliseconds each and the share in hundredths."""
    acting, reading = [], []
    for _round in range(max(ROUNDS, ACTS // many)):
        acting.append(act() / many * 1000)
        reading.append(_spent(lambda: keep_up(by=SYSTEM, at=clock.now())) / many * 1000)
    act_ms, keep_ms = statistics.mean(acting), statistics.mean(reading)
    return {
        "act_cpu_ms": round(act_ms, 3),
        "keep_cpu_ms": round(keep_ms, 3),
        "share_percent": round(100 * keep_ms / act_ms, 1),
    }


def _steps(acts: Acts, many: int) -> float:
    """Take some in, let that be read, and finish a step of each; say what the steps alone took."""
    _again(acts.create, many)
    keep_up(by=SYSTEM, at=clock.now())
    acts.left = acts.taken[-many:]
    return _again(acts.act, many)


def _again(act: Callable[[], object], many: int) -> float:
    return _spent(lambda: [act() for _ in range(many)])


def _idle() -> None:
    for _ in range(IDLE):
        keep_facts_fresh()


def _spent(act: Callable[[], object]) -> float:
    """Do something; give the processor seconds of our process and of the database's for us."""
    python, server = time.process_time(), backend_seconds()
    act()
    return time.process_time() - python + backend_seconds() - server
