"""Đúc: of lives that go one way the first is lived deed by deed, and the others are cast from it."""

import secrets
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from json.encoder import encode_basestring
from operator import attrgetter
from struct import Struct
from typing import Final

from django.db.models import Model

from motcua.casework.dossiers.actions.bulk_book import Alike, Book, Case, Eras, PastLife, Verb, series_of_form
from motcua.casework.dossiers.actions.bulk_moulds import BY_THE_CLOCK, Cutting, Mould, NoMould
from motcua.casework.dossiers.actions.take_in import submission_id
from motcua.casework.dossiers.actions.write import TOKEN_BYTES, TOKEN_PURPOSE
from motcua.casework.dossiers.models import (
    FORM_REFUSAL,
    FORM_SUPPLEMENT,
    Dossier,
    Filing,
    HandOver,
    Supplement,
)
from motcua.foundation.clock import VN
from motcua.foundation.copying import cell_of, pack_json, pack_text, pack_uuid
from motcua.foundation.events.actions import Filling, Past
from motcua.foundation.ids import new_packed_id
from motcua.foundation.keys.queries import blind_index
from motcua.instruments.documents.models import Result

_A_DAY, _A_SECOND = 86_400_000_000, 1_000_000
_SINCE_2000: Final = 946_684_800_000_000
"""Microseconds from 1970, by which chains count, to 2000, by which PostgreSQL does."""
_MOMENT: Final = Struct(">iq")
_EIGHT: Final = 8
_SIXTEEN: Final = (16).to_bytes(4, "big")
Words = dict[str, bytes]
Cells = dict[str, bytes]
_ASKED: Final = attrgetter(
    *(field.name for field in fields(Filing) if field.name not in ("person_id", "entity_id"))
)
"""All that a filing says but whose it is."""


@dataclass
class Moulds:
    """Moulds of the ways that were lived; of a way that cannot be cast, none."""

    kept: dict[Hashable, Mould | None] = field(default_factory=dict)

    def mould_for(self, life: PastLife, eras: Eras) -> Mould | None:
        """Give the mould from which a life can be cast."""
        mould = self.kept.get(life.alike.way) if life.alike else None
        if mould is None or life.alike is None or not mould.goes_for(life.alike):
            return None
        lived = mould.case.life
        is_same = _asks_the_same(life.filing, lived.filing) and _does_the_same(life, lived)
        return mould if is_same and _eras_of(life, eras) == _eras_of(lived, eras) else None

    def wants(self, life: PastLife) -> bool:
        """Say whether others may come that go a life's way, of which nothing is known yet."""
        return life.alike is not None and life.alike.way not in self.kept

    def keep(self, alike: Alike, book: Book, case: Case, past: Sequence[Past], more: Sequence[Model]) -> None:
        """Cut the mould of a life that was lived."""
        try:
            self.kept[alike.way] = Cutting(book, case, past, more).cut()
        except NoMould:
            self.kept[alike.way] = None


def _asks_the_same(one: Filing, other: Filing) -> bool:
    """Say whether two filings differ in nothing but whose they are."""
    return bool(_ASKED(one) == _ASKED(other)) and (one.person_id is None) == (other.person_id is None)


def _does_the_same(life: PastLife, lived: PastLife) -> bool:
    """Say whether the deeds are the same, each so much later as is said."""
    if life.alike is None or lived.alike is None or len(life.deeds) != len(lived.deeds):
        return False
    days = timedelta(life.alike.days - lived.alike.days)
    own = days + timedelta(seconds=life.alike.seconds - lived.alike.seconds)
    return all(
        new.verb is old.verb
        and new.by is old.by
        and new.at == old.at + (days if new.verb in BY_THE_CLOCK else own)
        and (new.words, new.to, new.items, new.papers) == (old.words, old.to, old.items, old.papers)
        and new.receiving == old.receiving
        and new.scan == old.scan
        and (new.result is None) == (old.result is None)
        and (new.result is None or old.result is None or new.result.title == old.result.title)
        for new, old in zip(life.deeds, lived.deeds, strict=True)
    )


def _eras_of(life: PastLife, eras: Eras) -> tuple[tuple[int, int], ...]:
    """Give the eras on whose ground a life stands: of its coming, and of its being taken in."""
    code, began = life.filing.procedure_code, life.deeds[0].at
    taken = next((deed.at for deed in life.deeds if deed.verb is Verb.ACCEPT), began)
    return tuple(eras.era(code, at.astimezone(VN).date()) for at in (began, taken))


def cast(mould: Mould, life: PastLife, book: Book) -> None:
    """Cast a life: its rows and what it tells."""
    words: Words = {}
    cells: Cells = {}
    for place in range(mould.ids):
        hole = f"i{place}"
        packed, words[hole] = new_packed_id()
        cells[hole] = _SIXTEEN + packed
    _fill_moments(words, cells, mould, life)
    _fill_numbers(words, cells, mould, life, book)
    _fill_persons(words, cells, mould, life)
    for row in mould.rows:
        book.cast.setdefault(row.model, []).append(row.cast(cells))
    book.castings.append((mould.chains, Filling(words, cells)))


def _fill_moments(words: Words, cells: Cells, mould: Mould, life: PastLife) -> None:
    """Move every moment by the days between, and what people did to its own second."""
    assert life.alike is not None
    days = life.alike.days - mould.alike.days
    later = days * _A_DAY
    own = later + (life.alike.seconds - mould.alike.seconds) * _A_SECOND
    for hole, counted, seconds, _at, began, is_own in mould.moments:
        passed = began + (own if is_own else later)
        words[counted], words[seconds] = b"%d" % passed, b"%d" % (passed // _A_SECOND)
        cells[hole] = _MOMENT.pack(_EIGHT, passed - _SINCE_2000)
    for one in mould.told:
        words[one.hole] = _as_told(one.at + timedelta(days))


def _fill_numbers(words: Words, cells: Cells, mould: Mould, life: PastLife, book: Book) -> None:
    """Fill in the numbers that were set aside for it, deed by deed."""
    ground = mould.case.ground
    unit_id = mould.case.dossier.reception_unit_id
    for deed in life.deeds:
        if deed.verb is Verb.TAKE_IN or deed.verb is Verb.ACCEPT:
            numbers = book.numbers(ground.unit.id, ground.unit_code, deed.at.astimezone(VN).date())
            words["code"], words["bno"] = numbers.code.encode(), b"%d" % numbers.book_number
            cells["code"] = pack_text(numbers.code)
            cells["bno"] = cell_of(Dossier, "book_number", numbers.book_number)
            if mould.card is not None:
                shown = {"code": numbers.code, "applicant": life.applicant_name}
                cells["card"] = pack_json(
                    mould.card.filled(
                        {hole: encode_basestring(said).encode() for hole, said in shown.items()}
                    )
                )
        elif deed.verb is Verb.SUBMIT:
            said = submission_id(deed.at)
            words["sub"], cells["sub"] = said.encode(), pack_text(said)
        elif deed.verb is Verb.ASK:
            sheet = book.next_number(unit_id, series_of_form(FORM_SUPPLEMENT, deed.at.astimezone(VN).date()))
            cells["sheet"] = cell_of(Supplement, "sheet_number", sheet)
        elif deed.verb is Verb.REFUSE:
            sheet = book.next_number(unit_id, series_of_form(FORM_REFUSAL, deed.at.astimezone(VN).date()))
            cells["refusal"] = cell_of(Dossier, "refusal_number", sheet)
        elif deed.verb is Verb.RECORD and deed.result is not None:
            number, day = deed.result.number.strip(), deed.result.issued_on
            words["rno"], words["day"] = number.encode(), str(day).encode()
            cells["rno"], cells["day"] = pack_text(number), cell_of(Result, "issued_on", day)


def _fill_persons(words: Words, cells: Cells, mould: Mould, life: PastLife) -> None:
    """Fill in whose it is, and the secret of its slip."""
    token, whose = secrets.token_urlsafe(TOKEN_BYTES), life.filing.person_id or life.filing.entity_id
    assert whose is not None
    words["who"], cells["who"] = str(whose).encode(), pack_uuid(whose)
    cells["token"] = cell_of(Dossier, "token", token)
    cells["tokx"] = cell_of(Dossier, "token_index", blind_index(token, purpose=TOKEN_PURPOSE))
    if mould.case.dossier.ended_at is not None:
        cells["name"] = cell_of(HandOver, "receiver_name", life.applicant_name)


def _as_told(moment: datetime) -> bytes:
    said = moment.isoformat()
    return (f"{said[:-6]}Z" if said.endswith("+00:00") else said).encode()
