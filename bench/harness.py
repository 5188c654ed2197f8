"""What every benchmark stands on: a fresh durable database, samples, and results as JSON."""

import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.launch.postgres import Cluster

RESULTS = Path(__file__).parent / "results"


@contextmanager
def province(kept_at: Path | None = None) -> "Iterator[Cluster]":
    """Give a migrated database of our own, with its keys, and Django set up on it.

    An empty one that ends with the block, or the one that is kept in a folder, which is made if need be.
    """
    from motcua.launch.postgres import Cluster  # noqa: PLC0415  # settings are read at import, after this

    with _home(kept_at) as home:
        home.chmod(0o755)
        with Cluster(home / "postgres") as cluster:
            os.environ |= {
                "MOTCUA_HOME": str(home),
                "MOTCUA_POOL": "0",
                "MOTCUA_DATABASE_URL": cluster.owner_url,
                "MOTCUA_OWNER_DATABASE_URL": cluster.owner_url,
                "MOTCUA_APP_DATABASE_URL": cluster.app_url,
                "DJANGO_SETTINGS_MODULE": "motcua.settings",
            }
            _prepare()
            yield cluster


@contextmanager
def _home(kept_at: Path | None) -> Iterator[Path]:
    if kept_at is None:
        with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
            yield Path(folder)
    else:
        kept_at.mkdir(parents=True, exist_ok=True)
        yield kept_at


def _prepare() -> None:
    import django  # noqa: PLC0415  # after the surroundings are named
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from motcua.foundation.keys.actions import ensure_keys  # noqa: PLC0415
    from motcua.launch.grants import grant_to_app  # noqa: PLC0415

    ensure_keys()
    call_command("migrate", verbosity=0, interactive=False)
    grant_to_app(connection)


def shift_to(moment: str) -> str:
    """Say how many seconds lie between now and a moment, for all processes of a house to share."""
    return str(int(datetime.fromisoformat(moment).timestamp() - time.time()))


def samples(act: Callable[[], object], *, times: int, warm_up: int = 20) -> list[float]:
    """Do something many times; give each one's seconds."""
    for _ in range(warm_up):
        act()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return taken


def milliseconds(taken: Sequence[float]) -> dict[str, float]:
    """Say p50, p95 and the worst of some samples, in ms."""
    cuts = statistics.quantiles(taken, n=100, method="inclusive")
    return {
        "p50_ms": round(cuts[49] * 1000, 4),
        "p95_ms": round(cuts[94] * 1000, 4),
        "max_ms": round(max(taken) * 1000, 4),
    }


def keep(name: str, results: dict[str, object]) -> None:
    """Write a benchmark's results, and say them."""
    RESULTS.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "system": platform.platform()}
    whole = {"name": name, "machine": machine, **results}
    (RESULTS / f"{name}.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps(whole, ensure_ascii=False, indent=1))
