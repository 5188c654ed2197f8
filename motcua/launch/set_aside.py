"""Sets aside what makes single rows dear, while very many are brought in and nobody is served.

Indexes that only find, foreign keys and the cleaning of growing tables are taken away in one transaction,
with a record of how each comes back; then one after the other is put back, built and judged whole. A house
that was cut off in between finds the record at its next start and puts back what is left.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from django.db import connection, transaction
from django.db.models import Model

RECORD: Final = "motcua_set_aside"
_MEMORY: Final = "512MB"
_FOUND: Final = """
select t::text, 3, format('alter table %%s reset (autovacuum_enabled)', t),
    format('alter table %%s set (autovacuum_enabled = off)', t)
  from unnest(%(tables)s::regclass[]) t
union all
select conrelid::regclass::text, 2,
    format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
    format('alter table %%s drop constraint %%I', conrelid::regclass, conname)
  from pg_constraint where contype = 'f' and conrelid = any(%(tables)s::regclass[])
union all
select x.indrelid::regclass::text, 1, pg_get_indexdef(x.indexrelid),
    format('drop index %%s', x.indexrelid::regclass)
  from pg_index x where not x.indisunique and x.indrelid = any(%(tables)s::regclass[])
order by 2, 1, 3
"""


@contextmanager
def set_aside(models: Sequence[type[Model]]) -> Iterator[None]:
    """Do something while what makes single rows of these models dear is set aside. The owner alone may."""
    put_back()
    _take_away([model._meta.db_table for model in models])
    try:
        yield
    finally:
        put_back()


def is_anything_set_aside() -> bool:
    """Say whether somebody set something aside and was cut off before it was put back."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass(%s) is not null", [RECORD])
        return bool(cursor.fetchone()[0])


def put_back() -> int:
    """Put back what was set aside, each for good as soon as it stands; count. The owner alone may."""
    if not is_anything_set_aside():
        return 0
    done = 0
    while _put_next_back():
        done += 1
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"drop table {RECORD}")
    return done


@transaction.atomic
def _take_away(tables: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"create table {RECORD} (place serial primary key, said text not null)")
        cursor.execute(_FOUND, {"tables": list(tables)})
        found = cursor.fetchall()
        backs = [back for _table, _turn, back, _gone in found] + [f"analyze {table}" for table in tables]
        cursor.executemany(f"insert into {RECORD} (said) values (%s)", [[back] for back in backs])  # nosec B608
        for _table, _turn, _back, gone in found:
            cursor.execute(gone)


@transaction.atomic
def _put_next_back() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {RECORD} where place = (select min(place) from {RECORD}) returning said")  # nosec B608
        found = cursor.fetchone()
        if found is None:
            return False
        cursor.execute(f"set local maintenance_work_mem = '{_MEMORY}'")
        cursor.execute(found[0])
    return True
