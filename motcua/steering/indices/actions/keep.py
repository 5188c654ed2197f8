"""Giữ dữ kiện theo sổ sự kiện: what was told is read on and folded; nobody who acts waits for it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple

from django.db import transaction
from django.db.models import Exists

from motcua.foundation.access.models import Actor
from motcua.foundation.copying import copy_rows
from motcua.foundation.events.queries import Mark, Owed, newest, read_on
from motcua.foundation.ready import TEXT_HOLE, Ready, ready_cursor
from motcua.steering.indices.access import must_rebuild
from motcua.steering.indices.actions.cells import (
    Marked,
    follow_facts,
    forget_cells,
    put_facts,
    rebuild_cells,
)
from motcua.steering.indices.models import BOOK, BookReader, CellBook, DossierFact
from motcua.steering.indices.queries.checking import cell_differences
from motcua.steering.indices.queries.folding import as_json, as_row, in_batches
from motcua.steering.indices.queries.layout import CELLS, layout
from motcua.steering.indices.queries.stretches import folded_from
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
    stretch = read_on(reader.mark, KINDS, most, with_begun=True)
    facts = folded_from(stretch) if stretch.told_of else {}
    hold, marked = reader.cells_hold, _marked(stretch.mark, at)
    if facts and hold:
        hold = follow_facts(list(facts.values()), marked)
    else:
        if facts:
            put_facts(as_json(facts.values()))
        if facts or stretch.mark != reader.mark or reader.read_at is None:
            _keep(marked)
    if not hold:
        forget_cells() if stretch.more else rebuild_cells(at)
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
def prove_cells(*, by: Actor, at: datetime) -> int:
    """Chứng lại ô: count all cells from the facts; where any holds something else, count all anew.

    Gives how many held something else. Nobody waits for the counting. Raises NotAllowed.
    """
    must_rebuild(by)
    wrong = sum(1 for _one in cell_differences())
    if wrong:
        _locked()
        rebuild_cells(at)
    return wrong


@transaction.atomic
def rebuild_facts(*, by: Actor, at: datetime, reach: Callable[[int], None] = lambda _done: None) -> int:
    """Dựng lại: fold all facts from the book anew, in place of those that are kept; count them.

    Whoever reads meanwhile sees the old ones; what is told meanwhile is read on. Raises NotAllowed.
    """
    must_rebuild(by)
    _locked()
    since = max(0, newest() - LOOK_BACK)
    DossierFact.objects.all().delete()
    done = 0
    for batch in in_batches():
        copy_rows([as_row(one) for one in batch])
        done += len(batch)
        reach(done)
    rebuild_cells(at)
    _keep(_marked(Mark(since), at))
    return done


class _Reader(NamedTuple):
    """How far the reader has come, since when, and whether cells are what facts come to."""

    mark: Mark
    read_at: datetime | None
    cells_hold: bool


def _locked() -> _Reader:
    row = _ready_reader().one(layout=layout())
    if row is None:
        BookReader.objects.bulk_create([BookReader(name=BOOK)], ignore_conflicts=True)
        return _locked()
    last, owed, read_at, hold = row
    return _Reader(Mark(last, tuple(Owed(*one) for one in owed)), read_at, hold)


@cache
def _ready_reader() -> Ready:
    hold = CellBook.objects.filter(name=CELLS, layout=TEXT_HOLE)
    rows = BookReader.objects.select_for_update().filter(name=BOOK).annotate(hold=Exists(hold))
    return Ready(rows.values_list("last", "owed", "read_at", "hold"), {"layout": TEXT_HOLE})


def _marked(mark: Mark, at: datetime) -> Marked:
    owed = [[one.first, one.final, one.horizon, one.seen] for one in mark.owed]
    return Marked(mark.last, json.dumps(owed), at, BOOK)


def _keep(marked: Marked) -> None:
    with ready_cursor() as cursor:
        cursor.execute(_KEPT, marked)


_KEPT: Final = f"""
update {BookReader._meta.db_table} set last = %s, owed = %s::jsonb, read_at = %s where name = %s
"""  # nosec B608
