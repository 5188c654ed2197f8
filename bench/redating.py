"""How fast running promises are dated anew: new moments, lines, events, inboxes, dossiers and letters.

`python -m bench.redating 20000` grows that many dossiers; a hundred thousand are reckoned from its batches,
which are alike: each is one transaction of a thousand promises. `python -m bench.redating HOME` does it in a
province that is kept there, and changes it. The house's own job does the work, with as many hands as it has.
Beside it stands what the same rows cost as bare SQL, on one connection, without chains, words or locks.
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
MUST_OF_BARE: Final = 3.0
"""So many times what its rows cost as bare SQL, all processors counted."""
PICKED: Final = """
create temporary table bare_moves on commit drop as
  select p.id as promise, p.subject_id as dossier,
    overlay(p.id::text placing to_char(row_number() over (order by p.id), 'FM0000') from 20)::uuid as notice,
    p.due_at as before, p.due_at + interval '1 day' as due
  from deadlines_promise p join dossiers_dossier d on d.id = p.subject_id
  where p.purpose = 'RESULT' and p.state = 'RUNNING' order by p.id limit 2000;
analyze bare_moves;
create temporary table bare_told on commit drop as
  select told.*, m.before, m.due from bare_moves m,
    lateral (values ('promise', m.promise), ('dossier', m.dossier), ('notice', m.notice)) told (kind, whom);
analyze bare_told;
insert into deadlines_redating
    (id, reason, first_day, last_day, state, examined, changed, began_by, began_at, ended_at)
  select gen_random_uuid(), 'bare', '1900-01-01', '1900-01-01', 'DONE', 0, 0, gen_random_uuid(), now(), now();
"""
BARE: Final = """
insert into deadlines_redated (redating_id, promise_id, due_before, due_after)
  select (select id from deadlines_redating where reason = 'bare'), promise, before, due from bare_moves;
update deadlines_promise p set due_at = m.due from bare_moves m where p.id = m.promise;
update workflow_task t set urgent_at = m.due from bare_moves m
  where t.subject_kind = 'dossier' and t.subject_id = m.dossier and t.state in ('OPEN', 'CLAIMED');
update dossiers_dossier d set due_at = m.due from bare_moves m where d.id = m.dossier;
insert into notices_notice (id, channel, template, subject_kind, subject_id, dedupe_key, "to", to_masked,
    title, text, said, state, attempts, queued_at, next_at, obstacle)
  select notice, 'email', 'dossiers.redated', 'dossier', dossier,
    'dossiers.redated:' || dossier || ':0123456789:bare', '', '', '', '',
    jsonb_build_object('before', before, 'due', due), 'QUEUED', 0, now(), now(), '' from bare_moves;
insert into events_event
    (subject_kind, subject_id, position, kind, data, state, actor_id, at, previous_hash, hash)
  select kind, whom, 1000000, 'bare.Moved', jsonb_build_object('id', whom, 'before', before, 'due', due),
    due::text, whom, now(), decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex') from bare_told;
insert into events_chainhead as h (subject_kind, subject_id, count, hash)
  select kind, whom, 1000000, decode(repeat('00', 32), 'hex') from bare_told
  on conflict (subject_kind, subject_id) do update set count = excluded.count, hash = excluded.hash;
set constraints all immediate;
"""


def main() -> int:
    """Measure; a hundred thousand must be dated anew within the bound, every applicant with an address."""
    asked = sys.argv[1] if len(sys.argv) > 1 else str(SIZE)
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    with province(None if asked.isdigit() else Path(asked)):
        if asked.isdigit():
            grow(int(asked))
        told = measured()
    keep("redating", told)
    is_kept = told["seconds_for_100000"] <= MUST_SECONDS and told["of_bare_sql"] <= MUST_OF_BARE
    return 0 if is_kept else 1


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
    bare = bare_ms_each()
    return {
        "examined": found.examined,
        "changed": found.changed,
        "letters": Notice.objects.count() - before,
        "seconds": round(taken, 2),
        "seconds_for_100000": round(taken / each * WHOLE, 1),
        "python_ms_each": round(python / each * 1000, 3),
        "server_ms_each": round(server / each * 1000, 3),
        "processors_kept_busy": round((python + server) / taken, 2),
        "bare_ms_each": round(bare, 3),
        "of_bare_sql": round((python + server) / each * 1000 / bare, 2),
        "must_seconds": MUST_SECONDS,
        "must_of_bare_sql": MUST_OF_BARE,
        "note": "100000 được suy ra theo tỷ lệ từ số đã đo",
    }


def bare_ms_each() -> float:
    """Write what two thousand moves write, as bare SQL, and undo it; give the best of three for one move."""
    from django.db import connection, transaction  # noqa: PLC0415

    pid, best = 0, float("inf")
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
        for _ in range(3):
            with transaction.atomic():
                cursor.execute(PICKED)
                cursor.execute("select count(*) from bare_moves")
                (many,) = cursor.fetchone()
                before = processor_seconds(pid)
                cursor.execute(BARE)
                best = min(best, (processor_seconds(pid) - before) * 1000 / many)
                transaction.set_rollback(True)
    return best


def processor_seconds(pid: int) -> float:
    """Say how long a process has been on a processor, to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


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
