"""What lives of dossiers are written down in: a book of rows in memory, written together at the end."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Model

from motcua.casework.dossiers.actions.answer import SOURCE
from motcua.casework.dossiers.actions.numbers import Numbers
from motcua.casework.dossiers.actions.result import NewResult, Receiving
from motcua.casework.dossiers.errors import SerialsExhausted, StepElsewhere
from motcua.casework.dossiers.models import (
    KIND,
    CodeScheme,
    Dossier,
    Filing,
    HandOver,
    Paper,
    Series,
    Supplement,
)
from motcua.casework.dossiers.queries.grounds import Ground, Sitting, ground_in
from motcua.casework.dossiers.rules.codes import CodeScheme as Scheme
from motcua.casework.dossiers.rules.codes import dossier_code
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import seconds_of
from motcua.foundation.copying import copy_cast, copy_rows
from motcua.foundation.events.actions import Casting, Journal, tell_past
from motcua.foundation.files.models import StoredFile
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.actions.bulk import PastPromise, PastPromises
from motcua.instruments.deadlines.models import Purpose, Unit
from motcua.instruments.documents.actions import PastPapers
from motcua.instruments.fees.actions.bulk import PastCharges
from motcua.instruments.workflow.actions.bulk import PastRun, PastRuns
from motcua.registers.organisations.queries import turning_days as turns_of_organisations
from motcua.registers.procedures.queries import turning_days as turns_of_procedure

_TAKE_NUMBERS = f"""
insert into {Series._meta.db_table} as s (unit_id, name, last)
select * from unnest(%s::uuid[], %s::text[], %s::integer[])
on conflict (unit_id, name) do update set last = s.last + excluded.last
returning unit_id, name, last
"""  # a table's own name


class Verb(StrEnum):
    """What can be done with a dossier whose life is written down whole."""

    SUBMIT = "SUBMIT"
    ACCEPT = "ACCEPT"
    TAKE_IN = "TAKE_IN"
    SCAN = "SCAN"
    CLAIM = "CLAIM"
    FINISH = "FINISH"
    SEND_BACK = "SEND_BACK"
    ASK = "ASK"
    SUPPLY = "SUPPLY"
    REFUSE = "REFUSE"
    WITHDRAW = "WITHDRAW"
    RECORD = "RECORD"
    HAND_OVER = "HAND_OVER"
    ARCHIVE = "ARCHIVE"
    WARN = "WARN"
    MISS = "MISS"


@dataclass(frozen=True, slots=True)
class Scan:
    """The scan that a paper gets, and the paper's place on the dossier's list."""

    place: int
    file: StoredFile
    name: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One act in a dossier's life, with what its single verb would be given."""

    verb: Verb
    at: datetime
    by: Actor
    words: str = ""  # a reason; of a warning, the step of the ladder
    to: str = ""  # the step it is sent back to; of a warning, whom it is for
    items: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    result: NewResult | None = None
    receiving: Receiving | None = None
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """With which others a life goes the same way: so many days after it began first, at which second.

    What the house does by the clock it does on the minute, whatever the second of all else.
    """

    way: Hashable
    days: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class PastLife:
    """Whose request it is, and all that was done with it, in order."""

    filing: Filing
    applicant_name: str
    deeds: tuple[Deed, ...]
    alike: Alike | None = None


@dataclass
class Case:
    """A dossier in the making, with what the rooms below keep of it."""

    life: PastLife
    ground: Ground
    dossier: Dossier
    lasting: str  # what is watched of it and changes with its version alone
    promise: PastPromise | None = None
    answer: PastPromise | None = None
    way: PastRun | None = None
    supplements: list[Supplement] = field(default_factory=list)

    @property
    def numbered(self) -> list[str]:
        """Say of what is watched the moment promised first, the place in the book, the first number."""
        first, year = self.dossier.original_due_at, self.dossier.book_year
        parts = (
            first and f"o{seconds_of(first)}",
            year and f"b{year} {self.dossier.book_number}",
            self.dossier.submission_id and f"n{self.dossier.submission_id}",
        )
        return [part for part in parts if part]

    @property
    def promised(self) -> PastPromise:
        """Give what was promised at its acceptance. Raises StepElsewhere before it."""
        if self.promise is None:
            raise StepElsewhere
        return self.promise

    @property
    def watched(self) -> PastPromise | None:
        """Give what is promised now: the result, or before acceptance an answer."""
        return self.promise or self.answer

    @property
    def run(self) -> PastRun:
        """Give the way that began at its acceptance. Raises StepElsewhere before it."""
        if self.way is None:
            raise StepElsewhere
        return self.way


class Eras:
    """Thời kỳ: stretches of days on which the registers say the same, so that a ground is laid out once.

    What a `sitting` has read already holds in the stretch in which its day lies.
    """

    def __init__(self, sitting: Sitting | None = None) -> None:
        self._turns = turns_of_organisations()
        self._turns_of: dict[str, list[date]] = {}
        self._grounds: dict[tuple[object, ...], Ground] = {}
        self._sittings: dict[int, list[Sitting]] = {}
        if sitting is not None:
            self._sittings[bisect_right(self._turns, sitting.day)] = [sitting]

    def ground(self, filing: Filing, day: date) -> Ground:
        """Give what a filing of a day stands on. Raises what `ground_for` raises."""
        code, (era, own) = filing.procedure_code, self.era(filing.procedure_code, day)
        about = (filing.unit_id, filing.channel, filing.case_number, filing.competence_place_id)
        key = (code, *about, era, own)
        if key not in self._grounds:
            self._grounds[key] = ground_in(self._sitting(code, day, era, own), filing)
        return self._grounds[key]

    def era(self, code: str, day: date) -> tuple[int, int]:
        """Give the stretches in which a day lies: of the organisations, and of a procedure."""
        if code not in self._turns_of:
            self._turns_of[code] = turns_of_procedure(code)
        return bisect_right(self._turns, day), bisect_right(self._turns_of[code], day)

    def _sitting(self, code: str, day: date, era: int, own: int) -> Sitting:
        """Give a sitting of a day on which the registers say the same, the first there was."""
        sittings = self._sittings.setdefault(era, [])
        for one in sittings:
            if bisect_right(self._turns_of[code], one.day) == own:
                return one
        sittings.append(Sitting(day))
        return sittings[-1]


class Book:
    """All rows of some lives, and the numbers that were set aside for them."""

    def __init__(self, eras: Eras) -> None:
        self.eras = eras
        self.journal = Journal()
        self.promises = PastPromises(self.journal)
        self.runs = PastRuns(self.journal)
        self.papers = PastPapers(self.journal)
        self.charges = PastCharges(self.journal)
        self.dossiers: list[Dossier] = []
        self.supplements: list[Supplement] = []
        self.handed: list[HandOver] = []
        self.life = 0
        self.castings: list[Casting] = []
        self.cast: dict[type[Model], list[bytes]] = {}
        self._given: dict[tuple[int, UUID, str], list[int]] = {}
        self._schemes = list(CodeScheme.objects.order_by("-valid_from"))
        self._scheme_on: dict[date, Scheme] = {}

    def set_aside(self, wanted: Sequence[tuple[int, UUID, str]]) -> None:
        """Take numbers for lives, in the order in which they are wanted: which life, of which series.

        The rows stay locked until the transaction's end.
        """
        counted = Counter((unit_id, name) for _life, unit_id, name in wanted)
        keys = sorted(counted)
        if not keys:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                _TAKE_NUMBERS,
                [[unit for unit, _ in keys], [name for _, name in keys], [counted[key] for key in keys]],
            )
            free = {
                (unit_id, name): last - counted[unit_id, name] for unit_id, name, last in cursor.fetchall()
            }
        for life, unit_id, name in wanted:
            free[unit_id, name] += 1
            self._given.setdefault((life, unit_id, name), []).append(free[unit_id, name])

    def next_number(self, unit_id: UUID, name: str) -> int:
        """Give the next number that was set aside in a series for the life that is lived now."""
        return self._given[self.life, unit_id, name].pop(0)

    def numbers(self, unit_id: UUID, unit_code: str, day: date) -> Numbers:
        """As `give_numbers`. Raises SerialsExhausted."""
        book, code = series_of_acceptance(day)
        serial = self.next_number(unit_id, code)
        try:
            text = dossier_code(unit_code, day, serial, self._scheme(day))
        except ValueError as full:
            raise SerialsExhausted(day=day_figures(day)) from full
        return Numbers(text, day.year, self.next_number(unit_id, book))

    def promise_answer(self, case: Case, at: datetime) -> None:
        """As `promise_answer`, of what came online."""
        case.answer = self.promises.start(
            KIND,
            case.dossier.id,
            unit=Unit.HOUR,
            quantity=settings.MOTCUA_ANSWER_HOURS,
            cut_off_hour=None,
            where=case.ground.where,
            source=SOURCE,
            purpose=Purpose.ANSWER,
            at=at,
        )

    def write(self, *, by: Actor, at: datetime) -> None:
        """Write all rows of all rooms, then put all that was told on record."""
        copy_rows(self.dossiers)
        self.promises.write(by=by, at=at)
        self.runs.write(by=by, at=at)
        self.papers.write(by=by, at=at)
        self.charges.write(by=by, at=at)
        copy_rows(self.supplements)
        copy_rows(self.handed)
        for model, rows in self.cast.items():
            copy_cast(model, rows)
        tell_past(self.journal.past, self.castings, by=by, at=at, are_new=True)

    def _scheme(self, day: date) -> Scheme:
        if day not in self._scheme_on:
            self._scheme_on[day] = self._read_scheme(day)
        return self._scheme_on[day]

    def _read_scheme(self, day: date) -> Scheme:
        standing = (
            row
            for row in self._schemes
            if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
        )
        row = next(standing, None)
        return Scheme(row.date_digits, row.serial_digits) if row else Scheme()


def lasting_of(dossier: Dossier) -> str:
    """Say of what is watched of a dossier the part that stays as it was put down."""
    entered = dossier.entered_at
    parts = (
        dossier.version_id,
        dossier.case_number,
        dossier.applicant_person_id or dossier.applicant_entity_id,
        dossier.reception_unit_id,
        dossier.decision_agency_id,
        dossier.return_unit_id,
        None if entered is None else seconds_of(entered),
        dossier.submitter_id and f"s{dossier.submitter_id}",
        dossier.competence_place_id and f"c{dossier.competence_place_id}",
        dossier.help_unit_id and f"h{dossier.help_unit_id}",
        f"v{dossier.channel} {dossier.return_way} {dossier.sets}",
        f"t{seconds_of(dossier.submitted_at)}",
    )
    return "|".join(str(part) for part in parts if part is not None)


def watched_dossier(case: Case) -> str:
    """Say what `events verify` watches of a dossier (migration 0018_filing_watched)."""
    dossier = case.dossier
    due, accepted = dossier.due_at, dossier.accepted_at
    resolved, ended = dossier.resolved_at, dossier.ended_at
    parts = [dossier.state, dossier.code or ""]
    if due is not None:
        parts.append(str(seconds_of(due)))
    parts.append(case.lasting)
    if accepted is not None:
        parts.append(f"a{seconds_of(accepted)}")
    if resolved is not None:
        parts.append(f"r{seconds_of(resolved)}")
    if ended is not None:
        parts.append(f"e{seconds_of(ended)}")
    parts.append(f"p{dossier.reprints}")
    return "|".join(parts + case.numbered)


@lru_cache(4096)
def series_of_acceptance(day: date) -> tuple[str, str]:
    """Name the series of the year's book and of the day's codes."""
    return f"book:{day.year}", f"code:{day:%Y%m%d}"


@lru_cache(4096)
def series_of_form(form: str, day: date) -> str:
    """Name the series of a form's sheets in a year."""
    return f"form {form}:{day.year}"


def as_rows(lives: Sequence[PastLife], verbs: Container[Verb]) -> list[tuple[datetime, int, int]]:
    """Give where every deed of some kinds stands in time, and in which life: as they happened."""
    return sorted(
        (deed.at, number, place)
        for number, life in enumerate(lives)
        for place, deed in enumerate(life.deeds)
        if deed.verb in verbs
    )
