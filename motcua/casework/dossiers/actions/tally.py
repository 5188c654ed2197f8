"""Đếm lượt tra cứu: so that nobody finds codes by trying them all."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from django.db import connection

from motcua.casework.dossiers.errors import TooManyQuestions
from motcua.casework.dossiers.models import LookupTally
from motcua.foundation.keys.queries import blind_index

STRETCH: Final = timedelta(minutes=10)
MOST: Final = 30
PURPOSE: Final = "dossiers.lookup"
_COUNT = f"""
insert into {LookupTally._meta.db_table} (network_index, stretch, count) values (%s, %s, 1)
on conflict (network_index, stretch) do update set count = {LookupTally._meta.db_table}.count + 1
returning count
"""  # a table's own name


def count_question(
    network: str, *, real_now: datetime, purpose: str = PURPOSE, most: int | None = None
) -> None:
    """Count one question of a network in real time. Raises TooManyQuestions beyond the most of a stretch.

    Each purpose is counted for itself.
    """
    stretch = int(real_now.timestamp() // STRETCH.total_seconds())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [blind_index(network, purpose=purpose), stretch])
        (count,) = cursor.fetchone()
    if count > (MOST if most is None else most):
        left = STRETCH.total_seconds() * (stretch + 1) - real_now.timestamp()
        raise TooManyQuestions(minutes=max(1, ceil(left / 60)))


def forget_tallies(*, real_now: datetime) -> int:
    """Take away the tallies of yesterday and before, and count them."""
    oldest = int((real_now - timedelta(days=1)).timestamp() // STRETCH.total_seconds())
    gone, _each = LookupTally.objects.filter(stretch__lt=oldest).delete()
    return gone
