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
    lasting_of,
    series_of_acceptance,
    series_of_form,
)
from motcua.casework.dossiers.actions.bulk_casting import Moulds, cast
from motcua.casework.dossiers.actions.bulk_deeds import DOING
from motcua.casework.dossiers.actions.write import nameless_dossier
from motcua.casework.dossiers.models import FORM_REFUSAL, FORM_SUPPLEMENT, Dossier, Filing
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import may_reckon

_ACCEPTING = frozenset({Verb.TAKE_IN, Verb.ACCEPT})
_FORMS = {Verb.ASK: FORM_SUPPLEMENT, Verb.REFUSE: FORM_REFUSAL}
_NUMBERED = _ACCEPTING | _FORMS.keys()


@transaction.atomic
def bring_dossiers(
    lives: Sequence[PastLife], eras: Eras, moulds: Moulds | None = None, *, by: Actor, at: datetime
) -> list[Dossier]:
    """Ghi nhiều hồ sơ đã qua: all of these lives or none, in a handful of statements.

    Gives the dossiers that were lived deed by deed; where there are `moulds`, the others are cast.
    Every deed is judged as its single verb judges it, by who did it and when; the applicants stand in
    their registers already. Raises LiesAhead for a deed after `at`, and what the verbs raise.
    """
    book = Book(eras)
    moulds = moulds if may_reckon() else None
    book.set_aside(list(_series(lives)))
    for number, life in enumerate(lives):
        book.life = number
        mould = moulds.mould_for(life, eras) if moulds is not None and life.deeds[-1].at <= at else None
        if mould is not None:
            cast(mould, life, book)
            continue
        told, handed = len(book.journal.past), len(book.handed)
        case = _live(book, life)
        if moulds is not None and life.alike is not None and moulds.wants(life):
            moulds.keep(life.alike, book, case, book.journal.past[told:], book.handed[handed:])
    book.write(by=by, at=at)
    return book.dossiers


def _live(book: Book, life: PastLife) -> Case:
    """Live a life deed by deed."""
    case = _new_case(book, life, life.deeds[0].at)
    for deed in life.deeds:
        DOING[deed.verb](book, case, deed)
        book.journal.end_act(deed.by, deed.at)
    return case


def _new_case(book: Book, life: PastLife, at: datetime) -> Case:
    filing: Filing = life.filing
    ground = book.eras.ground(filing, at.astimezone(VN).date())
    dossier = nameless_dossier(filing, ground, since=at, at=at)
    dossier.applicant_person_id, dossier.applicant_entity_id = filing.person_id, filing.entity_id
    dossier.submitter_id = filing.submitter_id or filing.person_id
    book.dossiers.append(dossier)
    return Case(life, ground, dossier, lasting_of(dossier))


def _series(lives: Sequence[PastLife]) -> Iterator[tuple[int, UUID, str]]:
    """Name the series that each deed takes a number of, as they happened."""
    for moment, number, place in as_rows(lives, _NUMBERED):
        verb, unit_id = lives[number].deeds[place].verb, lives[number].filing.unit_id
        day = moment.astimezone(VN).date()
        if verb in _ACCEPTING:
            for name in series_of_acceptance(day):
                yield number, unit_id, name
        else:
            yield number, unit_id, series_of_form(_FORMS[verb], day)
