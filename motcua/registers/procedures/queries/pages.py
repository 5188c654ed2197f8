"""The page of a procedure: every part that the law demands, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from motcua.foundation.clock import valid_on
from motcua.foundation.ready import DAY_HOLE, TEXTS_HOLE, ReadyNouns, id_hole, texts_of
from motcua.foundation.text import day_figures
from motcua.registers.procedures.errors import ProcedureUnknown, VersionUnknown
from motcua.registers.procedures.models import (
    Doubt,
    DoubtState,
    FeeRule,
    FormSpec,
    LegalBasis,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    RequiredDocument,
    Source,
    State,
    Synonym,
    TimeLimit,
)
from motcua.registers.procedures.rules.codes import ways_of

PartT = TypeVar("PartT", ProcedureCase, RequiredDocument, TimeLimit, FeeRule, LegalBasis)


@dataclass(frozen=True)
class DocumentGroup:
    """The papers that stand under one heading, for one case or for all."""

    title: str
    case: ProcedureCase | None
    documents: tuple[RequiredDocument, ...]


@dataclass(frozen=True)
class ProcedurePage:
    """A version with all its parts. `national_id` is the national record beside the province's word."""

    procedure: Procedure
    version: ProcedureVersion
    title: str
    synonyms: tuple[str, ...]
    everyday_name: str
    cases: tuple[ProcedureCase, ...]
    documents: tuple[RequiredDocument, ...]
    limits: tuple[TimeLimit, ...]
    fees: tuple[FeeRule, ...]
    bases: tuple[LegalBasis, ...]
    forms: tuple[FormSpec, ...]
    doubts: tuple[Doubt, ...]
    next_change: date | None
    national_id: UUID | None

    @property
    def is_national(self) -> bool:
        """Whether only the national record speaks, for want of the province's own publication."""
        return self.version.source == Source.NATIONAL

    @property
    def document_groups(self) -> tuple[DocumentGroup, ...]:
        """The papers by group, in order."""
        rows = sorted(self.documents, key=lambda one: (one.group_position, one.position))
        grouped = groupby(rows, key=lambda one: (one.group, one.case))
        return tuple(DocumentGroup(title, case, tuple(papers)) for (title, case), papers in grouped)

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """The doubts that wait for a person."""
        return tuple(doubt for doubt in self.doubts if doubt.state == DoubtState.OPEN)


def procedure_page(code: str, day: date) -> ProcedurePage:
    """Give the page of a procedure on a day, by any way its code is written. Raises ProcedureUnknown."""
    wanted = ways_of(code)
    found = _ready_standing().nouns(codes=list(wanted), day=day)
    if not found:
        raise ProcedureUnknown(procedure_code=code, day=day_figures(day))
    return _page(
        min(found, key=lambda one: (wanted.index(one.procedure.code), one.source != Source.PROVINCE))
    )


def page_of(version_id: UUID, day: date) -> ProcedurePage:
    """Give one version with all its parts, whether it holds on `day` or not. Raises VersionUnknown."""
    found = _versions(day).filter(id=version_id).first()
    if found is None:
        raise VersionUnknown
    return _page(found)


def _versions(day: date) -> QuerySet[ProcedureVersion]:
    beside = ProcedureVersion.objects.filter(procedure=OuterRef("procedure"), state=State.PUBLISHED)
    later = beside.filter(source=OuterRef("source"), valid_from__gt=day).order_by("valid_from")
    national = beside.filter(valid_on(day), source=Source.NATIONAL)
    words = Synonym.objects.filter(procedure_code=OuterRef("procedure__code")).order_by("phrase")
    return ProcedureVersion.objects.select_related("procedure").annotate(
        next_change=Subquery(later.values("valid_from")[:1]),
        national_id=Subquery(national.values("id")[:1]),
        synonyms=ArraySubquery(words.values("phrase")),
        everyday_name=Subquery(words.filter(everyday=True).values("phrase")[:1]),
    )


@cache
def _ready_standing() -> ReadyNouns[ProcedureVersion]:
    rows = _versions(DAY_HOLE).filter(
        valid_on(DAY_HOLE), state=State.PUBLISHED, procedure__code__in=texts_of(TEXTS_HOLE)
    )
    return ReadyNouns(rows, {"codes": TEXTS_HOLE, "day": DAY_HOLE})


@cache
def _ready_part(model: type[PartT], *beside: str) -> ReadyNouns[PartT]:
    rows = model._default_manager.filter(version=id_hole())
    return ReadyNouns(rows.select_related(*beside) if beside else rows, {"version": id_hole()})


@cache
def _ready_forms() -> ReadyNouns[FormSpec]:
    """What a form asks is left out: it is long, and read where it is filled in."""
    return ReadyNouns(FormSpec.objects.filter(version=id_hole()).defer("form"), {"version": id_hole()})


@cache
def _ready_doubts() -> ReadyNouns[Doubt]:
    return ReadyNouns(Doubt.objects.filter(version=id_hole()).order_by("kind"), {"version": id_hole()})


def _page(version: ProcedureVersion) -> ProcedurePage:
    part = version.id
    cases = tuple(_ready_part(ProcedureCase).nouns(version=part))
    documents = _ready_part(RequiredDocument).nouns(version=part)
    limits = _ready_part(TimeLimit, "legal_text").nouns(version=part)
    fees = _ready_part(FeeRule, "legal_text").nouns(version=part)
    _give_cases([*documents, *limits, *fees], cases)
    national_id: UUID | None = version.national_id  # type: ignore[attr-defined]  # annotated by _versions
    return ProcedurePage(
        procedure=version.procedure,
        version=version,
        title=version.title,
        synonyms=tuple(version.synonyms),  # type: ignore[attr-defined]  # annotated by _versions
        everyday_name=version.everyday_name or "",  # type: ignore[attr-defined]  # annotated by _versions
        cases=cases,
        documents=tuple(documents),
        limits=tuple(limits),
        fees=tuple(fees),
        bases=tuple(_ready_part(LegalBasis, "legal_text").nouns(version=part)),
        forms=tuple(_ready_forms().nouns(version=part)),
        doubts=tuple(_ready_doubts().nouns(version=part)),
        next_change=version.next_change,  # type: ignore[attr-defined]  # annotated by _versions
        national_id=None if national_id == version.id else national_id,
    )


def _give_cases(
    parts: Sequence[RequiredDocument | TimeLimit | FeeRule], cases: Sequence[ProcedureCase]
) -> None:
    """Hand parts the cases that were read already, so that nobody asks for them again."""
    known = {case.id: case for case in cases}
    for part in parts:
        if part.case_id is not None:
            part.case = known[part.case_id]
