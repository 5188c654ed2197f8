"""Dossiers in process with one connection, at 10⁴, 10⁵ and 10⁶: each act and question beside its bare floor.

`python -m bench dossiers 10000 1000000` measures at these sizes alone. Each size has a province of its own;
all stand open at once and are asked in turn, so that what else the machine does weighs on all alike. With
`MOTCUA_BENCH_HOME=folder` the provinces are kept there, one folder a size: what has grown is not grown again,
a larger one goes on from a copy of the next smaller, and what was cut off goes on.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.harness import keep, milliseconds

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = int(os.environ.get("MOTCUA_BENCH_ROUNDS", "8"))
TIMES_A_ROUND = 50
THINGS = (
    "create",
    "act",
    "read",
    "list_of_50",
    "deep_page",
    "inbox",
    "search_by_name",
    "search_by_code",
)
OF_FLOOR = {"create": 8.0, "act": 6.0}
"""How many times the same rows as bare SQL; the aims are 5 and 4."""
FLAT_MUST = 1.5
FLAT = ("read", "list_of_50", "inbox", "act")
STATEMENTS = {"create": 20, "act": 16, "read": 5, "list_of_50": 6, "deep_page": 6}

Figures = dict[str, Any]  # Any: JSON


def main() -> int:
    """Measure; creating and statements must stay within their bounds, p95 flat as dossiers grow."""
    sizes = sorted(int(one) for one in sys.argv[1:]) or list(SIZES)
    with _shelf() as shelf:
        for size in sizes:
            grow(shelf, size)
        with ExitStack() as stack:
            provinces = {size: stack.enter_context(_asked(shelf / str(size))) for size in sizes}
            by_size = measure(provinces)
        for size, figures in by_size.items():
            card = json.loads((shelf / str(size) / "grown.json").read_text())
            figures["grown_per_second"] = round(card["grown"] / card["seconds"]) if card["seconds"] else None
    flat, bounds = flatness(by_size), verdicts(by_size)
    keep(
        "dossiers",
        {"times": ROUNDS * TIMES_A_ROUND, "sizes": by_size, "flatness": flat, "must": bounds},
    )
    for one in bounds:
        print(f"{'✓' if one['kept'] else '✗'} {one['what']}: {one['figure']} (≤ {one['bound']})")
    return 0 if all(one["kept"] for one in bounds) else 1


@contextmanager
def _shelf() -> Iterator[Path]:
    """Give the folder in which the provinces stand, one a size."""
    if kept := os.environ.get("MOTCUA_BENCH_HOME"):
        yield Path(kept).absolute()
        return
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def grow(shelf: Path, size: int) -> None:
    """See that a province of this size stands on the shelf, from the next smaller one if there is one."""
    home = shelf / str(size)
    if _size_of(home) == size:
        return
    smaller = [one for one in shelf.glob("[0-9]*") if int(one.name) < size and _size_of(one) == int(one.name)]
    if not home.exists() and smaller:
        _copy(max(smaller, key=lambda one: int(one.name)), home)
    subprocess.run([sys.executable, "-m", "bench.dossiers_at", "grow", home, str(size)], check=True)


def _size_of(home: Path) -> int:
    card = home / "grown.json"
    return int(json.loads(card.read_text())["size"]) if card.exists() else 0


def _copy(grown: Path, home: Path) -> None:
    """Copy a province that nobody serves, database and all."""
    if not (grown / "postgres" / "data").exists():
        raise SystemExit(f"{grown}: its database lies elsewhere; choose a folder anyone can reach")
    half = home.with_name(f"half-{home.name}")
    subprocess.run(["rm", "-rf", half], check=True)
    subprocess.run(["cp", "-a", "--reflink=auto", grown, half], check=True)
    half.rename(home)


class Asked:
    """A province that stands open in a process of its own, and answers line by line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._heard()

    def measure(self, name: str, times: int) -> Figures:
        """Have one thing done so often."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"name": name, "times": times}) + "\n")
        self._process.stdin.flush()
        return self._heard()

    def _heard(self) -> Figures:
        assert self._process.stdout
        for line in self._process.stdout:
            if line.startswith("{"):
                told: Figures = json.loads(line)
                return told
        raise SystemExit("a province broke off; what it said stands above")


@contextmanager
def _asked(home: Path) -> Iterator[Asked]:
    command: Sequence[str | Path] = [sys.executable, "-m", "bench.dossiers_at", "ask", home]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Asked(process)
        assert process.stdin
        process.stdin.close()
        process.wait(60)


def measure(provinces: Mapping[int, Asked]) -> dict[int, Figures]:
    """Measure everything, round after round, in each round at every size in turn."""
    by_size: dict[int, Figures] = {size: {} for size in provinces}
    for name in THINGS:
        found: dict[int, list[Figures]] = {size: [] for size in provinces}
        for _ in range(ROUNDS):
            for size, province in provinces.items():
                found[size].append(province.measure(name, TIMES_A_ROUND))
        for size, rounds in found.items():
            by_size[size][name] = summed(rounds)
    return by_size


def summed(rounds: Sequence[Figures]) -> Figures:
    """Sum up what the rounds found."""
    ours = [one for each in rounds for one in each["ours"]]
    floor = statistics.median(one for each in rounds for one in each["floor"]) * 1000
    whole = {
        name: sum(each[name] for each in rounds) / len(ours) for name in ("statements", "python", "server")
    }
    return {
        **milliseconds(ours),
        "statements": round(whole["statements"], 1),
        "python_cpu_ms": round(whole["python"] * 1000, 3),
        "server_cpu_ms": round(whole["server"] * 1000, 3),
        "floor_p50_ms": round(floor, 4),
        "of_floor": round(statistics.median(ours) * 1000 / floor, 2),
    }


def flatness(by_size: Mapping[int, Figures]) -> dict[str, float]:
    """Say how p95 at the largest size stands to p95 at the smallest."""
    small, large = min(by_size), max(by_size)
    return {
        name: round(by_size[large][name]["p95_ms"] / by_size[small][name]["p95_ms"], 2) for name in THINGS
    }


def verdicts(by_size: Mapping[int, Figures]) -> list[Figures]:
    """Say of each bound whether it is kept."""
    small, large = min(by_size), max(by_size)
    told = [
        (f"statements of {name} at {size}", figures[name]["statements"], float(most))
        for size, figures in by_size.items()
        for name, most in STATEMENTS.items()
    ]
    told += [
        (f"{name} against bare SQL at {size}", figures[name]["of_floor"], most)
        for size, figures in by_size.items()
        for name, most in OF_FLOOR.items()
    ]
    if large > small:
        flat = flatness(by_size)
        told += [(f"p95 of {name}, {large} against {small}", flat[name], FLAT_MUST) for name in FLAT]
    return [
        {"what": what, "figure": figure, "bound": bound, "kept": figure <= bound}
        for what, figure, bound in told
    ]


if __name__ == "__main__":
    sys.exit(main())
