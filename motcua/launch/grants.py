"""Two database roles: the owner makes and migrates the tables, the application works in them.

In append-only tables the application may add and read, never change or remove.
"""

import secrets

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Connection, sql
from psycopg.rows import TupleRow

from motcua.launch.postgres import APP, OWNER


def make_roles(server: Connection[TupleRow]) -> None:
    """Make the two roles where they are missing; whoever connects must be able to become either."""
    for role in (OWNER, APP):
        name = sql.Identifier(role)
        if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            password = sql.Literal(secrets.token_urlsafe(24))
            server.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(name, password))
        server.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))


def append_only_tables() -> list[str]:
    """Name the tables whose rows are history: their models say `append_only = True`."""
    return sorted(model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False))


def trigger_written_tables() -> list[str]:
    """Name the tables that triggers write and the application only reads: `written_by_trigger = True`."""
    return sorted(
        model._meta.db_table for model in apps.get_models() if getattr(model, "written_by_trigger", False)
    )


_RIGHTS = """
SELECT relname, has_table_privilege(%(role)s, oid, 'SELECT'), has_table_privilege(%(role)s, oid, 'INSERT'),
       has_table_privilege(%(role)s, oid, 'UPDATE, DELETE, TRUNCATE')
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
"""


def grants_stand(connection: BaseDatabaseWrapper, role: str = APP) -> bool:
    """Say whether the role may do in each table just what it should: a migration cut off leaves it short."""
    never_changed = {*append_only_tables(), *trigger_written_tables()}
    never_added = set(trigger_written_tables())
    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS, {"role": role})
        return all(
            may_read and may_add == (table not in never_added) and may_change == (table not in never_changed)
            for table, may_read, may_add, may_change in cursor.fetchall()
        )


@transaction.atomic
def grant_to_app(connection: BaseDatabaseWrapper, role: str = APP) -> None:
    """Let the application's role work in every table, and only add to the append-only ones."""
    app = sql.Identifier(role)
    with connection.cursor() as cursor:
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
        ):
            cursor.execute(sql.SQL(statement).format(app))
        for table in append_only_tables():
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(table), app)
            )
        for table in trigger_written_tables():
            cursor.execute(
                sql.SQL("REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(
                    sql.Identifier(table), app
                )
            )
