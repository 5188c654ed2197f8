"""A grown province ten times over: its rows once more under new ids, where growing would take an hour.

`python -m bench.multiplied HOME TIMES` changes the province that is kept in HOME. What is asked of it is
answered as of a grown one: the same spread of units, days and people, as many rows in every table and index.
What it is not: its repeated events bear the hashes of those they repeat, so that `events verify` refuses it.
"""

import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import psycopg
from django.db import connection
from psycopg import sql

from bench.harness import province

ANEW: Final = "overlay({column}::text placing %(nibble)s from 15 for 1)::uuid"
"""Another id at the same moment: a version that no id of ours bears."""
TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "people_person": {
        "id": ANEW,
        "personal_id_index": "sha256({column} || %(nibble)s::bytea)",
        "source_key": "null",
        "account_id": "null",
        "merged_into_id": "null",
    },
    "dossiers_dossier": {
        "id": ANEW,
        "applicant_person_id": ANEW,
        "submitter_id": ANEW,
        "whole_id": ANEW,
        "code": "{column} || %(nibble)s",
        "token_index": "sha256({column} || %(nibble)s::bytea)",
        "submission_id": "null",
        "book_number": "{column} + 1000000 * %(round)s",
    },
    "workflow_run": {"id": ANEW, "subject_id": ANEW},
    "workflow_task": {"id": ANEW, "subject_id": ANEW, "run_id": ANEW},
    "deadlines_promise": {"id": ANEW, "subject_id": ANEW, "follows_id": ANEW},
    "documents_submitteddocument": {"id": ANEW, "subject_id": ANEW},
    "documents_result": {"id": ANEW, "subject_id": ANEW},
    "dossiers_handover": {"id": ANEW, "dossier_id": ANEW},
    "fees_charge": {"id": ANEW, "subject_id": ANEW},
    "events_chainhead": {"subject_id": ANEW},
    "events_event": {"id": "nextval('events_event_id_seq')", "subject_id": ANEW},
}
NIBBLES: Final = "012345689"
INDEXES_LATER: Final = ("events_event", "events_chainhead", "workflow_task", "dossiers_dossier")


def main() -> int:
    """Multiply the province of a home."""
    home, times = Path(sys.argv[1]), int(sys.argv[2])
    if not 2 <= times <= len(NIBBLES) + 1:
        raise SystemExit(f"times: 2 to {len(NIBBLES) + 1}")
    with province(home) as cluster:
        from bench.grown import Card  # noqa: PLC0415  # after Django is set up

        card = Card.of(home)
        assert card, f"{home}: nothing was grown there"
        with psycopg.connect(
            cluster.superuser_url, dbname=connection.settings_dict["NAME"], autocommit=True
        ) as server:
            server.execute("set session_replication_role = replica")
            server.execute("set maintenance_work_mem = '1GB'")
            multiply(server, times)
        replace(card, size=card.size * times).keep(home)
    return 0


def multiply(server: psycopg.Connection, times: int) -> None:
    """Repeat the rows of every table; large indexes are made again at the end."""
    for table, changed in TABLES.items():
        started = time.perf_counter()
        later = _without_indexes(server, table) if table in INDEXES_LATER else []
        server.execute(_once_more(server, table, changed), {"times": times})
        for said in later:
            server.execute(said)
        print(f"  {table}: {time.perf_counter() - started:.0f} s", flush=True)
    server.execute("vacuum analyze")


def _once_more(server: psycopg.Connection, table: str, changed: Mapping[str, str]) -> sql.Composed:
    found = server.execute(
        "select column_name from information_schema.columns where table_name = %s order by ordinal_position",
        [table],
    ).fetchall()
    names = [name for (name,) in found]
    values = [
        sql.SQL(
            changed.get(name, "{column}")
            .replace("%(nibble)s", "substr('012345689', n.round, 1)")
            .replace("%(round)s", "n.round")
        ).format(column=sql.Identifier("t", name))
        for name in names
    ]
    where = "where t.subject_kind = any(array['dossier','task','promise','run','charge','person','result'])"
    return sql.SQL(
        "insert into {table} ({names}) overriding system value select {values} from {table} t "
        "cross join generate_series(1, %(times)s - 1) as n (round) {where}"
    ).format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=sql.SQL(", ").join(values),
        where=sql.SQL(where if table.startswith("events_") else ""),
    )


def _without_indexes(server: psycopg.Connection, table: str) -> list[sql.SQL]:
    """Drop what indexes a table, but what bears a constraint; give how each is made again."""
    found = server.execute(
        "select x.indexrelid::regclass::text, pg_get_indexdef(x.indexrelid) from pg_index x "
        "where x.indrelid = %s::regclass and not exists "
        "(select from pg_constraint c where c.conindid = x.indexrelid)",
        [table],
    ).fetchall()
    for name, _made in found:
        server.execute(sql.SQL("drop index {}").format(sql.SQL(name)))
    return [sql.SQL(made) for _name, made in found]


if __name__ == "__main__":
    sys.exit(main())
