"""Lays the tables of a bare database in one go, instead of walking there through every migration.

`tables.sql` is what the migrations that it names lead to, as `make tables` wrote it down. It may lag behind:
what came later is migrated as ever, and a database that holds anything at all is left to the migrations. That
both ways lead to the same tables is proved by the suite.
"""

from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = Path(__file__).with_name("tables.sql")

_IS_BARE = """
SELECT current_schema() = 'public'
   AND NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace)
   AND NOT EXISTS (SELECT FROM pg_extension
                   WHERE extname <> 'plpgsql' AND extnamespace <> 'public'::regnamespace)
"""
_AS_DUMPED = """
SET LOCAL search_path = '';
SET LOCAL check_function_bodies = off;
SET LOCAL client_min_messages = warning;
"""


def lay_tables(connection: BaseDatabaseWrapper) -> bool:
    """Lay them all or none; False where the database is not bare, and is for the migrations alone."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(_IS_BARE)
        (bare,) = cursor.fetchone()
        if bare:
            cursor.execute(_AS_DUMPED + TABLES.read_text())
    return bool(bare)
