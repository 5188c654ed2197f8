"""For a moment a test works as the role that owns the tables, as growth does where nobody is served."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from motcua.launch.postgres import APP, OWNER


@contextmanager
def owning() -> Iterator[None]:
    """Work as the owner of the tables, who may make more of them, as in a house."""
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute(f"grant create on schema public to {OWNER}")
        cursor.execute(f"set role {OWNER}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"set role {APP}")
