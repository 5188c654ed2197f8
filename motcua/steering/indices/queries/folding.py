"""What the book comes to, dossier by dossier, and where the kept facts say otherwise."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain as one_after_other
from typing import Final, NamedTuple
from uuid import UUID

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import whole_by_part
from motcua.foundation.drafts import draft
from motcua.foundation.events.queries import chains_told, read_on, subjects_of
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.queries import cases_promised, promises_by_case
from motcua.instruments.fees.queries import cases_charged, charges_by_case
from motcua.registers.procedures.queries import yielding_results
from motcua.steering.indices.models import BOOK, DossierFact
from motcua.steering.indices.queries.reading import mark_of
from motcua.steering.indices.rules import KINDS, Facts, Happening, fold

PAPERS: Final = "papers"
"""The chain of a case's papers bears the case's own id."""
OWN: Final = (KIND, PAPERS)
BESIDE: Final = ("charge", "promise")
COLUMNS: Final = [one.name for one in fields(Facts) if one.name != "dossier_id"]
_NAMES: Final = ("dossier_id", *COLUMNS)
_BATCH: Final = 1_000
_UNREAD: Final = 1_000_000


class Told(NamedTuple):
    """All that was told of a dossier: its own chain, and those of its charges and of the answer promised."""

    chain: Sequence[Happening]
    beside: Sequence[Sequence[Happening]]


@dataclass(frozen=True)
class Difference:
    """A dossier whose kept facts are not what its events come to: the column, what is kept, what is told."""

    dossier_id: UUID
    column: str
    kept: object
    told: object


def folded(
    dossier_ids: Collection[UUID], until: datetime | None = None, told: Mapping[UUID, Told] | None = None
) -> dict[UUID, Facts]:
    """Fold the chains of dossiers, whole or up to a moment; ids of which no dossier was told are left out.

    With a dossier's own chain go those of its charges and of the answer promised. Whose charge or promise it
    is, of which filing it is a part and whether its version yields a paper are ids and settled facts beside
    the chains: they never change. Of those whose chains are at hand, `told`, nothing else is read.
    """
    read = _read(dossier_ids, until) if dossier_ids else iter(())
    at_hand = (told or {}).items()
    folds = (
        fold(one, all_of_it.chain, all_of_it.beside) for one, all_of_it in one_after_other(read, at_hand)
    )
    facts = {one.dossier_id: one for one in folds if one is not None}
    if facts:
        _tell_what_is_known(facts)
    return facts


def _read(dossier_ids: Collection[UUID], until: datetime | None) -> Iterator[tuple[UUID, Told]]:
    owners = dict(charges_by_case(KIND, dossier_ids))
    owners.update(promises_by_case(KIND, dossier_ids, Purpose.ANSWER))
    beside: dict[UUID, list[list[Happening]]] = {}
    for subject, chain in _chains(BESIDE, owners.keys(), until):
        beside.setdefault(owners[subject], []).append(chain)
    for one, chain in _chains(OWN, dossier_ids, until):
        yield one, Told(chain, beside.get(one, ()))


def dossiers_among(subjects: Collection[UUID]) -> set[UUID]:
    """Give of whom something was told, where only the chains are known in which it was: the dossiers."""
    charged = cases_charged(KIND, subjects)
    return charged | cases_promised(KIND, subjects, Purpose.ANSWER) | set(subjects)


def _chains(
    kinds: Collection[str], subjects: Collection[UUID], until: datetime | None
) -> Iterator[tuple[UUID, list[Happening]]]:
    for subject, chain in chains_told(kinds, subjects, KINDS, until=until) if subjects else ():
        yield subject, [Happening(*one) for one in chain]


def _tell_what_is_known(facts: dict[UUID, Facts]) -> None:
    wholes = whole_by_part(facts.keys())
    _learn_what_yields({one.version_id for one in facts.values() if one.version_id})
    for dossier_id, one in facts.items():
        one.whole_id = wholes.get(dossier_id)
        one.owes_result = _YIELDS.get(one.version_id, False) if one.version_id else False


_YIELDS: Final[dict[UUID, bool]] = {}
"""By version, whether a paper comes of it: settled when it was published, so that a process asks but once."""


def _learn_what_yields(version_ids: set[UUID]) -> None:
    unknown = version_ids - _YIELDS.keys()
    if unknown:
        yielding = yielding_results(unknown)
        _YIELDS.update((one, one in yielding) for one in unknown)


def as_row(facts: Facts) -> DossierFact:
    """Make the row that keeps what was folded."""
    return draft(DossierFact, **{name: getattr(facts, name) for name in _NAMES})


def as_json(many: Iterable[Facts]) -> str:
    """Write rows that keep what was folded as one list, to be put in their places by one statement."""
    rows = [
        {name: said for name in _NAMES if (said := getattr(one, name)) is not None}  # what lacks is null
        for one in many
    ]
    return json.dumps(rows, default=str, ensure_ascii=False)


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
    unread = dossiers_among(read_on(mark_of(BOOK), KINDS, most=_UNREAD).subjects)
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
