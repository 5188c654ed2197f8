"""Đúc: lives that go a way on which one was lived already are cast from its mould."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings

from motcua.casework.dossiers.actions.bulk_book import (
    Book,
    Case,
    Deed,
    Eras,
    PastLife,
    Verb,
)
from motcua.casework.dossiers.actions.bulk_moulds import STRAIGHT, Cutting, Mould, NoMould
from motcua.casework.dossiers.actions.take_in import submission_id
from motcua.casework.dossiers.actions.write import TOKEN_BYTES, TOKEN_PURPOSE
from motcua.casework.dossiers.models import Dossier, HandOver
from motcua.casework.dossiers.queries.grounds import Ground
from motcua.foundation.clock import VN, seconds_of
from motcua.foundation.copying import cell_of, pack_json, pack_moment, pack_text, pack_uuid
from motcua.foundation.events.actions import Filling, Past
from motcua.foundation.ids import new_id
from motcua.foundation.keys.queries import blind_index
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.deadlines.queries import due_moment
from motcua.instruments.documents.models import Result

MOST_MOULDS: Final = 20_000
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
Shape = tuple[object, ...]


@dataclass(slots=True)
class Straight:
    """A life that goes straight: its shape, what it stands on, what was promised."""

    life: PastLife
    shape: Shape
    ground: Ground
    due_at: datetime | None
    answer_due_at: datetime | None


@dataclass
class Moulds:
    """Moulds of the shapes that were lived; none for a shape that cannot be cast."""

    kept: dict[Shape, Mould | None] = field(default_factory=dict)

    def keep(
        self, straight: Straight, book: Book, case: Case, past: Sequence[Past], handed: Sequence[HandOver]
    ) -> None:
        """Cut the mould of a life that was lived."""
        try:
            mould = Cutting(book, case, past, handed).cut() if case.way and case.way.walk is None else None
        except NoMould:
            mould = None
        if len(self.kept) >= MOST_MOULDS:
            self.kept.pop(next(iter(self.kept)))
        self.kept[straight.shape] = mould


def straight_of(life: PastLife, eras: Eras) -> Straight | None:
    """Say which way a life goes, if it goes straight."""
    deeds, filing = life.deeds, life.filing
    if any(deed.verb not in STRAIGHT for deed in deeds):
        return None
    first = deeds[0]
    taken = first if first.verb is Verb.TAKE_IN else next((d for d in deeds if d.verb is Verb.ACCEPT), None)
    if taken is None:
        return None
    came = eras.ground(filing, first.at.astimezone(VN).date())
    ground = eras.ground(filing, taken.at.astimezone(VN).date())
    limit = ground.limit
    due_at = due_moment(
        taken.at,
        ground.where,
        unit=Unit(limit.unit),
        quantity=limit.quantity,
        cut_off_hour=limit.cut_off_hour,
    )
    hours = settings.MOTCUA_ANSWER_HOURS
    answer = due_moment(first.at, came.where, unit=Unit.HOUR, quantity=hours) if taken is not first else None
    before = None
    turns = []
    for deed in deeds:
        turns.append(
            (deed.verb, deed.by.id.int, deed.words, deed.to, deed.at == before, _word(deed, due_at, answer))
        )
        before = deed.at
    shape = (
        id(came), id(ground), filing.channel, filing.return_way, filing.person_id is None, filing.papers,
        filing.competence_place_id, due_at is None, taken.at.astimezone(VN).year, tuple(turns),
    )  # fmt: skip
    return Straight(life, shape, ground, due_at, answer)


def _word(deed: Deed, due_at: datetime | None, answer: datetime | None) -> object:
    """Say what a deed finds of what was promised, and what it gives."""
    if deed.verb is Verb.RECORD and deed.result is not None:
        return deed.result.title, deed.result.file.id, _kept(due_at, deed.at)
    if deed.verb is Verb.ACCEPT:
        return _kept(answer, deed.at)
    if deed.verb is Verb.MISS:
        return tuple(due is not None and due < deed.at for due in (due_at, answer))
    return deed.receiving


def _kept(due_at: datetime | None, at: datetime) -> tuple[bool, bool]:
    """Say whether something promised was done on a day before, and in time at all."""
    if due_at is None:
        return True, True
    return at.astimezone(VN).date() < due_at.astimezone(VN).date(), at <= due_at


def cast(mould: Mould, straight: Straight, book: Book) -> None:
    """Cast a life: its rows and what it tells."""
    life, ground = straight.life, straight.ground
    words: dict[str, str] = {}
    cells: dict[str, bytes] = {}
    for place in range(mould.ids):
        one = new_id()
        words[f"i{place}"], cells[f"i{place}"] = str(one), pack_uuid(one)
    taken = None
    for place, deed in enumerate(life.deeds):
        passed = (deed.at - _BEGINNING) // _MICROSECOND
        words[f"d{place}u"], words[f"d{place}s"] = str(passed), str(passed // 1_000_000)
        cells[f"d{place}"] = pack_moment(deed.at)
        if deed.verb is Verb.TAKE_IN or deed.verb is Verb.ACCEPT:
            taken = deed
        elif deed.verb is Verb.RECORD and deed.result is not None:
            number, day = deed.result.number.strip(), deed.result.issued_on
            words["rno"], words["day"] = number, str(day)
            cells["rno"], cells["day"] = pack_text(number), cell_of(Result, "issued_on", day)
    add = ground.where.working.add_open_minutes
    for hole, opened, minutes in mould.steps:
        cells[hole] = pack_moment(add(life.deeds[opened].at, minutes))
    for hole, due_at in (("due", straight.due_at), ("adue", straight.answer_due_at)):
        if due_at is not None:
            words[hole], words[f"{hole}s"] = _as_told(due_at), str(seconds_of(due_at))
            cells[hole] = pack_moment(due_at)
    assert taken is not None
    _number(words, cells, straight, book, taken, mould)
    filling = Filling(words, cells)
    for row in mould.rows:
        book.cast.setdefault(row.model, []).append(row.cast(cells))
    book.castings.append((mould.chains, filling))


def _number(
    words: dict[str, str], cells: dict[str, bytes], straight: Straight, book: Book, taken: Deed, mould: Mould
) -> None:
    """Fill in the numbers that were set aside for it, and whose it is."""
    life, ground = straight.life, straight.ground
    numbers = book.numbers(ground.unit.id, ground.unit_code, taken.at.astimezone(VN).date())
    token, whose = secrets.token_urlsafe(TOKEN_BYTES), life.filing.person_id or life.filing.entity_id
    assert whose is not None
    words["code"], words["bno"], words["who"] = numbers.code, str(numbers.book_number), str(whose)
    cells["code"], cells["who"] = pack_text(numbers.code), pack_uuid(whose)
    cells["bno"] = cell_of(Dossier, "book_number", numbers.book_number)
    cells["token"] = cell_of(Dossier, "token", token)
    cells["tokx"] = cell_of(Dossier, "token_index", blind_index(token, purpose=TOKEN_PURPOSE))
    cells["name"] = cell_of(HandOver, "receiver_name", life.applicant_name)
    card = mould.card | {"code": numbers.code, "applicant": life.applicant_name}
    cells["card"] = pack_json(json.dumps(card, ensure_ascii=False).encode())
    if life.deeds[0].verb is Verb.SUBMIT:
        words["sub"] = submission_id(life.deeds[0].at)
        cells["sub"] = pack_text(words["sub"])


def _as_told(moment: datetime) -> str:
    said = moment.isoformat()
    return f"{said[:-6]}Z" if said.endswith("+00:00") else said
