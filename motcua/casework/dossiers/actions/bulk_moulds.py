"""Khuôn của hồ sơ: of lives that go the same way one is lived deed by deed, and the others are cast from it.

A mould is cut from what the deeds made: rows and happenings, with holes for ids, moments, numbers and whose
it is. Only what goes straight is cut: what is asked for, sent back, refused or withdrawn is always lived.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from motcua.casework.dossiers.actions.bulk_book import Book, Case, Verb
from motcua.casework.dossiers.models import HandOver
from motcua.foundation.clock import seconds_of
from motcua.foundation.copying import RowMould
from motcua.foundation.events.actions import ChainMould, Outline, Past
from motcua.instruments.workflow.models import FAR_AWAY, Task

STRAIGHT: Final = frozenset({
    Verb.SUBMIT, Verb.ACCEPT, Verb.TAKE_IN, Verb.CLAIM, Verb.FINISH, Verb.RECORD, Verb.HAND_OVER,
    Verb.ARCHIVE, Verb.WARN, Verb.MISS,
})  # fmt: skip
BY_COLUMN: Final = {
    "code": "code",
    "submission_id": "sub",
    "token": "token",
    "token_index": "tokx",
    "receiver_name": "name",
    "book_number": "bno",
    "issued_on": "day",
    "card": "card",
}
"""Columns that differ from life to life whatever is in them, with the names of their holes."""

_APART: Final = re.compile(r"([|\n])")
_DUE: Final = 2
"""The place of the promised moment in what is watched of a dossier."""
_SECONDS: Final = re.compile(r"([a-z]?)(\d{9,10})")


class NoMould(Exception):
    """What was lived cannot be cast: something in it came about in a way that a mould does not know."""


@dataclass(frozen=True, slots=True)
class Mould:
    """What lives of one shape have in common."""

    rows: tuple[RowMould, ...]
    chains: ChainMould
    ids: int
    steps: tuple[tuple[str, int, int], ...]
    """Of each task the hole of its moment, the deed in which it was opened, and its minutes."""
    card: dict[str, Any]  # Any: JSON


@dataclass
class Cutting:
    """A life that was lived, as it is cut."""

    book: Book
    case: Case
    past: Sequence[Past]
    handed: Sequence[HandOver]

    def __post_init__(self) -> None:
        """Name everything in which others of its shape differ."""
        dossier, case = self.case.dossier, self.case
        self.tasks: list[Task] = case.way.tasks if case.way else []
        self.rows: list[Model] = [dossier, *(one.promise for one in (case.answer, case.promise) if one)]
        if case.way:
            self.rows += [case.way.run, *self.tasks]
        self.rows += self.book.papers.papers.get(dossier.id, [])
        self.result = self.book.papers.results.get(dossier.id)
        self.rows += [self.result] if self.result else []
        self.rows += self.book.charges.kept.get(dossier.id, [])
        self.rows += self.handed
        self.ids = {row.pk: f"i{place}" for place, row in enumerate(self.rows)}
        deeds = case.life.deeds
        self.moments = {deed.at: f"d{place}" for place, deed in reversed(list(enumerate(deeds)))}
        self.seconds = {str(seconds_of(at)): hole for at, hole in self.moments.items()}
        self.whose = case.life.filing.person_id or case.life.filing.entity_id
        self._name_words()

    def cut(self) -> Mould:
        """Cut it. Raises NoMould."""
        steps = tuple(
            (f"s{place}", int(self._moment(task.opened_at)[1:]), task.budget_minutes)
            for place, task in enumerate(self.tasks)
        )
        rows = tuple(RowMould(row, self._holes(row)) for row in self.rows)
        chains = ChainMould([self._outline(one) for one in self.past])
        card = self.tasks[0].card if self.tasks else {}
        return Mould(rows, chains, len(self.rows), steps, card)

    def _holes(self, row: Model) -> dict[str, str]:
        found = ((name, self._hole(row, name, value)) for name, value in row.__dict__.items())
        return {name: hole for name, hole in found if hole}

    def _hole(self, row: Model, name: str, value: object) -> str | None:
        if value is None or name.startswith("_"):
            return None
        if isinstance(value, UUID):
            return self.ids.get(value) or ("who" if value == self.whose else None)
        if isinstance(value, datetime):
            return self._moment_of(row, name, value)
        if name == "number" and row is self.result:
            return "rno"
        return BY_COLUMN.get(name) if value != "" else None

    def _moment_of(self, row: Model, name: str, value: datetime) -> str | None:
        if name == "step_due_at":
            return f"s{self.tasks.index(row)}"  # type: ignore[arg-type]  # only tasks have it
        if name == "urgent_at":
            return None if value == FAR_AWAY else "due"
        if name in ("due_at", "original_due_at"):
            return self._due(row.pk)
        return self._moment(value)

    def _due(self, subject_id: UUID) -> str:
        answer = self.case.answer
        return "adue" if answer and subject_id == answer.promise.id else "due"

    def _moment(self, value: datetime) -> str:
        if value not in self.moments:
            raise NoMould
        return self.moments[value]

    def _outline(self, one: Past) -> Outline:
        told = one.told
        subject_id = told.subject_id
        if subject_id not in self.ids:
            raise NoMould

        def hole(field: str, value: object) -> str | None:
            if isinstance(value, UUID):
                found = self.ids.get(value) or ("who" if value == self.whose else None)
                return f'"%({found})s"' if found else None
            if isinstance(value, datetime):
                if field != "due_at":
                    raise NoMould
                return f'"%({self._due(subject_id)})s"'
            if field == "book_number" and value:
                return "%(bno)s"
            if isinstance(value, str) and value and value == self.case.dossier.code:
                return '"%(code)s"'
            if isinstance(value, str) and value and value == self.case.dossier.submission_id:
                return '"%(sub)s"'
            return None

        said = None if one.state is None else self.book.papers.said.get(one.state, one.state)
        state = None if said is None else self._state(told.SUBJECT, subject_id, said)
        return Outline(
            told, one.by.id, self.ids[subject_id], self._moment(one.at), ChainMould.said(told, hole), state,
            is_digest=said != one.state,
        )  # fmt: skip

    def _state(self, subject: str, subject_id: UUID, said: str) -> str:
        if subject == "promise":
            parts = said.split("|")
            if len(parts) > _DUE:  # it was promised anew
                raise NoMould
            return f"{parts[0]}|%({self._due(subject_id)}s)s" if parts[1] else said
        parts = _APART.split(said.replace("%", "%%"))
        is_dossier = subject == "dossier"
        return "".join(
            self._part(part, place // 2, is_dossier=is_dossier) for place, part in enumerate(parts)
        )

    def _part(self, part: str, place: int, *, is_dossier: bool) -> str:
        seconds = _SECONDS.fullmatch(part)
        if seconds is None:
            return (self._words_of_dossier if is_dossier else self._words_of_papers).get(part, part)
        if is_dossier and (seconds[1] == "o" or (place == _DUE and not seconds[1])):
            return f"{seconds[1]}%(dues)s"
        if seconds[2] not in self.seconds:
            raise NoMould
        return f"{seconds[1]}%({self.seconds[seconds[2]]}s)s"

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
