"""Dossiers under lock, many at once."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from motcua.foundation.ready import array_of, ready_cursor

_HOLD: Final = """
with ours as (select unnest(%s::uuid[]) as id)
select d.id from dossiers_dossier d
where d.id = any(array(
  select id from ours
  union select part.whole_id from dossiers_dossier part
    where part.id = any(array(select id from ours)) and part.whole_id is not null
))
order by (d.whole_id is not null), d.id for update of d
"""


def hold_dossiers(dossier_ids: Iterable[UUID]) -> None:
    """Lock many dossiers until the transaction ends, as each is locked alone: wholes before their parts."""
    with ready_cursor() as cursor:
        cursor.execute(_HOLD, [array_of(dossier_ids)])
