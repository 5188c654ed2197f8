"""Who asks over HTTP: connections that stay open, each asking one thing after the other. Sockets, so that
the asking side costs next to nothing beside the answering one."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CONNECTIONS = 8
_PIECE = 65536


@dataclass(frozen=True)
class Question:
    """What is asked: the whole request as bytes, and the status that is expected."""

    sent: bytes
    status: int = 200


def question(
    method: str,
    address: str,
    body: object = None,
    *,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> Question:
    """Write a request down."""
    content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    said = {"Host": "127.0.0.1", **(headers or {})}
    if body is not None:
        said |= {"Content-Type": "application/json", "Content-Length": str(len(content))}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return Question(f"{method} {address} HTTP/1.1\r\n{head}\r\n".encode() + content, status)


class Line:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        """Open it."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, asked: Question) -> bytes:
        """Ask and give the body of the answer; a status that was not expected ends the run."""
        self.socket.sendall(asked.sent)
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        head, body = got[:end], got[end + 4 :]
        length = _length(head)
        pieces = [body]
        missing = length - len(body)
        while missing > 0:
            piece = self._more()
            pieces.append(piece)
            missing -= len(piece)
        whole = b"".join(pieces)
        if int(head[9:12]) != asked.status:
            raise AssertionError(f"{head[:400]!r} {whole[:400]!r} asked {asked.sent[:300]!r}")
        return whole

    def _more(self) -> bytes:
        piece = self.socket.recv(_PIECE)
        if not piece:
            raise ConnectionError("the server hung up")
        return piece


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    raise AssertionError(f"no length: {head!r}")


@dataclass
class Measured:
    """How many answers came how fast, and what they said."""

    seconds: float
    cpu_seconds: float = 0.0
    taken: list[float] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Give answers a second."""
        return len(self.taken) / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Give the milliseconds of CPU that the answering side used for an answer."""
        return 1000 * self.cpu_seconds / len(self.taken)


def asked_for(
    port: int, seconds: float, sources: Sequence[Callable[[], Question | None]], *, keep: bool = False
) -> Measured:
    """Ask over as many connections as there are sources, until the time is over or nothing is left to ask."""
    found = Measured(0)
    failures: list[BaseException] = []
    ready = threading.Barrier(len(sources) + 1)

    def talk(source: Callable[[], Question | None]) -> None:
        line = Line(port)
        ready.wait()
        until = time.perf_counter() + seconds
        try:
            while (started := time.perf_counter()) < until and (asked := source()) is not None:
                answer = line.ask(asked)
                found.taken.append(time.perf_counter() - started)
                if keep:
                    found.answers.append(answer)
        except (AssertionError, OSError) as failure:
            failures.append(failure)
        line.socket.close()

    threads = [threading.Thread(target=talk, args=[source]) for source in sources]
    for thread in threads:
        thread.start()
    ready.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - started
    if failures:
        raise failures[0]
    return found


def cpu_seconds(home: Path) -> float:
    """Say how much CPU the answering side has used so far: servers below this process, the database."""
    mine, told = str(os.getpid()), 0
    parents: dict[str, str] = {}
    used: dict[str, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            name, _close, rest = (folder / "stat").read_text().rpartition(")")
            is_database = "(postgres" in name and home in (folder / "cwd").resolve().parents
        except OSError:
            continue  # it ended while we looked
        fields = rest.split()
        parents[folder.name] = mine if is_database else fields[1]
        used[folder.name] = int(fields[11]) + int(fields[12])
    for process, ticks in used.items():
        above = process
        while above in parents and above != mine:
            above = parents[above]
        told += ticks if above == mine and process != mine else 0
    return told / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(application: str, *, threads: int = 4) -> Iterator[int]:
    """Serve an application as `motcua run` serves its own, two workers, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", str(threads), "--no-ws"]
    command += ["--workers-kill-timeout", "5", "--log-level", "error", application]
    server = subprocess.Popen(command)
    try:
        _await(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _await(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def said(answer: bytes) -> Any:  # Any: JSON
    """Read an answer."""
    return json.loads(answer)
