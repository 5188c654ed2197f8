"""A grown province ten times over: its rows once more under new ids, where growing would take an hour.

`python -m bench.multiplied HOME TIMES` changes the province that is kept in HOME. What is asked of it is
answered as of a grown one: the same spread of units, days and people, as many rows in every table and index.
Facts of figures are read from the book first and repeated like the rest, their cells counted anew; of vaults
as much is repeated as was filled. What it is not: its repeated events bear the hashes of those they repeat,
so that `events verify` refuses it.
"""

import os
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
    "deadlines_pause": {"id": ANEW, "promise_id": ANEW},
    "documents_submitteddocument": {"id": ANEW, "subject_id": ANEW},
    "documents_result": {"id": ANEW, "subject_id": ANEW},
    "documents_vaultdocument": {
        "id": ANEW,
        "subject_id": ANEW,
        "person_id": ANEW,
        "result_id": ANEW,
        "submitted_id": ANEW,
    },
    "dossiers_handover": {"id": ANEW, "dossier_id": ANEW},
    "dossiers_supplement": {"id": ANEW, "dossier_id": ANEW},
    "dossiers_apology": {"id": ANEW, "dossier_id": ANEW},
    "dossiers_note": {"id": ANEW, "dossier_id": ANEW},
    "fees_charge": {"id": ANEW, "subject_id": ANEW},
    "feedback_feedback": {
        "id": ANEW,
        "dossier_id": ANEW,
        "code": "{column} || %(nibble)s",
        "secret_index": "sha256({column} || %(nibble)s::bytea)",
        "form_key": "null",
        "repeats_id": "null",
    },
    "feedback_feedbackstep": {"id": ANEW, "feedback_id": ANEW},
    "feedback_rating": {"id": ANEW, "dossier_id": ANEW},
    "filings_filingdraft": {
        "id": ANEW,
        "person_id": ANEW,
        "applicant_person_id": ANEW,
        "dossier_id": ANEW,
    },
    "filings_draftfile": {"id": ANEW, "draft_id": ANEW, "vault_document_id": ANEW},
    "indices_dossierfact": {"dossier_id": ANEW, "whole_id": ANEW},
    "events_chainhead": {"subject_id": ANEW},
    "events_event": {"id": "nextval('events_event_id_seq')", "subject_id": ANEW},
}
NIBBLES: Final = "012345689"
INDEXES_LATER: Final = (
    "events_event", "events_chainhead", "workflow_task", "dossiers_dossier", "deadlines_promise",
    "documents_submitteddocument", "documents_vaultdocument", "fees_charge", "indices_dossierfact",
    "people_person",
)  # fmt: skip
BOOKMARKS: Final = ("indices_bookreader", "dossiers_vaultmark", "national_portal_portalreader")
"""Who reads the book on: what is repeated was read already."""
KINDS: Final = (
    "where t.subject_kind = any(array['dossier','task','promise','run','charge','person','result','papers'])"
)


def main() -> int:
    """Multiply the province of a home."""
    home, times = Path(sys.argv[1]), int(sys.argv[2])
    if not 2 <= times <= len(NIBBLES) + 1:
        raise SystemExit(f"times: 2 to {len(NIBBLES) + 1}")
    os.environ |= {"MOTCUA_TODAY": "2023-11-20T08:30", "MOTCUA_DEMO": "1"}
    with province(home) as cluster:
        from bench.grown import card_of  # noqa: PLC0415  # after Django is set up

        card = card_of(home)
        _fold_facts()
        with psycopg.connect(
            cluster.superuser_url, dbname=connection.settings_dict["NAME"], autocommit=True
        ) as server:
            server.execute("set session_replication_role = replica")
            server.execute("set maintenance_work_mem = '1GB'")
            server.execute("set synchronous_commit = off")
            multiply(server, times)
        _count_figures()
        with connection.cursor() as cursor:
            cursor.execute("vacuum analyze")
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
    for table in BOOKMARKS:
        server.execute(
            sql.SQL("update {} set last = (select max(id) from events_event), owed = '[]'").format(
                sql.Identifier(table)
            )
        )


def _fold_facts() -> None:
    """Bring the facts of figures to where the book ends."""
    from motcua.foundation import clock  # noqa: PLC0415  # after Django is set up
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.steering.indices.actions import rebuild_facts  # noqa: PLC0415

    started = time.perf_counter()
    rebuild_facts(by=SYSTEM, at=clock.now())
    print(f"  facts: {time.perf_counter() - started:.0f} s", flush=True)


def _count_figures() -> None:
    """Count the cells of figures anew from the facts that were repeated."""
    from motcua.foundation import clock  # noqa: PLC0415  # after Django is set up
    from motcua.steering.indices.actions.cells import rebuild_cells  # noqa: PLC0415

    started = time.perf_counter()
    rebuild_cells(clock.now())
    print(f"  cells: {time.perf_counter() - started:.0f} s", flush=True)


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
    return sql.SQL(
        "insert into {table} ({names}) overriding system value select {values} from {table} t "
        "cross join generate_series(1, %(times)s - 1) as n (round) {where}"
    ).format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=sql.SQL(", ").join(values),
        where=sql.SQL(KINDS if table.startswith("events_") else ""),
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
