"""What a home must have before it opens its doors: keys, tables, roles. Runs with Django up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import InsufficientPrivilege

import motcua.apps  # noqa: F401  # before any room: it makes Django's classes generic
from motcua.foundation.keys.actions import ensure_keys
from motcua.launch.database import Database
from motcua.launch.errors import CannotStart
from motcua.launch.grants import grant_to_app, grants_stand
from motcua.launch.set_aside import put_back
from motcua.launch.stages import warn
from motcua.launch.surroundings import Surroundings
from motcua.launch.tables import lay_tables

_PARTS = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def open_django(surroundings: Surroundings) -> None:
    """See to the keys, then bring the rooms up in these surroundings."""
    surroundings.enter()
    ensure_keys(surroundings.home.keys)
    if not settings.configured or "MOTCUA_OPENED" not in os.environ:
        os.environ["MOTCUA_OPENED"] = "1"
        django.setup()


def is_current(database: Database) -> bool:
    """Say whether the tables are of this version and the application may work in them."""
    if not database.has_owner:
        return not pending_migrations()
    with as_owner(database):
        return not pending_migrations() and grants_stand(connection, role=database.app_role)


def pending_migrations() -> list[str]:
    """Name the migrations that the database does not have yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def migrate(database: Database) -> int:
    """Bring the tables to this version as their owner, and say anew what the application may do. Counts.

    What was set aside for a growth that was cut off is put back.
    A bare database is given them whole. A run that was cut off is taken up where it ended, whatever the
    application could read by then.
    """
    if not database.has_owner:
        _must_be_migrated()
        return 0
    with as_owner(database):
        put_back()
        pending = pending_migrations()
        if pending:
            lay_tables(connection)
            call_command("migrate", verbosity=0, interactive=False)
        if pending or not grants_stand(connection, role=database.app_role):
            grant_to_app(connection, role=database.app_role)
    return len(pending)


def _must_be_migrated() -> None:
    pending = pending_migrations()
    if pending:
        raise CannotStart(
            f"Cơ sở dữ liệu còn thiếu {len(pending)} thay đổi cấu trúc (từ {pending[0]}): hãy đặt "
            "MOTCUA_OWNER_DATABASE_URL (vai trò chủ sở hữu) rồi chạy `motcua upgrade`.",
            "migrations are missing: set MOTCUA_OWNER_DATABASE_URL and run `motcua upgrade`",
        )


@contextmanager
def as_owner(database: Database) -> Iterator[None]:
    """Work as the owner of the tables for a while. Raises CannotStart when this role may not do it."""
    ours = dict(connection.settings_dict)
    connection.close()
    given = conninfo_to_dict(database.owner_url)
    connection.settings_dict.update({part: str(given.get(word) or "") for part, word in _PARTS.items()})
    try:
        yield
    except ProgrammingError as refusal:
        if isinstance(refusal.__cause__, InsufficientPrivilege):
            raise _no_owner(str(given.get("user")), refusal) from refusal
        raise
    finally:
        connection.close()
        connection.settings_dict.update(ours)


def _no_owner(role: str, refusal: ProgrammingError) -> CannotStart:
    said = str(refusal).splitlines()[0]
    return CannotStart(
        f"Vai trò «{role}» trong MOTCUA_OWNER_DATABASE_URL không được lập và sửa bảng của cơ sở dữ liệu này "
        f"({said}): hãy đặt vai trò sở hữu cơ sở dữ liệu ấy.",
        "the role of MOTCUA_OWNER_DATABASE_URL does not own the database",
    )


def warn_if_one_role(database: Database) -> None:
    """Say so if application and owner are one role: then the database no longer guards the event table."""
    roles = [conninfo_to_dict(url).get("user") for url in (database.app_url, database.owner_url) if url]
    if len(roles) != len(set(roles)):
        warn(
            "Ứng dụng và chủ sở hữu dùng chung một vai trò: cơ sở dữ liệu không còn tự bảo vệ sổ sự kiện. "
            "(owner and application are the same database role)"
        )
