"""Who runs what when several workers share the suite: a file stays whole, and the slow ones begin.

Loaded by `-p`. What a file prepares is then prepared once, and so is the served house: all
files that walk through it stay together. (xdist's own groups ride on names that pytest 9 no longer carries.)
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

SERVED = "the served house"
WALKS = ("tests/walks/", "tests/launch/test_served.py", "tests/launch/test_walk_in.py")
"""Where the served house is walked through; nowhere else."""

_SLOW = (SERVED, "tests/launch/", "tests/registers/procedures/test_shared_catalogue.py")


def unit(nodeid: str) -> str:
    """Name what a test stays together with: its file, or the house that several files walk through."""
    return SERVED if nodeid.startswith(WALKS) else nodeid.split("::", 1)[0]


def turn(name: str, tests: int) -> tuple[int, int]:
    """Say when a unit is due: what is known to be slow, then the many, then the few."""
    return next((place for place, slow in enumerate(_SLOW) if name.startswith(slow)), len(_SLOW)), -tests


class Turns(LoadScopeScheduling):
    """Gives a worker that has nearly nothing left the unit whose turn it is."""

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        due = min(self.workqueue, key=lambda name: turn(name, len(self.workqueue[name])))
        self.workqueue.move_to_end(due, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Turns:
    """Take turns this way."""
    return Turns(config, log)
