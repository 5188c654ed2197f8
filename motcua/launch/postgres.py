"""One PostgreSQL of our own: made, started and stopped with whoever started it.

Two roles: `motcua_owner` owns the tables and migrates, `motcua_app` serves.
"""

import json
import os
import secrets
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from motcua.launch.errors import CannotStart, explain_folder
from motcua.launch.postgres_programs import REACHABLE, Programs, RunsAs, find_programs, is_reachable, runs_as
from motcua.launch.postgres_server import Address, Server, explain, stop_left_over

OWNER = "motcua_owner"
APP = "motcua_app"
DATABASE = "motcua"
_SUPERUSER = "postgres"
_KNOWS_BUILTIN_LOCALE = 17


class Cluster:
    """A database server in a folder: durable for a province, forgetful for a test run.

    `with Cluster(folder) as cluster:` makes it if need be, starts it, and stops it at the end.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.durable = durable
        self.data = self._data_folder()
        self._server: Server | None = None
        self._joined: Address | None = None

    @property
    def app_url(self) -> str:
        """Give the address for the role that serves."""
        return self._url(APP, DATABASE)

    @property
    def owner_url(self) -> str:
        """Give the address for the role that owns the tables."""
        return self._url(OWNER, DATABASE)

    @property
    def superuser_url(self) -> str:
        """Give the address for the superuser: for a suite that makes databases, and plays the intruder."""
        return self._url(_SUPERUSER, "postgres")

    @property
    def is_running(self) -> bool:
        """Say whether the server that we started is alive."""
        return self._server is not None and self._server.is_running

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
        if not (self.data / "PG_VERSION").exists():
            self._make(programs, user)
        self._refuse_another_major(programs)
        stop_left_over(self.data)
        log = self.folder / "postgres.log"
        self._server = Server(programs, user, self.data, log, durable=self.durable)
        if not self._furnished.exists():
            self._furnish()
        _write_private(self._address_file, asdict(self._server.address))

    def revive(self) -> None:
        """Start a server that died, at its old address, so that everyone finds it again."""
        if self._server is not None and not self._server.is_running:
            stop_left_over(self.data)
            self._server.begin()

    def stop(self) -> None:
        """Stop the server."""
        if self._server is not None:
            self._server.stop()
            self._server = None
            self._address_file.unlink(missing_ok=True)

    def join(self) -> bool:
        """Use the server that another process of ours has started here; False if none runs."""
        try:
            address = Address(**json.loads(self._address_file.read_text()))
        except (OSError, ValueError, TypeError):
            return False
        self._joined = address if address.answers() else None
        return self._joined is not None

    # --- its papers ---

    @property
    def _secrets_file(self) -> Path:
        return self.folder / "roles.json"

    @property
    def _address_file(self) -> Path:
        return self.folder / "address.json"

    @property
    def _whereabouts(self) -> Path:
        """Says where the data were made: who may reach the folder can change later."""
        return self.folder / "data-is-at"

    @property
    def _furnished(self) -> Path:
        """Stands when roles and database were made: a start cut off before that makes them the next time."""
        return self.folder / "furnished"

    def _passwords(self) -> dict[str, str]:
        try:
            passwords: dict[str, str] = json.loads(self._secrets_file.read_text())
        except FileNotFoundError:
            raise CannotStart(
                f"Có dữ liệu ở {self.data} nhưng mất {self._secrets_file} (mật khẩu của cơ sở dữ liệu): "
                "hãy khôi phục từ bản sao lưu vào một thư mục mới.",
                "the database's passwords are gone: restore a backup into a new home",
            ) from None
        return passwords

    def _url(self, role: str, database: str) -> str:
        address = self._server.address if self._server else self._joined
        if address is None:
            raise CannotStart("Cơ sở dữ liệu chưa chạy.", "the database is not running")
        return address.url(role, self._passwords()[role], database)

    # --- making it ---

    def _data_folder(self) -> Path:
        """Say where the data lie: in the folder, else where they were made, else in their user's reach.

        What lies in the folder goes with it when a home is moved or copied.
        """
        if (self.folder / "data" / "PG_VERSION").exists():
            return self.folder / "data"
        if self._whereabouts.exists():
            return Path(self._whereabouts.read_text())
        if os.geteuid() == 0 and not is_reachable(self.folder):
            name = str(self.folder).strip("/").replace("/", "-")
            return REACHABLE / f"{name}-{secrets.token_hex(4)}" / "data"
        return self.folder / "data"

    def _make(self, programs: Programs, user: RunsAs) -> None:
        """Make the data folder whole or not at all."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.data.parent.mkdir(parents=True, exist_ok=True)
            half = Path(tempfile.mkdtemp(prefix="half-", dir=self.data.parent))
        except OSError as refusal:
            raise explain_folder(self.data.parent, refusal) from refusal
        passwords = {role: secrets.token_urlsafe(24) for role in (_SUPERUSER, OWNER, APP)}
        _write_private(self._secrets_file, passwords)
        self._furnished.unlink(missing_ok=True)
        made, password_file = half / "data", half / "password"
        made.mkdir(mode=0o700)
        password_file.touch(mode=0o600)
        password_file.write_text(passwords[_SUPERUSER])
        user.owns(half, password_file, made)
        done = user.run(_initdb(programs, made, password_file, durable=self.durable))
        password_file.unlink()
        if done.returncode != 0:
            shutil.rmtree(half)
            raise explain(done.stderr, self.data)
        made.rename(self.data)
        self._whereabouts.write_text(str(self.data))
        half.rmdir()

    def _furnish(self) -> None:
        """Make the two roles and the database, each only if it is missing."""
        passwords = self._passwords()
        with psycopg.connect(self.superuser_url, autocommit=True) as server:
            for role in (OWNER, APP):
                name, password = sql.Identifier(role), sql.Literal(passwords[role])
                if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
                server.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, password))
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                server.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(
                        sql.Identifier(DATABASE), sql.Identifier(OWNER)
                    )
                )
        self._furnished.touch()

    def _refuse_another_major(self, programs: Programs) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(programs.major):
            raise CannotStart(
                f"Dữ liệu trong {self.data} là của PostgreSQL {made_by}, máy này có bản {programs.major}: "
                f"hãy sao lưu bằng bản {made_by} rồi `motcua restore` vào một thư mục mới.",
                f"the data are of PostgreSQL {made_by}, this machine has {programs.major}: back up with "
                f"{made_by}, restore into an empty home",
            )


def _write_private(path: Path, content: object) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(content, file)


def _initdb(programs: Programs, made: Path, password_file: Path, *, durable: bool) -> list[str | Path]:
    """Write the words that make a cluster: UTF-8, and an order of letters that no system update changes."""
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
