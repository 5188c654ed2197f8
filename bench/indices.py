"""How fast figures answer over a year of a province: an index of all units, a board, rows behind a figure.

`python -m bench.indices 1000000` lays that many facts over the agencies of the packs, by one statement, as
if so many dossiers of a year had been folded; cells are counted from them as always. Beside each stands the
one SQL statement that gives the same from the facts as raw rows. What folding costs is measured on dossiers
that are grown, anew from the book; what keeping them costs, over so many facts, beside the acts themselves.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from bench.harness import keep, milliseconds, province, samples

SIZE: Final = 1_000_000
FOLDED: Final = 4_000
MUST_INDEX_MS: Final = 300.0
MUST_BOARD_MS: Final = 150.0
MUST_DRILL_MS: Final = 100.0
MUST_REBUILD_SECONDS: Final = 600.0
MUST_KEEP_PERCENT: Final = 15.0
UNITS: Final = 200
TIMES: Final = 15

LAID: Final = """
insert into indices_dossierfact (dossier_id, happened, procedure_code, version_id, unit_id, agency_id,
  channel, received_at, accepted_at, accepted_by, answered_at, due_at, first_due_at, resolved_at, resolved_by,
  handed_at, handed_by_way, ended_at, outcome, supplements, supplements_before, asked_at, stood_at,
  supplement_seconds, apologised_at, papers, scans, result_file, is_replaced, first_asked_at, closed_at,
  answer_due_at, charges, due_amount, paid_amount, paid_at, paid_online, whole_id, owes_result)
select gen_random_uuid(), 14, p.code, p.version, u.id, u.id,
  case when d.a < 0.45 then 'ONLINE' when d.a < 0.5 then 'POSTAL' else 'DIRECT' end, d.at, d.at,
  u.id, case when d.a < 0.45 then d.at + interval '3 hours' end, d.due, d.due, d.done, case when d.done is not
  null then u.id end, d.done + interval '4 hours', case when d.done is not null then 'COUNTER' else '' end,
  d.done + interval '4 hours', case when d.done is not null then 'RESULT' else '' end,
  (d.b < 0.06)::int + (d.b < 0.01)::int, 0, null, null, case when d.b < 0.06 then 86400 else 0 end, null, 3,
  (d.c * 4)::int, d.c > 0.3, false, case when d.b < 0.06 then d.at + interval '1 day' end, d.done,
  case when d.a < 0.45 then d.at + interval '1 day' end, 1, case when d.c < 0.6 then 15000 else 0 end,
  case when d.c < 0.6 then 15000 else 0 end, d.at, false, null, true
from (
  select s.n, s.a, s.b, s.c, s.at, s.at + interval '3 days' as due,
    case when s.at < %(now)s - interval '6 days' or s.c < 0.5
      then least(%(now)s, s.at + (case when s.b < 0.05 then 5 else 2 end) * interval '1 day') end as done
  from (select n, random() as a, random() as b, random() as c,
      %(first)s + random() * (%(now)s - %(first)s) as at from generate_series(1, %(size)s) n) s
) d
join (select id, row_number() over () - 1 as place from unnest(%(units)s::uuid[]) id) u
  on u.place = d.n %% %(many)s
join (select code, version, row_number() over () - 1 as place
    from unnest(%(codes)s::text[], %(versions)s::uuid[]) p (code, version)) p
  on p.place = d.n / 7 %% %(kinds)s
"""
RAW_INDEX: Final = """
select agency_id, count(*), count(*) filter (where resolved_at <= due_at),
  count(*) filter (where resolved_at is null and due_at >= %(now)s),
  count(*) filter (where channel = 'ONLINE'),
  count(*) filter (where scans > 0 and result_file), count(*) filter (where result_file)
from indices_dossierfact where accepted_at >= %(first)s and accepted_at <= %(now)s group by agency_id
"""
RAW_BOARD: Final = """
select date_trunc('month', accepted_at, 'Asia/Ho_Chi_Minh'), count(*),
  count(*) filter (where channel = 'ONLINE'), count(*) filter (where resolved_at <= due_at),
  count(*) filter (where resolved_at is null and due_at < %(now)s)
from indices_dossierfact where accepted_at >= %(first)s and accepted_at <= %(now)s group by 1
"""
RAW_DRILL: Final = """
select dossier_id from indices_dossierfact where resolved_at > due_at
order by received_at desc, dossier_id desc limit 50
"""


def main() -> int:
    """Measure; fail where a bound that must be kept is broken."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    with province():
        from bench.keeping import BUSY, FEW  # noqa: PLC0415  # after Django is set up

        folded = folding()
        told = {"facts": size, **folded, **asked(size)}
    keep("indices", told)
    kept = (
        told["index"]["p95_ms"] <= MUST_INDEX_MS,
        told["board"]["p95_ms"] <= MUST_BOARD_MS,
        told["drill"]["p95_ms"] <= MUST_DRILL_MS,
        told["board_of_a_page"]["p95_ms"] <= MUST_BOARD_MS,
        told["rebuild_seconds_for_1000000"] + told["cells_seconds"] <= MUST_REBUILD_SECONDS,
        *(
            told["keeping"][f"{act}_{many}"]["share_percent"] <= MUST_KEEP_PERCENT
            for act in ("step", "take_in")
            for many in (FEW, BUSY)
        ),
    )
    return 0 if all(kept) else 1


def folding() -> dict[str, Any]:
    """Grow dossiers and fold them: from the beginning of the book, and again anew."""
    from bench.grown import begin, grow_in, server_seconds  # noqa: PLC0415  # after Django is set up
    from motcua.foundation import clock  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.steering.indices.actions import rebuild_facts  # noqa: PLC0415

    begin()
    grow_in(FOLDED, 300)
    python, server, started = time.process_time(), server_seconds(), time.perf_counter()
    done = rebuild_facts(by=SYSTEM, at=clock.now())
    wall = time.perf_counter() - started
    return {
        "folded": done,
        "fold_python_ms_each": round((time.process_time() - python) / done * 1000, 3),
        "fold_server_ms_each": round((server_seconds() - server) / done * 1000, 3),
        "rebuild_seconds_for_1000000": round(wall / done * 1_000_000, 1),
    }


def asked(size: int) -> dict[str, Any]:
    """Lay the facts, and ask."""
    from django.db import connection  # noqa: PLC0415

    from motcua.foundation import clock  # noqa: PLC0415
    from motcua.steering.indices.actions.cells import rebuild_cells  # noqa: PLC0415
    from motcua.steering.indices.queries import ruled_on, units_on  # noqa: PLC0415

    now = clock.now()
    ruled = ruled_on("766", now.date())
    units = units_on(ruled, now.date())
    given = laid(size, list(units.group_of)[:UNITS], now)
    started = time.perf_counter()
    rebuild_cells(now)
    cells = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze indices_dossierfact")
        cursor.execute("vacuum analyze indices_factcell")
    found = compared(ruled, units, given, now)
    return {"units": given["many"], "cells_seconds": round(cells, 1), **found, "keeping": kept_current()}


def kept_current() -> dict[str, Any]:
    """Say what keeping so many facts current costs beside the acts that change them."""
    from bench.grown import opened_anew  # noqa: PLC0415  # after Django is set up
    from bench.keeping import keeping  # noqa: PLC0415

    return keeping(opened_anew())


def laid(size: int, units: list[Any], now: datetime) -> dict[str, Any]:
    """Lay facts over a year by one statement; give what it was given."""
    from django.db import connection  # noqa: PLC0415

    from motcua.foundation.clock import VN  # noqa: PLC0415
    from motcua.registers.procedures.models import ProcedureVersion  # noqa: PLC0415

    versions = list(ProcedureVersion.objects.values_list("procedure__code", "id")[:200])
    given = {
        "size": size,
        "first": datetime(2022, 11, 20, tzinfo=VN),
        "now": now,
        "units": units,
        "many": len(units),
        "codes": [code for code, _id in versions],
        "versions": [one for _code, one in versions],
        "kinds": len(versions),
    }
    with connection.cursor() as cursor:
        cursor.execute("truncate indices_dossierfact")
        cursor.execute(LAID, given)
    return given


def compared(ruled: Any, units: Any, given: dict[str, Any], now: datetime) -> dict[str, Any]:  # Any: as given
    """Ask for an index of all units, a board and fifty rows; each beside one statement over raw rows."""
    from motcua.faces.command.asking import Question  # noqa: PLC0415
    from motcua.faces.command.glance import glance, most_overdue  # noqa: PLC0415
    from motcua.foundation.ready import one_moment  # noqa: PLC0415
    from motcua.steering.indices.ports import Scope  # noqa: PLC0415
    from motcua.steering.indices.queries import (  # noqa: PLC0415
        facts_behind,
        indicators_on,
        ranking,
    )

    year = Scope(since=date(2022, 11, 20), until=now.date())
    known = {one.code: one for one in indicators_on(now.date())}
    question = Question.read(_request("?tu=2022-11-20&den=2023-11-20"))
    latest = ("-received_at", "-pk")

    def board_of_a_page() -> None:
        with one_moment():  # as its page does: the board, and where most is overdue
            glance(question, known)
            most_overdue(question, known)

    asked: dict[str, tuple[Callable[[], object], str]] = {
        "index": (lambda: ranking(ruled, units, year, now), RAW_INDEX),
        "board": (lambda: glance(question, known), RAW_BOARD),
        "board_of_a_page": (board_of_a_page, RAW_BOARD),
        "drill": (
            lambda: list(facts_behind("resolved_late", year, now).order_by(*latest)[:50]),
            RAW_DRILL,
        ),
    }
    found: dict[str, Any] = {}
    for name, (ask, raw) in asked.items():
        found[name] = milliseconds(samples(ask, times=TIMES, warm_up=2))
        found[f"{name}_raw"] = milliseconds(samples(lambda raw=raw: _raw(raw, given), times=5, warm_up=1))  # type: ignore[misc]
    return found


def _raw(statement: str, given: dict[str, Any]) -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        cursor.fetchall()


def _request(query: str) -> Any:  # Any: a request as the doorkeeper leaves it
    from django.test import RequestFactory  # noqa: PLC0415

    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415

    request: Any = RequestFactory().get(f"/{query}")
    request.actor = SYSTEM
    return request


if __name__ == "__main__":
    sys.exit(main())
