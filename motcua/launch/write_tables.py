"""Writes `tables.sql` anew from the migrations (`make tables`)."""

import hashlib
import inspect
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from psycopg.rows import TupleRow

from motcua.launch import postgres_tools
from motcua.launch.database import Database
from motcua.launch.founding import as_owner, open_django
from motcua.launch.home import Home
from motcua.launch.postgres import Cluster
from motcua.launch.surroundings import Surroundings
from motcua.launch.tables import TABLES

HEAD = "-- Written by `make tables` from the migrations that it names. Never edited by hand.\n"
_SEAL = "-- Migrations {migrations}, tables {tables}.\n"
AS_EVER = "SET LOCAL search_path = public;\n"
_ABOUT_THE_DUMP = re.compile(
    r"(?m)^(?:--|-- (?:Name: .*; Type: |PostgreSQL database dump|Dumped ).*|\\(?:un)?restrict .*"
    r"|SET (?:\w+_timeout|client_encoding|standard_conforming_strings|check_function_bodies|xmloption"
    r"|client_min_messages|row_security|default_tablespace|default_table_access_method) = .*;"
    r"|SELECT pg_catalog\.set_config\('search_path', '', false\);)\n"
)
_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
_FILLED_AFTERWARDS = frozenset({"auth_permission", "django_content_type"})
"""What Django itself writes after every migration."""

_COLUMNS = """
SELECT quote_ident(attname), CASE format_type(atttypid, NULL)
       WHEN 'uuid' THEN $$'gen_random_uuid()'$$
       WHEN 'timestamp with time zone' THEN $$'now()'$$
       ELSE format('quote_nullable(%%I::text)', attname) END
FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''
ORDER BY attnum
"""


def described(owner_url: str) -> str:
    """Say in SQL what tables, functions and triggers a database has, whoever owns them."""
    dumped = postgres_tools.schema(owner_url)
    return re.sub(r"\n{2,}", "\n\n", _ABOUT_THE_DUMP.sub("", dumped)).lstrip()


def filled(owner_url: str) -> str:
    """Say in SQL which rows the migrations left and which they were; ids and moments are each house's own."""
    with psycopg.connect(owner_url) as server:
        names = {str(name) for (name,) in server.execute(_TABLES)} - _FILLED_AFTERWARDS
        return "".join(_rows(server, f"public.{name}") for name in sorted(names))


def _rows(server: psycopg.Connection[TupleRow], table: str) -> str:
    columns, values = zip(*server.execute(_COLUMNS, [table]).fetchall(), strict=True)
    found = server.execute(f"SELECT concat_ws(', ', {', '.join(values)}) FROM {table} ORDER BY ctid".encode())
    return "".join(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({row});\n" for (row,) in found)


def sealed(told: str) -> str:
    """Put a seal over what was told of the tables: which migrations it was written down from, and itself.

    Who changes a migration that it names, or a line of it by hand, breaks the seal.
    """
    seal = _SEAL.format(migrations=_digest(map(_source, _named(told))), tables=_digest([told]))
    return f"{HEAD}{seal}\n{told}"


def unsealed(written: str) -> str:
    """Give what was told of the tables without head and seal."""
    return written.split("\n", 3)[3]


def _named(told: str) -> list[Migration]:
    known = MigrationLoader(None).disk_migrations
    rows = re.findall(r"INSERT INTO public\.django_migrations .*VALUES \('(\w+)', '(\w+)', now\(\)\);", told)
    return [known[row] for row in sorted(rows)]


def _source(migration: Migration) -> str:
    """Give a migration's text, with that of those modules of ours from which it takes something."""
    module = sys.modules[type(migration).__module__]
    taken = re.findall(r"(?m)^(?:from|import) (motcua\.[\w.]+)", text := inspect.getsource(module))
    return "".join([text, *(inspect.getsource(sys.modules[name]) for name in taken)])


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def main() -> None:
    """Walk through all migrations in a database of our own, and write down where they lead."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.make_ready()
        with Cluster(home.postgres, durable=False) as cluster:
            database = Database(cluster.app_url, cluster.owner_url, cluster)
            open_django(Surroundings(home, database, demo=False))
            with as_owner(database):
                call_command("migrate", verbosity=0, interactive=False)
            connections.close_all()
            TABLES.write_text(
                sealed(f"{described(database.owner_url)}\n{AS_EVER}{filled(database.owner_url)}")
            )


if __name__ == "__main__":
    main()
