"""`motcua plan read`: reads a plan's file and prints the draft; stores nothing, starts nothing.

Agencies are held against the register if the house's database is up; if it is not, their codes stay empty.
It opens as little as it can: without a house no room's tables, with one the tables but not the nerves.
"""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.db import OperationalError, ProgrammingError, connections

from motcua.faces.terminal.grammar import Said, late
from motcua.launch.database import Database, database_in_use
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home
from motcua.launch.surroundings import Surroundings, is_demo

_READING = "motcua.steering.plans.queries.reading:read_document"
_REGISTER = "motcua.steering.plans.queries.register:Register"
_SAY = "motcua.faces.terminal.plans:said"


def read(asked: Namespace) -> Said:
    """Read one file and say what it assigns, promises or reports."""
    path, database = Path(asked.tep), _at_hand(asked.home)
    try:
        with _register(asked.home, database) as resolver:
            draft = late(_READING)(path, resolver)
    except ProgrammingError:  # the house's tables are of another version
        draft = late(_READING)(path)
    answer: Said = late(_SAY)(draft)
    return answer


@contextmanager
def _register(home: Home, database: Database | None) -> Iterator[object | None]:
    """Give the register of agencies where a house is open, None where none is."""
    if database is None:
        _sentences_alone(home)
        yield None
        return
    Surroundings(home, database, demo=is_demo(home)).enter()
    late("motcua.apps:House").joined = False
    django.setup()
    try:
        yield late(_REGISTER)()
    finally:
        connections.close_all()


def _at_hand(home: Home) -> Database | None:
    try:
        return database_in_use(home) if home.kind is not None else None
    except (CannotStart, psycopg.OperationalError, OperationalError, OSError):
        return None


def _sentences_alone(home: Home) -> None:
    """Say sentences as they are written: their translations would bring every room up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    os.environ.setdefault("MOTCUA_HOME", str(home.path))
    settings.USE_I18N = False
