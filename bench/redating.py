"""How fast running promises are dated anew: new moments, lines, events, inboxes, dossiers and letters.

`python -m bench.redating 20000` grows that many dossiers; a hundred thousand are reckoned from its batches,
which are alike: each is one transaction of a thousand promises. `python -m bench.redating HOME` does it in a
province that is kept there, and changes it. The house's own job does the work, with as many hands as it has.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any, Final

from bench.harness import keep, province

WHOLE: Final = 100_000
MUST_SECONDS: Final = 60.0
SIZE: Final = 20_000
DAYS: Final = 4
"""Dossiers that came in so few days are nearly all on their way still."""
JOB: Final = "deadlines.go_on_with_redating"


def main() -> int:
    """Measure; a hundred thousand must be dated anew within the bound, every applicant with an address."""
    asked = sys.argv[1] if len(sys.argv) > 1 else str(SIZE)
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    with province(None if asked.isdigit() else Path(asked)):
        if asked.isdigit():
            grow(int(asked))
        told = measured()
    keep("redating", told)
    return 1 if told["seconds_for_100000"] > MUST_SECONDS else 0


def grow(size: int) -> None:
    """Grow a province, and give everybody an address."""
    from bench.grown import begin, grow_in  # noqa: PLC0415  # after Django is set up
    from motcua.registers.people.models import LegalEntity, Person  # noqa: PLC0415

    begin()
    grow_in(size, DAYS)
    Person.objects.update(email="nguoi-nop@vidu.vn")
    LegalEntity.objects.update(email="doanh-nghiep@vidu.vn")


def measured() -> dict[str, Any]:
    """Declare a day off, and date anew what runs over it."""
    from bench.grown import server_seconds  # noqa: PLC0415
    from motcua.foundation import clock  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.foundation.jobs.ports import JOBS  # noqa: PLC0415
    from motcua.foundation.notices.models import Notice  # noqa: PLC0415
    from motcua.instruments.deadlines.actions import begin_redating  # noqa: PLC0415
    from motcua.instruments.deadlines.queries import redating  # noqa: PLC0415

    now, before = clock.now(), Notice.objects.count()
    off = declared_off()
    started, python, server = time.perf_counter(), time.process_time(), server_seconds()
    found = begin_redating(off, off, reason="Đo tốc độ", by=SYSTEM, at=now)
    JOBS.by_name[JOB].run()
    taken = time.perf_counter() - started
    python, server = time.process_time() - python, server_seconds() - server
    found = redating(found.id)
    each = max(found.changed, 1)
    return {
        "examined": found.examined,
        "changed": found.changed,
        "letters": Notice.objects.count() - before,
        "seconds": round(taken, 2),
        "seconds_for_100000": round(taken / each * WHOLE, 1),
        "python_ms_each": round(python / each * 1000, 3),
        "server_ms_each": round(server / each * 1000, 3),
        "processors_kept_busy": round((python + server) / taken, 2),
        "must_seconds": MUST_SECONDS,
        "note": "100000 được suy ra theo tỷ lệ từ số đã đo",
    }


def declared_off() -> Any:
    """Declare the next working day to be none; give it."""
    from motcua.foundation import clock  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.registers.calendars.actions import declare_day_off  # noqa: PLC0415
    from motcua.registers.calendars.queries import calendar_for  # noqa: PLC0415

    now = clock.now()
    off = calendar_for().nth_working_day(now.date(), 1)
    declare_day_off(off, "Nghỉ tránh bão", by=SYSTEM, at=now)
    return off


if __name__ == "__main__":
    sys.exit(main())
