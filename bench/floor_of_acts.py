"""The floor of an act: the rows that it wrote, written once more with bare SQL, one statement a row.

Into twins of the tables with all their indexes, in one transaction, on the same connection.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

TABLES = (
    "dossiers_dossier",
    "dossiers_series",
    "deadlines_promise",
    "workflow_run",
    "workflow_task",
    "documents_submitteddocument",
    "fees_charge",
    "events_event",
    "events_chainhead",
)
OF_CASE = {
    "dossiers_dossier": "id = %(case)s",
    "deadlines_promise": "subject_kind = 'dossier' and subject_id = %(case)s",
    "workflow_run": "subject_kind = 'dossier' and subject_id = %(case)s",
    "workflow_task": "subject_kind = 'dossier' and subject_id = %(case)s",
    "documents_submitteddocument": "subject_kind = 'dossier' and subject_id = %(case)s",
    "fees_charge": "subject_kind = 'dossier' and subject_id = %(case)s",
    "events_event": "id > %(before)s",
    "events_chainhead": "(subject_kind, subject_id) in "
    "(select subject_kind, subject_id from events_event where id > %(before)s)",
}
Row = tuple[Any, ...]


@dataclass
class Write:
    """One row to write: the statement and its values."""

    said: str
    values: Sequence[Any]


def make_twins() -> None:
    """Make empty tables beside the real ones, with the same columns, indexes and checks."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"drop table if exists bare_{table}")
            cursor.execute(f"create table bare_{table} (like {table} including all)")


def last_event() -> int:
    """Give the last event's number."""
    with connection.cursor() as cursor:
        cursor.execute("select max(id) from events_event")
        return int(cursor.fetchone()[0])


def writes_of_creation(case_id: UUID, before: int) -> list[Write]:
    """Read what taking a dossier in has written: every row an insert, two numbers taken from series."""
    writes = [
        Write(f"insert into bare_{table} values ({', '.join(['%s'] * len(row))})", row)
        for table, condition in OF_CASE.items()
        for row in _rows(table, condition, case_id, before)
    ]
    take = (
        "insert into bare_dossiers_series (unit_id, name, last) values (%s, %s, 1) "
        "on conflict (unit_id, name) do update set last = bare_dossiers_series.last + 1 returning last"
    )
    return [*(Write(take, (UUID(int=1), name)) for name in ("book", "code")), *writes]


def writes_of_step(case_id: UUID, before: int) -> list[Write]:
    """Read what finishing a step has written: a task and the dossier changed, the rest inserted."""
    last_two = f"{OF_CASE['workflow_task']} order by number desc limit 2"
    tasks = _rows("workflow_task", last_two, case_id, before)
    opened, finished = tasks[0], tasks[-1]
    dossier = _rows("dossiers_dossier", "id = %(case)s", case_id, before)[0]
    told = [
        Write(f"insert into bare_{table} values ({', '.join(['%s'] * len(row))}) on conflict do nothing", row)
        for table in ("events_event", "events_chainhead")
        for row in _rows(table, OF_CASE[table], case_id, before)
    ]
    return [
        Write("select * from bare_dossiers_dossier where id = %s for update", (dossier[0],)),
        Write("select * from bare_workflow_task where id = %s for update", (finished[0],)),
        Write("update bare_dossiers_dossier set state = state where id = %s", (dossier[0],)),
        Write("update bare_workflow_task set state = state, outcome = outcome where id = %s", (finished[0],)),
        Write(
            f"insert into bare_workflow_task values ({', '.join(['%s'] * len(opened))}) "
            "on conflict do nothing",
            opened,
        ),
        *told,
    ]


def write(writes: Sequence[Write]) -> float:
    """Write them in one transaction; give the seconds it took."""
    started = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for one in writes:
            cursor.execute(one.said, one.values)
    return time.perf_counter() - started


def _rows(table: str, condition: str, case_id: UUID, before: int) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table} where {condition}", {"case": case_id, "before": before})
        columns = [column.name for column in cursor.description]
        rows = cursor.fetchall()
    return [tuple(_given(value) for value in row) for row in rows if len(row) == len(columns)]


def _given(value: Any) -> Any:
    return connection.ops.adapt_json_value(value, None) if isinstance(value, dict) else value
