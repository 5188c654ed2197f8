"""What every test gets: a database in which the application's own role works, and the same dice each time."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright
from psycopg import sql
from pytest_django import DjangoDbBlocker

from motcua.foundation.keys.actions import ensure_keys
from motcua.launch.grants import grant_to_app, make_roles
from motcua.launch.postgres import APP, OWNER
from motcua.launch.tables import lay_tables
from tests.ephemeral import RUN_FOLDER
from tests.served import Served, a_demo
from tests.turns import SERVED, unit

TEMPLATE = "motcua_template"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("soak", max_examples=2000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("MOTCUA_HYPOTHESIS", "suite"))


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """Let passwords be hashed quickly: thousands of accounts are made here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Let no test speak the language of the page that another one read last."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _keys() -> None:
    """Give the run a key folder of its own."""
    with _one_at_a_time():
        ensure_keys()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Give each worker a copy of one migrated database; the application's own role works in it."""
    del django_test_environment
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"test_{worker}"
    with django_db_blocker.unblock():
        with _one_at_a_time():
            _make_template()
        _copy_template(name)
        _work_as(APP, database=name)
        TransactionTestCase._fixture_teardown = lambda case: _copy_template(name)  # type: ignore[method-assign]
    yield
    with django_db_blocker.unblock():
        connection.close()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (Path(os.environ[RUN_FOLDER]) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _server() -> psycopg.Connection[Any]:
    return psycopg.connect(os.environ["MOTCUA_DATABASE_URL"], autocommit=True)


def _make_template() -> None:
    """Found it once, as a house is founded, by its owner; workers copy the outcome."""
    with _server() as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone():
            return
        make_roles(server)
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(*map(sql.Identifier, ("unfinished", OWNER)))
        )
        _work_as(OWNER, database="unfinished")
        lay_tables(connection)
        call_command("migrate", verbosity=0, interactive=False)
        grant_to_app(connection)
        connection.close()
        server.execute(sql.SQL("ALTER DATABASE unfinished RENAME TO {}").format(sql.Identifier(TEMPLATE)))


def _copy_template(name: str) -> None:
    connections.close_all()
    database, template = sql.Identifier(name), sql.Identifier(TEMPLATE)
    with _server() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(database))
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(database, template)
        )


def _work_as(role: str, *, database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database
    connection.settings_dict["OPTIONS"]["assume_role"] = role


class Intruder(Protocol):
    """Opens a moment in which this test may do to the database what no application role may."""

    def __call__(self) -> AbstractContextManager[Any]:
        """Give a cursor with every right; triggers and constraints' triggers are asleep while it is open."""
        ...


@pytest.fixture
def intruder(db: None) -> Intruder:
    """Play someone who holds the database's keys: change rows behind the house's back."""
    del db

    @contextmanager
    def opened() -> Iterator[Any]:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("SET session_replication_role = replica")
            yield cursor
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute(f"SET ROLE {APP}")

    return opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let nobody walk through the served house from a file that would open a second one."""
    strays = [
        item.nodeid
        for item in items
        if {"served", "browser"} & set(getattr(item, "fixturenames", ())) and unit(item.nodeid) != SERVED
    ]
    if strays:
        raise pytest.UsageError(f"these walk through the served house: name them in tests/turns.py: {strays}")


@pytest.fixture(scope="session")
def open_ground() -> Path:
    """Give the run's own folder, through which the database's user may pass (pytest's own is closed)."""
    return Path(os.environ[RUN_FOLDER])


@pytest.fixture
def open_folder(open_ground: Path) -> Path:
    """Give a fresh folder on open ground."""
    folder = Path(tempfile.mkdtemp(prefix="test-", dir=open_ground))
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def served(open_ground: Path) -> Iterator[Served]:
    """Serve a fresh demo house, with its accounts, for all walks."""
    with a_demo(open_ground / os.environ.get("PYTEST_XDIST_WORKER", "main")) as house:
        yield house


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open a Chromium for a file of walks, and close it with the file.

    As long as it is driven, an event loop runs in this very thread: what signs papers could not run its own.
    """
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "the walks need Chromium: make test installs it, or apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(served: Served, browser: Browser) -> Iterator[Page]:
    """Give a fresh visitor at the served house: no cookies, Vietnamese, a desk's screen."""
    context = browser.new_context(
        base_url=served.address,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()
