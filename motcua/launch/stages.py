"""A line per stage with its seconds, for whoever waits at the terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(line: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def warn(line: str) -> None:
    """Print a line to those who watch for trouble."""
    sys.stderr.write(f"  ! {line}\n")
    sys.stderr.flush()


class Stage:
    """One stage under way; `note` is what it wants said besides its name."""

    note: str = ""


@contextmanager
def stage(title: str) -> Iterator[Stage]:
    """Say that a stage is done and how long it took."""
    begun = time.monotonic()
    under_way = Stage()
    yield under_way
    note = f"  ({under_way.note})" if under_way.note else ""
    say(f"  ✓ {title:<44} {time.monotonic() - begun:6.1f} s{note}")
