"""What each of make's commands needs before it can begin, in order."""

import fcntl
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bootstrap import debian, frontend, python
from bootstrap.lock import lock
from bootstrap.new_room import new_room
from bootstrap.stages import CHECKOUT, Stopped


def main(words: list[str]) -> int:
    """Prepare for `run`, `check` or `test`, or do `lock` or `new-room`; 0 when all went well."""
    verb, *rest = words or ["run"]
    verbs: dict[str, Callable[..., None]] = {
        "run": for_run,
        "check": for_check,
        "test": for_test,
        "lock": lock,
        "new-room": new_room,
    }
    if verb not in verbs:
        print(f"Không có việc «{verb}». Có: {', '.join(verbs)}.", file=sys.stderr)
        return 2
    try:
        with_the_checkout_to_ourselves(lambda: verbs[verb](*rest))
    except Stopped as refusal:
        print(f"✗ {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nĐã dừng. (stopped)", file=sys.stderr)
        return 130
    return 0


def with_the_checkout_to_ourselves(work: Callable[[], None]) -> None:
    """Let two preparations of one checkout wait for each other."""
    folder = os.open(CHECKOUT / "bootstrap", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        work()
    finally:
        os.close(folder)


def for_run() -> None:
    """Prepare to serve: libraries, Node's packages, the look, the languages, the paper font."""
    _prepare(dev=False)


def for_check() -> None:
    """Prepare to lint: the tools besides."""
    _prepare(dev=True)


def for_test() -> None:
    """Prepare to test: the tools and a browser besides."""
    _prepare(dev=True)
    debian.have_browser()
    debian.have_second_opinion()


def _prepare(*, dev: bool) -> None:
    if frontend.machine_has_node():
        together(lambda: python.have_python(dev=dev), frontend.have_modules, debian.have_paper_font)
    else:  # Node comes with the Python packages
        together(lambda: python.have_python(dev=dev), debian.have_paper_font)
        frontend.have_modules()
    frontend.have_look()
    frontend.have_languages()


def together(*works: Callable[[], None]) -> None:
    """Do several things that wait for the network at the same time; the first trouble stops us."""
    with ThreadPoolExecutor(len(works)) as pool:
        for waiting in [pool.submit(work) for work in works]:
            waiting.result()
