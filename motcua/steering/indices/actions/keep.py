"""Giữ dữ kiện theo sổ sự kiện: what was told is read on and folded; nobody who acts waits for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.queries import Mark, newest, read_on
from motcua.steering.indices.access import must_rebuild
from motcua.steering.indices.actions.cells import cells_of, rebuild_cells, recount, touched_by
from motcua.steering.indices.models import BOOK, BookReader, DossierFact
from motcua.steering.indices.queries.counts import MOMENTS
from motcua.steering.indices.queries.folding import COLUMNS, as_row, dossiers_among, folded, in_batches
from motcua.steering.indices.queries.layout import cells_hold
from motcua.steering.indices.queries.reading import mark_in
from motcua.steering.indices.rules import KINDS, Facts

MOST: Final = 5_000
"""So many events are read at once, in a transaction of their own."""
LOOK_BACK: Final = 50_000
"""So many events are read again after a rebuilding: what was told while it went on lies among them."""


@dataclass(frozen=True)
class Caught:
    """How many dossiers were counted anew, and whether more waits to be read."""

    dossiers: int
    more: bool


@transaction.atomic
def catch_up(*, by: Actor, at: datetime, most: int = MOST) -> Caught:
    """Đọc tiếp: fold anew every dossier of which something was told since; another reader is waited for.

    Raises NotAllowed.
    """
    must_rebuild(by)
    reader = _locked()
    stretch = read_on(mark_in(reader), KINDS, most)
    facts = folded(dossiers_among(stretch.subjects)) if stretch.subjects else {}
    is_counted = cells_hold()
    touched = touched_by(facts.keys()) if is_counted and facts else set()
    _put(facts.values())
    if is_counted:
        for one in facts.values():
            touched |= cells_of(one.unit_id, [getattr(one, by) for by in MOMENTS])
        recount(touched)
    elif not stretch.more:
        rebuild_cells(at)
    if facts or stretch.mark != mark_in(reader) or reader.read_at is None:
        _keep(reader, stretch.mark, at)
    return Caught(len(facts), stretch.more)


def keep_up(*, by: Actor, at: datetime) -> int:
    """Đọc đến hết: catch up, a transaction at a time, until nothing is left; count what was folded.

    Raises NotAllowed.
    """
    counted, is_more = 0, True
    while is_more:
        caught = catch_up(by=by, at=at)
        counted, is_more = counted + caught.dossiers, caught.more
    return counted


@transaction.atomic
def rebuild_facts(*, by: Actor, at: datetime, reach: Callable[[int], None] = lambda _done: None) -> int:
    """Dựng lại: fold all facts from the book anew, in place of those that are kept; count them.

    Whoever reads meanwhile sees the old ones; what is told meanwhile is read on. Raises NotAllowed.
    """
    must_rebuild(by)
    reader = _locked()
    since = max(0, newest() - LOOK_BACK)
    DossierFact.objects.all().delete()
    done = 0
    for batch in in_batches():
        copy_rows([as_row(one) for one in batch])
        done += len(batch)
        reach(done)
    rebuild_cells(at)
    _keep(reader, Mark(since), at)
    return done


def _locked() -> BookReader:
    BookReader.objects.bulk_create([BookReader(name=BOOK)], ignore_conflicts=True)
    return BookReader.objects.select_for_update().get(name=BOOK)


def _keep(reader: BookReader, mark: Mark, at: datetime) -> None:
    reader.last, reader.read_at = mark.last, at
    reader.owed = [[one.first, one.final, one.horizon, one.seen] for one in mark.owed]
    reader.save()


def _put(facts: Iterable[Facts]) -> None:
    DossierFact.objects.bulk_create(
        [as_row(one) for one in facts],
        update_conflicts=True,
        unique_fields=["dossier"],
        update_fields=COLUMNS,
    )
