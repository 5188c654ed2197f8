"""How far the book was read by whoever keeps something current here."""

from motcua.foundation.events.queries import Mark, Owed, newest
from motcua.steering.indices.models import BOOK, BookReader


def mark_of(name: str) -> Mark:
    """Give how far a reader has come; the beginning, where it never read."""
    row = BookReader.objects.filter(name=name).first()
    return mark_in(row) if row else Mark()


def mark_in(reader: BookReader) -> Mark:
    """Read the mark off a reader's row."""
    return Mark(reader.last, tuple(Owed(*one) for one in reader.owed))


def is_told_of() -> bool:
    """Say whether something was told, of whatever kind, that the reader of facts has not seen."""
    mark = mark_of(BOOK)
    return bool(mark.owed) or newest() > mark.last
