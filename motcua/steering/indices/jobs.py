"""What this room does when it is time."""

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import keep_up, prove_cells
from motcua.steering.indices.queries.reading import is_told_of


def keep_facts() -> None:
    """Giữ dữ kiện: read the book on until nothing is left."""
    keep_up(by=SYSTEM, at=clock.now())


def keep_facts_fresh() -> None:
    """Giữ dữ kiện tức thì: the same at every pulse of the worker, where the book has grown.

    Whoever acts does not wait for it and pays nothing for it.
    """
    if is_told_of():
        keep_up(by=SYSTEM, at=clock.now())


def prove_figures() -> None:
    """Chứng lại số: once a night, see that what was added up day by day is what the facts come to."""
    prove_cells(by=SYSTEM, at=clock.now())
