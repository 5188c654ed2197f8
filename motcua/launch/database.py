"""The database of a home: the embedded one, or an outside one that MOTCUA_DATABASE_URL names.

Outside, the application's role is in MOTCUA_DATABASE_URL and the owner's in MOTCUA_OWNER_DATABASE_URL.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg.conninfo import conninfo_to_dict

from motcua.launch.errors import CannotStart
from motcua.launch.home import Home
from motcua.launch.postgres import Cluster

APP_URL = "MOTCUA_DATABASE_URL"
OWNER_URL = "MOTCUA_OWNER_DATABASE_URL"
FORGETFUL = "MOTCUA_FORGETFUL"
"""Set to 1 by the suite: the disk is not waited for, and a power cut would lose what was written."""

_OLDEST_VERSION = 150000


@dataclass(frozen=True)
class Database:
    """A database that answers: one address per role; the cluster if we started it."""

    app_url: str
    owner_url: str
    cluster: Cluster | None = None

    @property
    def app_role(self) -> str:
        """Name the application's role."""
        return str(conninfo_to_dict(self.app_url)["user"])

    @property
    def has_owner(self) -> bool:
        """Say whether we were given a role that may migrate."""
        return bool(self.owner_url)


@contextmanager
def database_of(home: Home) -> Iterator[Database]:
    """Have the home's database answer while we hold the home: an outside one, or ours, started now."""
    if is_outside():
        yield _outside(os.environ[APP_URL], os.environ.get(OWNER_URL, ""))
        return
    with Cluster(home.postgres, durable=os.environ.get(FORGETFUL) != "1") as cluster:
        yield Database(cluster.app_url, cluster.owner_url, cluster)


def database_in_use(home: Home) -> Database | None:
    """Give the database that others have running: an outside one, or ours if a house is open in this home."""
    if is_outside():
        return _outside(os.environ[APP_URL], os.environ.get(OWNER_URL, ""))
    cluster = Cluster(home.postgres)
    if (home.running() or {}).get("address") and cluster.join():
        return Database(cluster.app_url, cluster.owner_url)
    return None


def is_outside() -> bool:
    """Say whether the database is not ours."""
    return bool(os.environ.get(APP_URL))


def _outside(app_url: str, owner_url: str) -> Database:
    for variable, url in ((APP_URL, app_url), (OWNER_URL, owner_url)):
        if url:
            _must_answer(variable, url)
    return Database(app_url, owner_url)


def _must_answer(variable: str, url: str) -> None:
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version
            encoding = connection.info.parameter_status("server_encoding")
    except (psycopg.OperationalError, psycopg.ProgrammingError) as refusal:
        raise CannotStart(
            f"Không kết nối được cơ sở dữ liệu trong {variable}: {_last_line(refusal)}",
            f"cannot connect to the database of {variable}",
        ) from refusal
    if version < _OLDEST_VERSION:
        raise CannotStart(
            f"Cơ sở dữ liệu trong {variable} là PostgreSQL {version // 10000}, cần bản 15 trở lên.",
            "PostgreSQL 15 or newer is needed",
        )
    if encoding != "UTF8":
        raise CannotStart(
            f"Cơ sở dữ liệu trong {variable} mã hóa chữ bằng {encoding}, cần UTF8.", "it must be UTF8"
        )


def _last_line(refusal: psycopg.Error) -> str:
    lines = [line for line in str(refusal).splitlines() if line.strip()]
    return lines[-1].strip() if lines else type(refusal).__name__
