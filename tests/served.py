"""A demo house served for the walks: fresh, on a free port, with its accounts; one for the whole worker."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.launch.demo import DemoAccount, accounts, totp
from motcua.launch.home import Home
from motcua.launch.postgres import Cluster
from motcua.launch.postgres_server import free_port

COMMAND = [sys.executable, "-c", "import sys; from motcua.launch.main import main; sys.exit(main())"]
_OURS = ("MOTCUA_", "DJANGO_", "PORT", "PYTEST_")


@dataclass(frozen=True)
class Served:
    """A house that is open: where it listens, where it lives, who can sign in."""

    address: str
    home: Home
    accounts: dict[str, DemoAccount]

    def code(self, login: str) -> str:
        """Give an account's TOTP code of this moment."""
        return totp(self.accounts[login].totp_secret, time.time())

    def motcua(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Say a command in this house."""
        return motcua(self.home.path, *words)

    def database(self) -> Cluster:
        """Give the database, for looking behind the pages."""
        cluster = Cluster(self.home.postgres)
        assert cluster.join()
        return cluster

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page and give status and text."""
        return get(self.address + path.lstrip("/"))


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Give a clean environment for a house of its own, apart from the suite's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    empty = {"MOTCUA_DEMO_DOSSIERS": "0"}  # who walks finds nobody's dossiers but his own
    return {**kept, **empty, "MOTCUA_HOME": str(home), "MOTCUA_FORGETFUL": "1", **more}


def motcua(home: Path, *words: str, typed: str = "", **more: str) -> "subprocess.CompletedProcess[str]":
    """Say a command in a home."""
    return subprocess.run(
        [*COMMAND, *words],
        env=surroundings(home, **more),
        input=typed,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def motcua_json(home: Path, *words: str) -> Any:
    """Say a command and read its JSON."""
    return json.loads(motcua(home, *words, "--json").stdout)


def get(url: str) -> tuple[int, str]:
    """Ask for a page and give status and text."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()


@contextmanager
def serving(home: Path, verb: str = "run", **more: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Open a house in a home until the end of the block; gives its address and its process."""
    port = free_port()
    with (home.parent / f"{home.name}.log").open("wb") as log:
        process = subprocess.Popen(
            [*COMMAND, verb],
            env=surroundings(home, PORT=str(port), **more),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        _await_ready(address, process, Path(log.name))
        yield address, process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
        if process.poll() is None:
            process.kill()
            process.wait()


def _await_ready(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 400
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with suppress(OSError):
            if get(address + "readyz")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError(f"the house did not open:\n{log.read_text()}")


@contextmanager
def a_demo(folder: Path) -> Iterator[Served]:
    """Serve a fresh demo."""
    folder.mkdir(mode=0o755, exist_ok=True)
    home = folder / "served"
    with serving(home) as (address, _process):
        known = {each.login: each for each in accounts(Home(home))}
        yield Served(address, Home(home), known)
    shutil.rmtree(home, ignore_errors=True)
