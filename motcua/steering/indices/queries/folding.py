"""What the book comes to, dossier by dossier, and where the kept facts say otherwise."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import KIND
from motcua.foundation.drafts import draft
from motcua.foundation.events.queries import chains_told, read_on, subjects_of
from motcua.steering.indices.models import BOOK, DossierFact
from motcua.steering.indices.queries.reading import mark_of
from motcua.steering.indices.rules import KINDS, Facts, Happening, fold

PAPERS: Final = "papers"
"""The chain of a case's papers bears the case's own id."""
COLUMNS: Final = [one.name for one in fields(Facts) if one.name != "dossier_id"]
_NAMES: Final = ("dossier_id", *COLUMNS)
_BATCH: Final = 1_000
_UNREAD: Final = 1_000_000


@dataclass(frozen=True)
class Difference:
    """A dossier whose kept facts are not what its events come to: the column, what is kept, what is told."""

    dossier_id: UUID
    column: str
    kept: object
    told: object


def folded(dossier_ids: Collection[UUID], until: datetime | None = None) -> dict[UUID, Facts]:
    """Fold the chains of dossiers, whole or up to a moment; ids of which no dossier was told are left out."""
    rows = chains_told((KIND, PAPERS), dossier_ids, KINDS, until=until)
    facts = (
        fold(dossier_id, (Happening(*row[1:]) for row in chain))
        for dossier_id, chain in groupby(rows, key=itemgetter(0))
    )
    return {one.dossier_id: one for one in facts if one is not None}


def as_row(facts: Facts) -> DossierFact:
    """Make the row that keeps what was folded."""
    return draft(DossierFact, **{name: getattr(facts, name) for name in _NAMES})


def in_batches(until: datetime | None = None) -> Iterator[list[Facts]]:
    """Fold the whole book, or what was told by a moment, so many dossiers at once, by their ids."""
    last: UUID | None = None
    while ids := subjects_of(KIND, after=last, most=_BATCH):
        yield list(folded(ids, until).values())
        last = ids[-1]


def differences() -> Iterator[Difference]:
    """Fold the whole book anew, and give where what is kept says otherwise, in the order of the dossiers.

    To be asked in one snapshot. Dossiers of which something was told that has not been read yet are left
    out: theirs are bound to differ.
    """
    unread = read_on(mark_of(BOOK), KINDS, most=_UNREAD).subjects
    last: UUID | None = None
    while True:
        ids = subjects_of(KIND, after=last, most=_BATCH)
        within = DossierFact.objects.all() if last is None else DossierFact.objects.filter(pk__gt=last)
        if ids:
            within = within.filter(pk__lte=ids[-1])
        told = folded(ids)
        kept = {row.pk: row for row in within}
        yield from _compared(told, kept, sorted((told.keys() | kept.keys()) - unread))
        if not ids:
            return
        last = ids[-1]


def _compared(
    told: dict[UUID, Facts], kept: dict[UUID, DossierFact], dossier_ids: Iterable[UUID]
) -> Iterator[Difference]:
    for dossier_id in dossier_ids:
        one, row = told.get(dossier_id), kept.get(dossier_id)
        if one is None or row is None:
            yield Difference(dossier_id, "", row is not None, one is not None)
            continue
        for column in COLUMNS:
            if getattr(row, column) != getattr(one, column):
                yield Difference(dossier_id, column, getattr(row, column), getattr(one, column))
