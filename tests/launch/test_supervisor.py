"""The parent of web and worker: what dies is started anew, and nothing that it had started stays behind."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.launch.supervisor import Child, Supervisor

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
with open(sys.argv[1], "a") as told:
    print(child.pid, file=told)
time.sleep(60)
"""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Child]:
    child = Child("web", [sys.executable, "-c", PARENT, str(tmp_path / "told")], dict(os.environ), vital=True)
    yield child
    Supervisor([child], lambda: None).stop()


def grandchild(tmp_path: Path, number: int) -> int:
    """The process that the child started in its `number`-th life."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        told = (tmp_path / "told").read_text().split() if (tmp_path / "told").exists() else []
        if len(told) >= number:
            return int(told[number - 1])
        time.sleep(0.05)
    raise AssertionError("it did not begin")


def is_alive(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.05)
    return True


def test_a_child_killed_outright_leaves_no_orphan_and_lives_again(web: Child, tmp_path: Path) -> None:
    web.start()
    orphan = grandchild(tmp_path, 1)
    assert web.process is not None
    web.process.kill()
    web.process.wait()
    web.look_after()
    assert not is_alive(orphan)
    deadline = time.monotonic() + 10
    while web.is_dead() and time.monotonic() < deadline:
        web.look_after()
        time.sleep(0.1)
    assert not web.is_dead()


def test_when_all_are_stopped_nothing_they_started_is_left(tmp_path: Path, web: Child) -> None:
    supervisor = Supervisor([web], lambda: None)
    web.start()
    orphan = grandchild(tmp_path, 1)
    supervisor.stop()
    assert not is_alive(orphan)


def test_stopping_twice_or_before_the_start_is_no_matter(web: Child) -> None:
    supervisor = Supervisor([web], lambda: None)
    supervisor.stop()
    web.start()
    assert web.process is not None
    os.kill(web.process.pid, signal.SIGKILL)
    supervisor.stop()
    supervisor.stop()
