"""Opens the house for one command: its database answers, its rooms are up; shuts it again afterwards."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from motcua.faces.terminal.grammar import Said
from motcua.launch.database import Database, database_in_use, database_of
from motcua.launch.errors import CannotStart
from motcua.launch.founding import as_owner, is_current, migrate, open_django
from motcua.launch.home import Home
from motcua.launch.set_aside import is_anything_set_aside, put_back
from motcua.launch.surroundings import Surroundings, is_demo

_PATIENCE_SECONDS = 30


@contextmanager
def opened(home: Home, *, any_version: bool = False) -> Iterator[Database]:
    """Open a home. Raises CannotStart if it was never founded, or if its tables are of another version."""
    if home.kind is None:
        raise CannotStart(
            f"Chưa có gì trong {home.path}: hãy chạy `make run` (dùng thử) "
            "hoặc `motcua init` (tỉnh thật) trước.",
            "nothing was founded here yet: `make run` or `motcua init` first",
        )
    with database_at_hand(home) as database:
        open_django(Surroundings(home, database, demo=is_demo(home)))
        try:
            if database.cluster is not None and is_anything_set_aside():
                with as_owner(database):
                    put_back()  # its record is nobody's but the owner's, so that nothing would be current
            if not any_version and not is_current(database):
                raise CannotStart(
                    "Cấu trúc dữ liệu chưa theo kịp phiên bản này: hãy chạy `motcua upgrade`.",
                    "migrations are missing: run `motcua upgrade`",
                )
            yield database
        finally:
            connections.close_all()


@contextmanager
def database_at_hand(home: Home) -> Iterator[Database]:
    """Use the database of the house that is open here, or start it for a while, alone in the home."""
    in_use = database_in_use(home)
    if in_use:
        yield in_use
        return
    home.make_ready()
    with home.locked(patience=_PATIENCE_SECONDS), database_of(home) as database:
        yield database


def upgrade(asked: Namespace) -> Said:
    """Bring the tables to this version."""
    with opened(asked.home, any_version=True) as database:
        count = migrate(database)
    if not count:
        return Said(["✓ Cấu trúc dữ liệu đã đúng phiên bản này."], {"applied": 0})
    return Said([f"✓ Đã thực hiện {count} thay đổi cấu trúc dữ liệu."], {"applied": count})
