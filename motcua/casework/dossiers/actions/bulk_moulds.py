"""Khuôn của hồ sơ: of lives that go the same way one is lived deed by deed, and the others are cast from it.

A mould is cut from what the deeds made: rows and happenings, with holes for ids, moments, numbers and whose
it is. Moments are of two kinds: what people did, at a second of its own, and what the house reckoned, which
is on the minute.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import JSONField, Model

from motcua.casework.dossiers.actions.bulk_book import Alike, Book, Case, Verb
from motcua.casework.dossiers.models import Supplement
from motcua.foundation.clock import VN, seconds_of
from motcua.foundation.copying import Form, RowMould
from motcua.foundation.events.actions import ChainMould, Outline, Past
from motcua.foundation.events.ports import REACTIONS
from motcua.instruments.deadlines.models import Unit
from motcua.instruments.deadlines.queries import due_moment
from motcua.instruments.workflow.models import FAR_AWAY

BY_COLUMN: Final = {
    "code": "code",
    "submission_id": "sub",
    "token": "token",
    "token_index": "tokx",
    "receiver_name": "name",
    "book_number": "bno",
    "sheet_number": "sheet",
    "refusal_number": "refusal",
    "issued_on": "day",
    "card": "card",
}
"""Columns that differ from life to life whatever is in them, with the names of their holes."""

RECKONED: Final = frozenset({
    "due_at", "original_due_at", "step_due_at", "urgent_at", "due_before", "due_after",
})  # fmt: skip
"""Columns and fields that hold what was reckoned, on the minute."""

BY_THE_CLOCK: Final = frozenset({Verb.WARN, Verb.MISS})
LATE_DEEDS: Final = frozenset({Verb.HAND_OVER, Verb.ARCHIVE})
"""What may be done at any hour: nothing is reckoned from then on, nor up to it."""
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_APART: Final = re.compile(r"([|\n])")
_DUE: Final = 2
"""The place of the promised moment in what is watched of a dossier."""
_SECONDS: Final = re.compile(r"([a-z]?)(\d{9,10})")
_A_MINUTE: Final = 60
_ON_CARD: Final = ("code", "applicant")
_MARK: Final = re.compile(r'"〈(\w+)〉"')


class NoMould(Exception):
    """What was lived cannot be cast: something in it came about in a way that a mould does not know."""


class Moment(NamedTuple):
    """A moment of a mould: its holes' names, when it was, whether people chose its second."""

    hole: str
    counted: str  # in microseconds, as chains are hashed
    seconds: str  # as states are watched
    at: datetime
    passed: int  # microseconds since 1970
    is_own: bool


@dataclass(frozen=True, slots=True)
class Mould:
    """What lives of one shape have in common."""

    rows: tuple[RowMould, ...]
    chains: ChainMould
    ids: int
    moments: tuple[Moment, ...]
    told: tuple[Moment, ...]
    """Those of them that are told as they are, beside those by which it is counted."""
    card: Form | None
    case: Case
    alike: Alike
    seconds: tuple[int, int]
    """The first and the last second of a minute at which anything was done, but for the life's own."""
    is_tied: bool
    """Whether something was done in the very minute of what was promised, or done by the clock."""
    window: tuple[date, date]
    """The days over whose hours something was reckoned."""

    def goes_for(self, alike: Alike) -> bool:
        """Say whether another of its way finds everything as this one did, so many days later."""
        own, days = self.alike, alike.days - self.alike.days
        if self.is_tied and alike.seconds != own.seconds:
            return False
        if not (self.seconds[0] + alike.seconds >= 0 and self.seconds[1] + alike.seconds < _A_MINUTE):
            return False
        return self._is_reckoned_alike(days)

    def _is_reckoned_alike(self, days: int) -> bool:
        """Say whether all that was reckoned would be reckoned alike so many days later."""
        dossier, ground, later = self.case.dossier, self.case.ground, timedelta(days)
        taken = dossier.accepted_at
        if not ground.where.working.is_alike(*self.window, days):
            return False
        if taken is None:
            return True
        if (taken.astimezone(VN) + later).year != dossier.book_year:
            return False
        limit, due_at = ground.limit, dossier.original_due_at
        if limit.unit != Unit.MONTH or due_at is None:
            return True
        return due_at + later == due_moment(
            taken + later, ground.where, unit=Unit.MONTH, quantity=limit.quantity
        )


class Cutting:
    """A life that was lived, as it is cut."""

    def __init__(self, book: Book, case: Case, past: Sequence[Past], rows: Sequence[Model]) -> None:
        """Name everything in which others of its shape differ."""
        dossier, deeds = case.dossier, case.life.deeds
        self.book, self.case, self.past = book, case, past
        self.result = book.papers.results.get(dossier.id)
        self.rows = [*_rows_of(book, case), *rows]
        self.ids = {row.pk: f"i{place}" for place, row in enumerate(self.rows)}
        self.own = {deed.at for deed in deeds if deed.verb not in BY_THE_CLOCK}
        self.clock = {deed.at for deed in deeds if deed.verb in BY_THE_CLOCK}
        self.moments: dict[tuple[datetime, bool], Moment] = {}
        self.told: dict[str, Moment] = {}
        self.seconds = {str(seconds_of(at)): at for at in (*self.clock, *self.own)}
        self.whose = case.life.filing.person_id or case.life.filing.entity_id
        self._name_words()

    def cut(self) -> Mould:
        """Cut it. Raises NoMould."""
        case, alike = self.case, self.case.life.alike
        if alike is None or any(REACTIONS.by_kind.get(type(one.told)) for one in self.past):
            raise NoMould
        rows = [(row, self._holes(row)) for row in self.rows]
        alike_rows = (list(many) for _model, many in groupby(rows, lambda one: type(one[0])))
        chains = ChainMould([self._outline(one) for one in self.past])
        moments = tuple(self.moments.values())
        counted = {deed.at for deed in case.life.deeds if deed.verb not in LATE_DEEDS}
        days = [one.at.astimezone(VN).date() for one in moments if not one.is_own or one.at in counted]
        seconds = [at.second for at in self.own]
        return Mould(
            tuple(map(RowMould, alike_rows)),
            chains,
            len(self.rows),
            moments,
            tuple(self.told.values()),
            _form_of_card(case.way.tasks[0].card) if case.way else None,
            case,
            alike,
            (min(seconds) - alike.seconds, max(seconds) - alike.seconds),
            not self._ticking().isdisjoint(_minute(at) for at in self.own),
            (min(days), max(days)),
        )

    def _ticking(self) -> set[datetime]:
        """Give the minutes of what the house does by the clock, and of what was promised."""
        promised = (one.promise for one in (self.case.answer, self.case.promise) if one)
        dues = (due for one in promised for due in (one.due_at, one.original_due_at) if due)
        return {_minute(at) for at in (*self.clock, *dues)}

    def _holes(self, row: Model) -> dict[str, str]:
        found = ((name, self._hole(row, name, value)) for name, value in row.__dict__.items())
        holes = {name: hole for name, hole in found if hole}
        for field in row._meta.concrete_fields:
            if isinstance(field, JSONField) and field.attname not in holes:
                self._must_be_alike(json.dumps(row.__dict__[field.attname]))
        return holes

    def _must_be_alike(self, said: str) -> None:
        if any(str(one) in said for one in self.ids):
            raise NoMould

    def _hole(self, row: Model, name: str, value: object) -> str | None:
        if value is None or name.startswith("_"):
            return None
        if isinstance(value, UUID):
            return self.ids.get(value) or ("who" if value == self.whose else None)
        if isinstance(value, datetime):
            return None if value == FAR_AWAY else self._moment(value, is_reckoned=name in RECKONED).hole
        if name == "number" and row is self.result:
            return "rno"
        return BY_COLUMN.get(name) if value != "" else None

    def _moment(self, at: datetime, *, is_reckoned: bool) -> Moment:
        """Name a moment: what people did differs from what the house did or reckoned in its seconds."""
        if not is_reckoned and at not in self.own | self.clock:
            raise NoMould
        key = at, not is_reckoned and at in self.own
        if key not in self.moments:
            passed = (at - _BEGINNING) // _MICROSECOND
            hole = f"m{len(self.moments)}"
            self.moments[key] = Moment(hole, f"{hole}u", f"{hole}s", at, passed, key[1])
        return self.moments[key]

    def _outline(self, one: Past) -> Outline:
        told, subject_id = one.told, one.told.subject_id
        if subject_id not in self.ids:
            raise NoMould

        def hole(field: str, value: object) -> str | None:
            if isinstance(value, UUID):
                found = self.ids.get(value) or ("who" if value == self.whose else None)
                return f'"%({found})s"' if found else None
            if isinstance(value, datetime):
                if field not in RECKONED:
                    raise NoMould
                moment = self._moment(value, is_reckoned=True)
                self.told[moment.hole] = moment._replace(at=value)
                return f'"%({moment.hole})s"'
            if field == "book_number" and value:
                return "%(bno)s"
            if isinstance(value, str) and value and value == self.case.dossier.code:
                return '"%(code)s"'
            if isinstance(value, str) and value and value == self.case.dossier.submission_id:
                return '"%(sub)s"'
            return None

        said = None if one.state is None else self.book.papers.said.get(one.state, one.state)
        state = None if said is None else self._state(told.SUBJECT, said)
        moment = self._moment(one.at, is_reckoned=False)
        return Outline(
            told, one.by.id, self.ids[subject_id], moment.hole, ChainMould.said(told, hole), state,
            is_digest=said != one.state,
        )  # fmt: skip

    def _state(self, subject: str, said: str) -> str:
        """Write what is watched with holes: parts between strokes, and lines of parts."""
        parts = _APART.split(said.replace("%", "%%"))
        return "".join(self._part(part, place // 2, subject) for place, part in enumerate(parts))

    def _part(self, part: str, place: int, subject: str) -> str:
        seconds = _SECONDS.fullmatch(part)
        is_dossier = subject == "dossier"
        if seconds is None:
            return (self._words_of_dossier if is_dossier else self._words_of_papers).get(part, part)
        is_due = is_dossier and (seconds[1] == "o" or (place == _DUE and not seconds[1]))
        if is_due or subject == "promise":
            at = datetime.fromtimestamp(int(seconds[2]), VN)
            return f"{seconds[1]}%({self._moment(at, is_reckoned=True).hole}s)s"
        if seconds[2] not in self.seconds:
            raise NoMould
        return f"{seconds[1]}%({self._moment(self.seconds[seconds[2]], is_reckoned=False).hole}s)s"

    def _name_words(self) -> None:
        """Name the words in which others differ, as they stand in what is watched."""
        dossier, result, book = self.case.dossier, self.result, self.case.dossier.book_year
        self._words_of_dossier = {
            dossier.code: "%(code)s",
            f"b{book} {dossier.book_number}": f"b{book} %(bno)s",
            f"n{dossier.submission_id}": "n%(sub)s",
            str(self.whose): "%(who)s",
            f"s{self.whose}": "s%(who)s",
        }
        self._words_of_papers = {result.number: "%(rno)s", str(result.issued_on): "%(day)s"} if result else {}


def _rows_of(book: Book, case: Case) -> list[Model]:
    """Give the rows that a life left, but those of its handing over."""
    dossier_id = case.dossier.id
    promised = [one for one in (case.answer, case.promise) if one]
    if case.promise and case.promise.promise.unit == Unit.MONTH and case.promise.pauses:
        raise NoMould  # it was counted anew, and months are not all of one length
    result = book.papers.results.get(dossier_id)
    supplements: list[Supplement] = case.supplements
    return [
        case.dossier,
        *(one.promise for one in promised),
        *(pause for one in promised for pause in one.pauses),
        *([case.way.run, *case.way.tasks] if case.way else ()),
        *book.papers.papers.get(dossier_id, ()),
        *([result] if result else ()),
        *book.charges.kept.get(dossier_id, ()),
        *supplements,
    ]


def _form_of_card(card: dict[str, Any]) -> Form:
    """Write a card of JSON with holes for what differs."""
    marks = {hole: f"〈{hole}〉" for hole in _ON_CARD}
    said = json.dumps(card | marks, ensure_ascii=False)
    parts = _MARK.split(said)
    return Form([part.encode() for part in parts[::2]], parts[1::2])


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
