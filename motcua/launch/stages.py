"""A line per stage with its seconds, for whoever waits at the terminal."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

_WHOLE: Final = 100
_SAME_LINE, _NEXT_LINE = "\r", "\n"


def say(line: str = "") -> None:
    """Print a line at once."""
    with while_anyone_reads(sys.stdout):
        sys.stdout.write(f"{line}\n")


def warn(line: str) -> None:
    """Print a line to those who watch for trouble."""
    with while_anyone_reads(sys.stderr):
        sys.stderr.write(f"  ! {line}\n")


@contextmanager
def while_anyone_reads(stream: TextIO) -> Iterator[None]:
    """Print at once; when the terminal is gone (`| head`, a closed window) go on in silence."""
    try:
        yield
        stream.flush()
    except OSError:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, stream.fileno())
        os.close(silence)


class Stage:
    """One stage under way; `note` is what it wants said besides its name."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.note = ""
        self._shown = 0

    def reach(self, done: int, whole: int) -> None:
        """Say how far it has come: by the percent on one line of a terminal, else a line for each quarter."""
        share = 100 * done // max(1, whole)
        step = 1 if sys.stdout.isatty() else 25
        if not self._shown < (share := share // step * step) < _WHOLE:
            return
        self._shown = share
        with while_anyone_reads(sys.stdout):
            sys.stdout.write(f"  … {self.title:<44} {share:4d} %{_SAME_LINE if step == 1 else _NEXT_LINE}")


@contextmanager
def stage(title: str) -> Iterator[Stage]:
    """Say that a stage is done and how long it took."""
    begun = time.monotonic()
    under_way = Stage(title)
    yield under_way
    note = f"  ({under_way.note})" if under_way.note else ""
    say(f"  ✓ {title:<44} {time.monotonic() - begun:6.1f} s{note}")
