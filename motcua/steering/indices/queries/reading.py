"""How far the book was read by whoever keeps something current here."""

from functools import cache

from motcua.foundation.events.queries import Mark, Owed, newest
from motcua.foundation.ready import TEXT_HOLE, Ready
from motcua.steering.indices.models import BOOK, BookReader


def mark_of(name: str) -> Mark:
    """Give how far a reader has come; the beginning, where it never read."""
    row = _ready_mark().one(name=name)
    return Mark(row[0], tuple(Owed(*one) for one in row[1])) if row else Mark()


@cache
def _ready_mark() -> Ready:
    rows = BookReader.objects.filter(name=TEXT_HOLE)
    return Ready(rows.values_list("last", "owed"), {"name": TEXT_HOLE})


def is_told_of() -> bool:
    """Say whether something was told, of whatever kind, that the reader of facts has not seen."""
    mark = mark_of(BOOK)
    return bool(mark.owed) or newest() > mark.last
