"""The suite's own PostgreSQL: one forgetful cluster per run, shared by all its workers, gone with it.

Loaded by `-p` before Django's settings, which read their surroundings once. With MOTCUA_DATABASE_URL
given (a role that may create roles and databases), that server is used and nothing is started.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from motcua.launch.postgres import Cluster

RUN_FOLDER = "MOTCUA_TEST_RUN"
"""Names the run's folder to its workers; who finds it unset is the one who makes it."""

_made: list[tuple[Cluster | None, Path]] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    """Have the database ready, and the surroundings named, before Django's settings are read."""
    if RUN_FOLDER not in os.environ:
        _begin()
    return (yield)


def _begin() -> None:
    folder = Path(tempfile.mkdtemp(prefix="motcua-tests-"))
    folder.chmod(0o755)  # the database's user passes through
    cluster = None
    if "MOTCUA_DATABASE_URL" not in os.environ:
        cluster = Cluster(folder / "postgres", durable=False)
        _made.append((cluster, folder))
        cluster.start()
        os.environ["MOTCUA_DATABASE_URL"] = cluster.superuser_url
    else:
        _made.append((None, folder))
    home = folder / "home"
    home.mkdir()
    os.environ[RUN_FOLDER] = str(folder)
    os.environ["MOTCUA_HOME"] = str(home)
    os.environ["MOTCUA_POOL"] = "0"
    os.environ["MOTCUA_HTTPS"] = "0"
    os.environ["MOTCUA_PAGES_KEPT_SECONDS"] = "0"  # a page that was drawn for one test is no other's
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop shares the thread with other tests
    for name in ("MOTCUA_TODAY", "MOTCUA_DEMO", "MOTCUA_OWNER_DATABASE_URL", "MOTCUA_FILES", "MOTCUA_KEYS"):
        os.environ.pop(name, None)


def pytest_unconfigure() -> None:
    """Stop what was started, and leave nothing behind."""
    for cluster, folder in _made:
        if cluster is not None:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
    _made.clear()
