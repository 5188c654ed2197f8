"""The tables that a bare database is given at once are those to which its migrations lead, one by one."""

import inspect
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from motcua.launch.postgres import OWNER
from motcua.launch.tables import TABLES, lay_tables
from motcua.launch.write_tables import described, filled, sealed, unsealed

TABLE_NAMES = (
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
)


@pytest.fixture
def bare_database(django_db_setup, django_db_blocker):
    """Gives empty databases to work in as the owner of tables."""
    del django_db_setup
    server_url = os.environ["MOTCUA_DATABASE_URL"]

    @contextmanager
    def opened(name: str) -> Iterator[str]:
        name = f"{name}_{os.getpid()}"
        with psycopg.connect(server_url, autocommit=True) as server, django_db_blocker.unblock():
            server.execute(sql.SQL("create database {} owner {}").format(*map(sql.Identifier, (name, OWNER))))
            before = connection.settings_dict["NAME"], connection.settings_dict["OPTIONS"]["assume_role"]
            work_in(name, OWNER)
            try:
                yield make_conninfo(server_url, dbname=name)
            finally:
                work_in(*before)
                server.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))

    return opened


def work_in(name: str, role: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.settings_dict["OPTIONS"]["assume_role"] = role


def rows(url: str) -> dict[str, int]:
    with psycopg.connect(url) as server:
        names = [name for (name,) in server.execute(TABLE_NAMES).fetchall()]
        counts = {}
        for name in names:
            counted = server.execute(
                sql.SQL("select count(*) from {}").format(sql.Identifier(name))
            ).fetchone()
            counts[name] = counted[0]
    return counts


def test_the_tables_are_those_that_these_migrations_were_written_down_as():
    """Whoever changes either writes them down anew: that walks the whole way, as the long test does."""
    written = TABLES.read_text()
    assert written == sealed(unsealed(written)), "make tables"


def test_a_line_changed_by_hand_breaks_the_seal():
    written = TABLES.read_text()
    by_hand = written.replace("UNIQUE", "unique", 1)
    assert by_hand != sealed(unsealed(by_hand))


def test_a_changed_migration_breaks_the_seal(monkeypatch):
    written = TABLES.read_text()
    theirs = inspect.getsource(
        migration := sys.modules["motcua.instruments.workflow.migrations.0001_initial"]
    )
    monkeypatch.setattr(
        "motcua.launch.write_tables.inspect.getsource",
        lambda module, ours=inspect.getsource: theirs + "\n" if module is migration else ours(module),
    )
    assert written != sealed(unsealed(written))


@pytest.mark.soak
def test_both_ways_lead_to_the_same_tables(bare_database, tmp_path, monkeypatch):
    def written_down_again(url: str) -> str:
        """PostgreSQL words a condition anew the first time it reads its own words, then never again."""
        written = tmp_path / "tables.sql"
        written.write_text(described(url))
        with monkeypatch.context() as here, bare_database("again") as copy:
            here.setattr("motcua.launch.tables.TABLES", written)
            assert lay_tables(connection) is True
            return described(copy)

    with bare_database("walked") as url:
        call_command("migrate", verbosity=0, interactive=False)
        walked = written_down_again(url), sorted(filled(url).splitlines()), rows(url)
    with bare_database("laid") as url:
        assert lay_tables(connection) is True
        call_command("migrate", verbosity=0, interactive=False)
        assert lay_tables(connection) is False
        laid = written_down_again(url), sorted(filled(url).splitlines()), rows(url)
    assert laid[0].splitlines() == walked[0].splitlines()
    assert laid[1:] == walked[1:]


def test_a_database_that_holds_anything_is_left_to_the_migrations(bare_database):
    with bare_database("taken") as url, psycopg.connect(url, autocommit=True) as server:
        server.execute("create table somebodys (id int)")
        assert lay_tables(connection) is False
        assert rows(url) == {"somebodys": 0}


def test_tables_are_laid_whole_or_not_at_all(bare_database, tmp_path, monkeypatch):
    cut = tmp_path / "tables.sql"
    cut.write_text(TABLES.read_text() + "\nselect 1 / 0;\n")
    monkeypatch.setattr("motcua.launch.tables.TABLES", cut)
    with bare_database("halved") as url:
        with pytest.raises(Exception, match="division by zero"):
            lay_tables(connection)
        assert rows(url) == {}
