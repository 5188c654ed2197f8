"""One province of a certain size: grown and kept, or opened to be asked line by line by `bench.dossiers`."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.harness import province

WARM_UP = 20
AGAIN = 5
"""How often something is done unmeasured before it is measured: at first, and in every later round."""


@dataclass
class Measured:
    """What one thing costs: seconds of ours and of the floor, statements, processor on both sides."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    statements: int = 0
    python: float = 0.0
    server: float = 0.0


def main() -> int:
    """Grow the home to a size (`grow HOME SIZE`), or answer what standard input asks (`ask HOME`)."""
    what, home = sys.argv[1], Path(sys.argv[2])
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    with province(home):
        from bench import grown  # noqa: PLC0415  # after Django is set up

        if what == "grow":
            grown.grow_kept(int(sys.argv[3]))
            return 0
        things = _things(grown.opened())
        done: set[str] = set()
        print(json.dumps({"ready": True}), flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            name = asked["name"]
            measured = in_turn(
                *things[name], times=asked["times"], warm_up=AGAIN if name in done else WARM_UP
            )
            done.add(name)
            print(json.dumps(asdict(measured)), flush=True)
    return 0


def _things(grown: Any) -> dict[str, tuple[Callable[[], object], Callable[[], float]]]:
    """Give each thing that is measured, with its floor."""
    from bench.asking_dossiers import Acts, Questions  # noqa: PLC0415  # after Django is set up

    acts, asked = Acts(grown), Questions(grown)
    return {
        "create": (acts.create, acts.create_floor),
        "act": (acts.act, acts.act_floor),
        "read": (asked.read, asked.read_floor),
        "list_of_50": (asked.page, asked.page_floor),
        "deep_page": (asked.deep_page, asked.deep_page_floor),
        "inbox": (asked.inbox, asked.inbox_floor),
        "search_by_name": (asked.by_name, asked.by_name_floor),
        "search_by_code": (asked.by_code, asked.by_code_floor),
    }


def in_turn(
    ours: Callable[[], object], floor: Callable[[], float], *, times: int, warm_up: int = WARM_UP
) -> Measured:
    """Do both in turn, many times; the floor says its own seconds."""
    from bench.grown import backend_seconds  # noqa: PLC0415

    measured = Measured()
    for turn in range(warm_up + times):
        server, python, started = backend_seconds(), time.process_time(), time.perf_counter()
        with counted(measured):
            ours()
        wall = time.perf_counter() - started
        spent = time.process_time() - python, backend_seconds() - server
        below = floor()
        if turn < warm_up:
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
