"""How fast running promises are dated anew: new moments, lines, events, inboxes, dossiers and letters.

`python -m bench.redating 20000` grows that many dossiers; a hundred thousand are reckoned from its batches,
which are alike: each is one transaction of a thousand promises.
"""

import os
import sys
import time
from datetime import timedelta
from typing import Any, Final

from bench.harness import keep, province

WHOLE: Final = 100_000
MUST_SECONDS: Final = 60.0
SIZE: Final = 20_000
DAYS: Final = 4
"""Dossiers that came in so few days are nearly all on their way still."""


def main() -> int:
    """Measure; a hundred thousand must be dated anew within the bound, every applicant with an address."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    with province():
        told = measured(size)
    keep("redating", told)
    return 1 if told["seconds_for_100000"] > MUST_SECONDS else 0


def measured(size: int) -> dict[str, Any]:
    """Grow a province, give everybody an address, declare a day off, and date anew what runs over it."""
    from bench.grown import backend_seconds, begin, grow_in  # noqa: PLC0415  # after Django is set up
    from motcua.foundation import clock  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.foundation.notices.models import Notice  # noqa: PLC0415
    from motcua.instruments.deadlines.actions import begin_redating, go_on_redating  # noqa: PLC0415
    from motcua.registers.calendars.actions import declare_day_off  # noqa: PLC0415
    from motcua.registers.people.models import LegalEntity, Person  # noqa: PLC0415

    begin()
    grow_in(size, DAYS)
    Person.objects.update(email="nguoi-nop@vidu.vn")
    LegalEntity.objects.update(email="doanh-nghiep@vidu.vn")
    now = clock.now()
    off = now.date() + timedelta(days=1)
    declare_day_off(off, "Nghỉ tránh bão", by=SYSTEM, at=now)
    before = Notice.objects.count()
    started, python, backend = time.perf_counter(), time.process_time(), backend_seconds()
    found = begin_redating(off, off, reason="Đo tốc độ", by=SYSTEM, at=now)
    while found.ended_at is None:
        found = go_on_redating(found.id, by=SYSTEM, at=now)
    taken = time.perf_counter() - started
    return {
        "grown": size,
        "examined": found.examined,
        "changed": found.changed,
        "letters": Notice.objects.count() - before,
        "seconds": round(taken, 2),
        "seconds_for_100000": round(taken / max(found.changed, 1) * WHOLE, 1),
        "python_ms_each": round((time.process_time() - python) / max(found.changed, 1) * 1000, 3),
        "backend_ms_each": round((backend_seconds() - backend) / max(found.changed, 1) * 1000, 3),
        "must_seconds": MUST_SECONDS,
        "note": "100000 được suy ra theo tỷ lệ từ số đã đo",
    }


if __name__ == "__main__":
    sys.exit(main())
