"""Đoạn sổ vừa đọc: the facts of all of whom something was told in a stretch of the book.

A dossier that begins within the stretch stands there whole, with its papers, its charges and what was
promised: nothing of it is asked for again. Where anything of it might lie elsewhere, its chains are read.
"""

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import KIND
from motcua.foundation.events.queries import Happened, Stretch
from motcua.instruments.deadlines.models import Purpose
from motcua.steering.indices.queries.folding import BESIDE, OWN, PAPERS, Told, dossiers_among, folded
from motcua.steering.indices.rules import Facts, Happening

_NO_CASE: Final = UUID(int=0)
"""Stands for the case of a charge or a promise that says nothing of a dossier here."""


def folded_from(stretch: Stretch) -> dict[UUID, Facts]:
    """Fold every dossier of which something was told in a stretch, whole."""
    young = {one for kind, one in stretch.begun if kind == KIND and (PAPERS, one) in stretch.begun}
    cases = _cases_begun(stretch)
    elsewhere: set[UUID] = set()
    unknown: set[UUID] = set()
    for kind, subject in stretch.told_of:
        case = cases.get(subject) if kind in BESIDE else subject
        if case is None:
            unknown.add(subject)
        elif case not in young:
            elsewhere.add(case)
    elsewhere |= dossiers_among(unknown) if unknown else set()
    beside: dict[UUID, list[UUID]] = {}
    for subject, case in sorted(cases.items()):
        beside.setdefault(case, []).append(subject)
    told = {one: _told(stretch, one, beside.get(one, ())) for one in young - elsewhere}
    return folded(elsewhere - {_NO_CASE}, told=told)


def _cases_begun(stretch: Stretch) -> dict[UUID, UUID]:
    """Give whose the charges and promises are that begin within the stretch, where that says it."""
    cases = {}
    for (kind, subject), ((_id, (_what, _actor, _at, said)), *_rest) in stretch.begun.items():
        if kind in BESIDE and "case_id" in said:
            is_ours = said["case_kind"] == KIND and said.get("purpose", Purpose.ANSWER) == Purpose.ANSWER
            cases[subject] = UUID(said["case_id"]) if is_ours else _NO_CASE
    return cases


def _told(stretch: Stretch, dossier_id: UUID, beside: Iterable[UUID]) -> Told:
    own = sorted(chain.from_iterable(stretch.begun[kind, dossier_id] for kind in OWN), key=itemgetter(0))
    others = [stretch.begun[kind, one] for one in beside for kind in BESIDE if (kind, one) in stretch.begun]
    return Told(_happenings(own), [_happenings(one) for one in others])


def _happenings(begun: Iterable[tuple[int, Happened]]) -> list[Happening]:
    return [Happening(*one) for _id, one in begun]
