"""Sets aside what makes single rows dear, while very many are brought in and nobody is served.

Indexes that only find, foreign keys and the cleaning of growing tables are taken away in one transaction,
with a record of how each comes back; then each is put back, built and judged whole, by several hands where
they are not in each other's way. A house that was cut off in between finds the record at its next start and
puts back what is left.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

from django.db import connection, transaction
from django.db.models import Model

RECORD: Final = "motcua_set_aside"
_MEMORY: Final = "512MB"
_TURNS: Final = (
    ("create index%", True),
    ("alter table % add constraint %", False),
    ("alter table % validate constraint %", True),
    ("alter table % reset %", False),
    ("analyze %", True),
    ("%", False),
)
"""How what comes back is said, turn by turn, and whether several hands may put it back at once."""
_FOUND: Final = """
select t::text, 4, format('alter table %%s reset (autovacuum_enabled)', t),
    format('alter table %%s set (autovacuum_enabled = off)', t), 0::bigint
  from unnest(%(tables)s::regclass[]) t
union all
select conrelid::regclass::text, 2,
    format('alter table %%s add constraint %%I %%s not valid',
        conrelid::regclass, conname, pg_get_constraintdef(oid)),
    format('alter table %%s drop constraint %%I', conrelid::regclass, conname), 0
  from pg_constraint where contype = 'f' and conrelid = any(%(tables)s::regclass[]) and %(keys)s
union all
select conrelid::regclass::text, 3,
    format('alter table %%s validate constraint %%I', conrelid::regclass, conname), '',
    pg_relation_size(conrelid)
  from pg_constraint where contype = 'f' and conrelid = any(%(tables)s::regclass[]) and %(keys)s
union all
select x.indrelid::regclass::text, 1, pg_get_indexdef(x.indexrelid),
    format('drop index %%s', x.indexrelid::regclass), pg_relation_size(x.indexrelid)
  from pg_index x where not x.indisunique and x.indrelid = any(%(tables)s::regclass[]) and %(indexes)s
order by 2, 5 desc, 1, 3
"""
_NEXT: Final = f"""
delete from {RECORD} where place = (
  select place from {RECORD} where said ilike %s order by place limit 1 for update skip locked
) returning said
"""  # nosec B608  # a name of our own


@contextmanager
def set_aside(
    models: Sequence[type[Model]], *, indexes: bool = True, keys: bool = True, hands: int = 1
) -> Iterator[None]:
    """Do something while what makes single rows of these models dear is set aside. The owner alone may.

    The `indexes` and foreign `keys` where it costs less to build and judge all anew. Where so few come that
    indexes stay, what the tables hold is left for their own cleaning to count. So many `hands` put it back
    at once, each by a connection of its own, what takes longest first.
    """
    put_back(hands=hands)
    _take_away([model._meta.db_table for model in models], indexes=indexes, keys=keys)
    try:
        yield
    finally:
        put_back(hands=hands)


def is_anything_set_aside() -> bool:
    """Say whether somebody set something aside and was cut off before it was put back."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass(%s) is not null", [RECORD])
        return bool(cursor.fetchone()[0])


def put_back(*, hands: int = 1) -> int:
    """Put back what was set aside, each for good as soon as it stands; count. The owner alone may."""
    if not is_anything_set_aside():
        return 0
    done = 0
    for said, is_apart in _TURNS:
        done += _put_many_back(said, hands) if is_apart and hands > 1 else _put_all_back(said)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"drop table {RECORD}")
    return done


def _put_many_back(said: str, hands: int) -> int:
    with ThreadPoolExecutor(hands) as pool:
        return sum(pool.map(_put_back_beside, [said] * hands))


def _put_back_beside(said: str) -> int:
    """Put back by a connection of our own, for which nobody waits afterwards."""
    try:
        return _put_all_back(said)
    finally:
        connection.close()


def _put_all_back(said: str) -> int:
    done = 0
    while _put_next_back(said):
        done += 1
    return done


@transaction.atomic
def _take_away(tables: Sequence[str], *, indexes: bool = True, keys: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"create table {RECORD} (place serial primary key, said text not null)")
        cursor.execute(_FOUND, {"tables": list(tables), "indexes": indexes, "keys": keys})
        found = cursor.fetchall()
        backs = [back for _table, _turn, back, _gone, _size in found]
        backs += [f"analyze {table}" for table in reversed(tables) if indexes]
        cursor.executemany(f"insert into {RECORD} (said) values (%s)", [[back] for back in backs])  # nosec B608
        for _table, _turn, _back, gone, _size in found:
            if gone:
                cursor.execute(gone)


@transaction.atomic
def _put_next_back(said: str = "%") -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [said])
        found = cursor.fetchone()
        if found is None:
            return False
        cursor.execute(f"set local maintenance_work_mem = '{_MEMORY}'")
        cursor.execute(found[0])
    return True
