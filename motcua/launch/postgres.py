"""One PostgreSQL of our own: made, started and stopped with whoever started it.

The server is a child that the kernel interrupts when its parent dies, so that not even
`kill -9` leaves one running. Two roles: `motcua_owner` owns and migrates, `motcua_app` serves.
"""

import contextlib
import ctypes
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from motcua.launch.errors import CannotStart
from motcua.launch.postgres_programs import REACHABLE, Programs, RunsAs, find_programs, is_reachable, runs_as

OWNER = "motcua_owner"
APP = "motcua_app"
DATABASE = "motcua"
_SUPERUSER = "postgres"
_START_SECONDS = 60
_STOP_SECONDS = 20
_KNOWS_BUILTIN_LOCALE = 17

_ALWAYS = {
    "max_connections": "100",
    "shared_buffers": "256MB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # every question here is short
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "log_min_messages": "warning",
    "lc_messages": "C",
}
_FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Address:
    """Where a running cluster listens: a socket folder, and a port on loopback."""

    socket_folder: str
    port: int

    def url(self, role: str, password: str, database: str = DATABASE) -> str:
        """Give the postgresql:// address for one role, through the socket."""
        return f"postgresql://{role}:{password}@:{self.port}/{database}?host={self.socket_folder}"


class Cluster:
    """A database server in a folder: durable for a province, forgetful for a test run.

    `with Cluster(folder) as cluster:` makes it if need be, starts it, and stops it at the end.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.durable = durable
        self.data = self._data_folder()
        self._log = self.data.parent / "postgres.log"
        self._server: subprocess.Popen[bytes] | None = None
        self._address: Address | None = None

    # --- what others ask ---

    @property
    def app_url(self) -> str:
        """Give the address for the role that serves."""
        return self._url(APP)

    @property
    def owner_url(self) -> str:
        """Give the address for the role that owns the tables."""
        return self._url(OWNER)

    @property
    def superuser_url(self) -> str:
        """Give the address for the superuser, for backups and for tests that play the intruder."""
        return self._url(_SUPERUSER)

    @property
    def is_running(self) -> bool:
        """Say whether the server that we started is alive."""
        return self._server is not None and self._server.poll() is None

    # --- start and stop ---

    def __enter__(self) -> Self:
        """Start, making the cluster first if it is not there."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    def start(self) -> None:
        """Make the cluster if it is new, start its server, and see to the two roles and the database."""
        programs = find_programs()
        user = runs_as(self.data)
        new = not (self.data / "PG_VERSION").exists()
        if new:
            self._make(programs, user)
        self._refuse_another_major(programs)
        _stop_left_over(self.data)
        self._serve(programs, user)
        if new:
            self._make_roles()

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, what was committed is kept."""
        if self._server is None:
            return
        if self._server.poll() is None:
            self._server.send_signal(signal.SIGINT if self.durable else signal.SIGQUIT)
            try:
                self._server.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._server.send_signal(signal.SIGQUIT)
                self._server.wait(_STOP_SECONDS)
        self._server = None
        if self._address is not None:
            shutil.rmtree(self._address.socket_folder, ignore_errors=True)
            self._address = None

    # --- making one ---

    def _data_folder(self) -> Path:
        """Choose where the data lie: in the folder, unless the database's user cannot get there."""
        if os.geteuid() == 0 and not is_reachable(self.folder):
            name = str(self.folder).strip("/").replace("/", "-")
            return REACHABLE / name / "data"
        return self.folder / "data"

    def _make(self, programs: Programs, user: RunsAs) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.data.parent.mkdir(parents=True, exist_ok=True)
            half = Path(tempfile.mkdtemp(prefix="half-", dir=self.data.parent))
        except OSError as refusal:
            raise _folder_refused(self.data.parent, refusal) from refusal
        password = secrets.token_urlsafe(24)
        passwords = {_SUPERUSER: password, OWNER: secrets.token_urlsafe(24), APP: secrets.token_urlsafe(24)}
        self._secrets_file.touch(mode=0o600)
        self._secrets_file.write_text(json.dumps(passwords))
        password_file = half / "password"
        password_file.touch(mode=0o600)
        password_file.write_text(password)
        made = half / "data"
        made.mkdir(mode=0o700)
        user.owns(half, password_file, made)
        done = user.run(_initdb(programs, made, password_file, durable=self.durable))
        password_file.unlink()
        if done.returncode != 0:
            shutil.rmtree(half)
            raise _explained(done.stderr, self.data)
        made.rename(self.data)
        half.rmdir()

    @property
    def _secrets_file(self) -> Path:
        return self.folder / "roles.json"

    def _url(self, role: str) -> str:
        if self._address is None:
            raise CannotStart("Cơ sở dữ liệu chưa chạy.", "the database is not running")
        return self._address.url(role, json.loads(self._secrets_file.read_text())[role], _database_of(role))

    def _make_roles(self) -> None:
        passwords = json.loads(self._secrets_file.read_text())
        with psycopg.connect(self._url(_SUPERUSER), autocommit=True) as connection:
            for role, right in ((OWNER, "NOCREATEROLE"), (APP, "NOCREATEROLE")):
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}").format(
                        sql.Identifier(role), sql.SQL(right), sql.Literal(passwords[role])
                    )
                )
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )

    def _refuse_another_major(self, programs: Programs) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(programs.major):
            raise CannotStart(
                f"Dữ liệu trong {self.data} là của PostgreSQL {made_by}, máy này có bản "
                f"{programs.major}: hãy sao lưu bằng bản {made_by} rồi `motcua restore` vào một thư mục mới.",
                f"the data are of PostgreSQL {made_by}, this machine has {programs.major}: back up with "
                f"{made_by}, restore into an empty home",
            )

    # --- the server process ---

    def _serve(self, programs: Programs, user: RunsAs) -> None:
        socket_folder = Path(tempfile.mkdtemp(prefix="motcua-pg-", dir=_socket_parent()))
        socket_folder.chmod(0o711)
        user.owns(socket_folder)
        self._address = Address(str(socket_folder), _free_port())
        said: dict[str, str] = {**_ALWAYS, **({} if self.durable else _FORGETFUL)}
        said |= {
            "listen_addresses": "127.0.0.1",
            "port": str(self._address.port),
            "unix_socket_directories": str(socket_folder),
        }
        command: list[str | Path] = [programs.bin / "postgres", "-D", self.data]
        for name, value in said.items():
            command += ["-c", f"{name}={value}"]
        extra = {"user": user.uid, "group": user.gid, "extra_groups": []} if user.is_other else {}
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            begins = log.tell()
            self._server = subprocess.Popen(  # type: ignore[call-overload]  # typeshed knows no dict of user=
                command,
                **extra,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C goes to us; we stop the database last
                preexec_fn=_dies_with(os.getpid()),  # noqa: PLW1509  # no thread runs before the database
            )
        self._await_ready(begins)

    def _await_ready(self, log_begins: int) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._server is None or self._server.poll() is not None:
                said = self._log.read_bytes()[log_begins:].decode(errors="replace")
                self.stop()
                raise _explained(said, self.data)
            with contextlib.suppress(OSError, IndexError):
                if (self.data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready":
                    return
            time.sleep(0.02)
        self.stop()
        raise CannotStart(
            f"Cơ sở dữ liệu không sẵn sàng sau {_START_SECONDS} giây; xem {self._log}.",
            f"the database was not ready after {_START_SECONDS} s; see its log",
        )


def _database_of(role: str) -> str:
    return "postgres" if role == _SUPERUSER else DATABASE


def _initdb(programs: Programs, made: Path, password_file: Path, *, durable: bool) -> list[str | Path]:
    """Write the words that make a cluster: UTF-8, an order of letters that no system update changes."""
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    icu = ["--locale-provider=icu", "--icu-locale=und"]
    return [
        programs.bin / "initdb",
        "--pgdata",
        made,
        "--username",
        _SUPERUSER,
        "--pwfile",
        password_file,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        *(builtin if programs.major >= _KNOWS_BUILTIN_LOCALE else icu),
        *([] if durable else ["--no-sync"]),
    ]


def _dies_with(parent: int) -> Callable[[], None]:
    """Ask the kernel to interrupt the child when its parent dies (Linux; elsewhere it simply lives on)."""
    libc = ctypes.CDLL(None)
    set_parent_death_signal = 1

    def in_the_child() -> None:
        if hasattr(libc, "prctl"):
            libc.prctl(set_parent_death_signal, signal.SIGINT)
            if os.getppid() != parent:
                os._exit(1)

    return in_the_child


def _socket_parent() -> str:
    """Choose a short folder for the socket: its whole path may have 107 bytes."""
    return "/run" if os.geteuid() == 0 and Path("/run").is_dir() else "/tmp"  # mkdtemp makes it ours alone


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stop_left_over(data: Path) -> None:
    """Stop a server that someone killed with -9 left behind on these data."""
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().splitlines()[0])
        name = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return
    if str(data).encode() not in name:
        return  # the number was given to another program since
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + _STOP_SECONDS
    while pid_file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)


def _folder_refused(folder: Path, refusal: OSError) -> CannotStart:
    return CannotStart(
        f"Không ghi được vào {folder}: {refusal.strerror}. "
        "Hãy đổi quyền thư mục hoặc đặt MOTCUA_HOME ở nơi khác.",
        f"cannot write there ({refusal.strerror}); set MOTCUA_HOME elsewhere",
    )


def _explained(said: str, data: Path) -> CannotStart:
    """Turn what PostgreSQL said into a sentence."""
    if "No space left on device" in said:
        return CannotStart(f"Hết chỗ trống trên đĩa chứa {data}.", "the disk is full")
    last = next((line for line in reversed(said.splitlines()) if "FATAL" in line or "error" in line), "")
    return CannotStart(
        f"PostgreSQL không khởi động được trên {data}: {last.strip() or said.strip()[-200:]}",
        "PostgreSQL did not start; its own words are above",
    )
