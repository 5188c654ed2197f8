"""Giữ dữ kiện theo sổ sự kiện: what was told is read on and folded; nobody who acts waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.queries import Mark, newest, read_on
from motcua.steering.indices.access import must_rebuild
from motcua.steering.indices.actions.cells import Changed, put_facts, rebuild_cells, recount
from motcua.steering.indices.models import BOOK, BookReader, DossierFact
from motcua.steering.indices.queries.folding import as_json, as_row, dossiers_among, folded, in_batches
from motcua.steering.indices.queries.layout import cells_hold
from motcua.steering.indices.queries.reading import mark_in
from motcua.steering.indices.rules import KINDS

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
    before = mark_in(reader)
    stretch = read_on(before, KINDS, most)
    facts = folded(dossiers_among(stretch.subjects)) if stretch.subjects else {}
    changed = put_facts(as_json(facts.values())) if facts else Changed()
    if cells_hold():
        recount(changed)
    elif not stretch.more:
        rebuild_cells(at)
    if facts or stretch.mark != before or reader.read_at is None:
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
    kept = BookReader.objects.select_for_update().filter(name=BOOK)
    reader = kept.first()
    if reader is None:
        BookReader.objects.bulk_create([BookReader(name=BOOK)], ignore_conflicts=True)
        reader = kept.get()
    return reader


def _keep(reader: BookReader, mark: Mark, at: datetime) -> None:
    reader.last, reader.read_at = mark.last, at
    reader.owed = [[one.first, one.final, one.horizon, one.seen] for one in mark.owed]
    reader.save()
