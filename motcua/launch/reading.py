"""`motcua plan read`: reads a plan's file and prints the draft; stores nothing, starts nothing.

Agencies are held against the register if the house's database is up; if it is not, their codes stay empty.
"""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.db import OperationalError

from motcua.faces.terminal.grammar import Said, late
from motcua.launch.database import database_in_use
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home
from motcua.launch.house import opened

_READING = "motcua.steering.plans.queries.reading"
_SAY = "motcua.faces.terminal.plans:said"


def read(asked: Namespace) -> Said:
    """Read one file and say what it assigns, promises or reports."""
    with _register(asked.home) as resolver:
        draft = late(f"{_READING}:read_document")(Path(asked.tep), resolver)
        answer: Said = late(_SAY)(draft)
        return answer


@contextmanager
def _register(home: Home) -> Iterator[object | None]:
    """Give the register of agencies where a house is open, None where none is."""
    if not _is_up(home):
        _rooms_alone(home)
        yield None
        return
    with opened(home):
        yield late("motcua.steering.plans.queries.register:Register")()


def _is_up(home: Home) -> bool:
    try:
        return home.kind is not None and database_in_use(home) is not None
    except (CannotStart, psycopg.OperationalError, OperationalError, OSError):
        return False


def _rooms_alone(home: Home) -> None:
    """Bring the rooms up without their database: for sentences and types, not for rows."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    os.environ.setdefault("MOTCUA_HOME", str(home.path))
    django.setup()
