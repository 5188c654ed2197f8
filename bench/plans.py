"""How fast plans are read: the seeds where they lie, and a plan of 1,000 rows in each form."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.harness import keep

SEED_S = 2.0
LONG_S = 10.0
ROWS = 1_000
SHELF = Path(os.environ.get("MOTCUA_SHARED", Path(__file__).parents[2] / "shared")) / "seeds"


def main() -> int:
    """Measure; a seed must be read in 2 s, a .docx of 100 pages with 1,000 rows in 10 s."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as home:
        os.environ |= {"MOTCUA_HOME": home, "DJANGO_SETTINGS_MODULE": "motcua.settings"}
        import django  # noqa: PLC0415  # after the surroundings are named

        django.setup()
        seeds = of_seeds()
        forms = of_forms()
    keep(
        "plans",
        {
            "unit": "s",
            "must_seed": SEED_S,
            "must_docx_of_1000_rows": LONG_S,
            "seeds": seeds or f"none at {SHELF}",
            "rows": ROWS,
            "forms": forms,
        },
    )
    kept = all(taken <= SEED_S for taken in seeds.values()) and forms["word.docx"] <= LONG_S
    return 0 if kept else 1


def of_seeds() -> dict[str, float]:
    """Read every seed, each in a fresh mind: nothing kept from the one before."""
    from motcua.steering.plans.queries.reading import read_document  # noqa: PLC0415  # after Django is set up

    paths = sorted(SHELF.glob("*.txt")) if SHELF.is_dir() else []
    return {path.name[:3]: timed(lambda path=path: read_document(path)) for path in paths}


def of_forms() -> dict[str, float]:
    """Read one long plan in each form that plans come in."""
    from motcua.steering.plans.queries.reading import read_content  # noqa: PLC0415  # after Django is set up
    from tests.steering.plans.papers import FORMS, REFORM  # noqa: PLC0415

    rows = [row for row in REFORM.rows if len(row) == len(REFORM.heads)]
    long = replace(REFORM, rows=tuple((str(n + 1), *rows[n % len(rows)][1:]) for n in range(ROWS)))
    taken = {}
    for form, made in FORMS.items():
        content = made(long)
        taken[form] = timed(lambda content=content, form=form: read_content(content, form))
    return taken


def timed(act: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    started = time.perf_counter()
    act()
    return round(time.perf_counter() - started, 3)


if __name__ == "__main__":
    sys.exit(main())
