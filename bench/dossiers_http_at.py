"""Dossiers over HTTP with eight connections in provinces of two sizes, kept: does it stay as quick.

`python -m bench dossiers_http_at HOME HOME` opens both (the first is the smaller), serves each, and asks them
in turn: reads, lists of 100, inboxes, dossiers sent in, steps done. What is asked changes what is kept.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from bench.asking import Question, asked_for, cpu_seconds, question, said, served
from bench.dossiers_http import BY_CODE, PROCEDURE, Ward, filings, wards
from bench.harness import keep, milliseconds, province, shift_to

ROUNDS: Final = int(os.environ.get("MOTCUA_BENCH_ROUNDS", "5"))
SECONDS: Final = float(os.environ.get("MOTCUA_BENCH_SECONDS", "2"))
FLAT_MUST: Final = 1.5
THINGS: Final = ("read", "list_of_100", "inbox", "create", "act")
MUST: Final = ("read", "list_of_100", "inbox", "act")
SHIFT: Final = "MOTCUA_CLOCK_SHIFT_SECONDS"

Figures = dict[str, Any]  # Any: JSON


def main() -> int:
    """Measure p95 at both sizes (`HOME HOME`), or answer what standard input asks (`serve HOME`)."""
    if sys.argv[1] == "serve":
        return _serve(Path(sys.argv[2]))
    homes = [Path(one).absolute() for one in sys.argv[1:3]]
    with ExitStack() as stack:
        asked = [stack.enter_context(_asked(home)) for home in homes]
        found: dict[str, list[list[Figures]]] = {}
        for turn in range(1 + ROUNDS):
            for name in THINGS:
                answers = [ask(name) for ask in asked]
                if turn:  # the first warms up
                    found.setdefault(name, []).append(answers)
    results = {name: _summed(rounds) for name, rounds in found.items()}
    flat = {name: results[name]["p95_ratio"] for name in THINGS}
    keep(
        "dossiers_http_at", {"homes": [one.name for one in homes], "rounds": ROUNDS, **results, "flat": flat}
    )
    return 0 if all(flat[name] <= FLAT_MUST for name in MUST) else 1


def _summed(rounds: list[list[Figures]]) -> Figures:
    """Sum up what the rounds found at both sizes."""
    told: Figures = {}
    for place, size in enumerate(("small", "large")):
        taken = [one for answers in rounds for one in answers[place]["taken"]]
        cpu = statistics.median(answers[place]["cpu_ms"] for answers in rounds)
        told[size] = {**milliseconds(taken), "answers": len(taken), "cpu_ms": round(cpu, 2)}
    told["p95_ratio"] = round(told["large"]["p95_ms"] / told["small"]["p95_ms"], 2)
    told["cpu_ratio"] = round(told["large"]["cpu_ms"] / told["small"]["cpu_ms"], 2)
    return told


@contextmanager
def _asked(home: Path) -> Iterator[Callable[[str], Figures]]:
    """Open a province in a process of its own, which answers line by line."""
    command: list[str | Path] = [sys.executable, "-m", "bench.dossiers_http_at", "serve", home]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        heard, asking = process.stdout, process.stdin

        def answer() -> Figures:
            for line in heard:
                if line.startswith("{"):
                    told: Figures = json.loads(line)
                    return told
            raise SystemExit("a province broke off; what it said stands above")

        def ask(name: str) -> Figures:
            asking.write(f"{name}\n")
            asking.flush()
            return answer()

        answer()
        yield ask
        asking.close()
        process.wait(60)


def _serve(home: Path) -> int:
    """Serve a province, and measure what standard input names."""
    moment = "2023-11-20T08:30+07:00"
    os.environ |= {"MOTCUA_TODAY": moment[:16], "MOTCUA_DEMO": "1"}
    with province(home):
        from bench.filling import AT  # noqa: PLC0415  # after Django is set up

        here = Here(wards(), filings(AT, str(uuid.uuid4())))
        os.environ["MOTCUA_DATABASE_URL"] = os.environ["MOTCUA_APP_DATABASE_URL"]
        os.environ |= {"MOTCUA_POOL": "1", "MOTCUA_HTTPS": "0", SHIFT: shift_to(moment)}
        with served("motcua.wsgi:application") as port:
            here.get_to_know(port)
            print(json.dumps({"ready": True}), flush=True)
            for line in sys.stdin:
                print(json.dumps(here.measure(port, home, line.strip())), flush=True)
    return 0


class Here:
    """What is asked of one province: by the systems of eight communes."""

    def __init__(self, asking: list[Ward], filed: Iterator[Mapping[str, Any]]) -> None:  # Any: JSON
        """Begin with nothing sent in."""
        self.wards, self.filed = asking, filed
        self.by_unit = {ward.unit: ward for ward in asking}

    def get_to_know(self, port: int) -> None:
        """Read which dossiers there are, page by page, so that old and new ones are read alike."""
        for ward in self.wards:
            address = "/api/v1/dossiers?limit=100"
            for _ in range(10):
                asked = question("GET", address, headers=ward.officer)
                page = said(asked_for(port, 1, [iter([asked, None]).__next__], keep=True).answers[0])
                ward.ids += [one["id"] for one in page["items"]]
                if not page.get("next_cursor"):
                    break
                address = f"/api/v1/dossiers?limit=100&cursor={page['next_cursor']}"

    def measure(self, port: int, home: Path, name: str) -> Figures:
        """Ask one thing over eight connections for a while."""
        makes = {
            "read": self._read_of,
            "list_of_100": self._list_of,
            "inbox": self._inbox_of,
            "create": self._create_of,
            "act": self._act_of,
        }[name]
        before = cpu_seconds(home)
        found = asked_for(port, SECONDS, [makes(ward) for ward in self.wards], keep=name == "create")
        found.cpu_seconds = cpu_seconds(home) - before
        for answer in found.answers:
            told = said(answer)
            self.by_unit[BY_CODE[told["code"].rsplit("-", 2)[0]]].undone.append(told["id"])
        return {"taken": found.taken, "cpu_ms": found.cpu_ms}

    def _read_of(self, ward: Ward) -> Callable[[], Question]:
        return lambda: question("GET", f"/api/v1/dossiers/{random.choice(ward.ids)}", headers=ward.officer)

    def _list_of(self, ward: Ward) -> Callable[[], Question]:
        return partial(question, "GET", "/api/v1/dossiers?limit=100", headers=ward.officer)

    def _inbox_of(self, ward: Ward) -> Callable[[], Question]:
        return partial(question, "GET", "/api/v1/tasks", headers=ward.officer)

    def _create_of(self, ward: Ward) -> Callable[[], Question]:
        def ask() -> Question:
            body = {**next(self.filed), "procedure": PROCEDURE, "unit": ward.unit, "place": ward.place}
            headers = {**ward.clerk, "Idempotency-Key": str(uuid.uuid4())}
            return question("POST", "/api/v1/dossiers", body, headers=headers, status=201)

        return ask

    def _act_of(self, ward: Ward) -> Callable[[], Question | None]:
        def ask() -> Question | None:
            if not ward.undone:
                return None
            address = f"/api/v1/dossiers/{ward.undone.pop()}/acts"
            headers = {**ward.officer, "Idempotency-Key": str(uuid.uuid4())}
            return question("POST", address, {"act": "FINISH"}, headers=headers)

        return ask


if __name__ == "__main__":
    sys.exit(main())
