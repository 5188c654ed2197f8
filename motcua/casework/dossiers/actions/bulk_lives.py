"""Nhiều hồ sơ đã qua: whole lives of dossiers put down together, act by act as the single verbs do them.

Rows are made in memory by the same rules and written once, with the same events and chains: for what is
made up, or happened before this house stood. What people do here goes through the single verbs.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.casework.dossiers.actions.bulk_book import (
    Book,
    Case,
    Eras,
    PastLife,
    Verb,
    as_rows,
    count_wanted,
    lasting_of,
    series_of_acceptance,
    series_of_form,
)
from motcua.casework.dossiers.actions.bulk_deeds import DOING
from motcua.casework.dossiers.actions.write import nameless_dossier
from motcua.casework.dossiers.models import FORM_REFUSAL, FORM_SUPPLEMENT, Dossier, Filing
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN

_ACCEPTING = frozenset({Verb.TAKE_IN, Verb.ACCEPT})
_FORMS = {Verb.ASK: FORM_SUPPLEMENT, Verb.REFUSE: FORM_REFUSAL}


@transaction.atomic
def bring_dossiers(lives: Sequence[PastLife], eras: Eras, *, by: Actor, at: datetime) -> list[Dossier]:
    """Ghi nhiều hồ sơ đã qua: all of these lives or none, in a handful of statements; give the dossiers.

    Every deed is judged as its single verb judges it, by who did it and when; the applicants stand in
    their registers already. Raises LiesAhead for a deed after `at`, and what the verbs raise.
    """
    book = Book(eras)
    book.set_aside(count_wanted(_series(lives)))
    cases: dict[int, Case] = {}
    for moment, number, place in as_rows(lives):
        deed = lives[number].deeds[place]
        if number not in cases:
            cases[number] = _new_case(book, lives[number], moment)
        DOING[deed.verb](book, cases[number], deed)
        book.journal.end_act(deed.by, moment)
    book.write(by=by, at=at)
    return [cases[number].dossier for number in sorted(cases)]


def _new_case(book: Book, life: PastLife, at: datetime) -> Case:
    filing: Filing = life.filing
    ground = book.eras.ground(filing, at.astimezone(VN).date())
    dossier = nameless_dossier(filing, ground, since=at, at=at)
    dossier.applicant_person_id, dossier.applicant_entity_id = filing.person_id, filing.entity_id
    dossier.submitter_id = filing.submitter_id or filing.person_id
    book.dossiers.append(dossier)
    return Case(life, ground, dossier, lasting_of(dossier))


def _series(lives: Sequence[PastLife]) -> Iterator[tuple[UUID, str]]:
    """Name the series that each deed takes a number of."""
    for life in lives:
        unit_id = life.filing.unit_id
        for deed in life.deeds:
            if deed.verb in _ACCEPTING:
                day = deed.at.astimezone(VN).date()
                yield from ((unit_id, name) for name in series_of_acceptance(day))
            elif deed.verb in _FORMS:
                yield unit_id, series_of_form(_FORMS[deed.verb], deed.at.astimezone(VN).date())
