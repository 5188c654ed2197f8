"""Which version governs on a day, and what it says for one channel and case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Func, Q, QuerySet, TextField

from motcua.foundation.clock import valid_on
from motcua.foundation.ready import DAY_HOLE, IDS_HOLE, TEXTS_HOLE, Ready, ids_of, texts_of
from motcua.foundation.text import day_figures
from motcua.registers.procedures.errors import ProcedureUnknown, VersionUnknown
from motcua.registers.procedures.models import (
    Channel,
    FeeRule,
    FormSpec,
    Handling,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    RequiredDocument,
    Source,
    State,
    TimeLimit,
)
from motcua.registers.procedures.rules.codes import ways_of

RuleT = TypeVar("RuleT", TimeLimit, FeeRule)
FIRST_CASE = 1
"""The case that is meant when none is named; cases are numbered from it on."""

_LENGTHY = (
    "source_state", "closed_reason", "summary", "summary_en", "life_events", "fields", "executing_agencies",
    "supporting_agencies", "promulgator", "reception", "subjects", "results", "requirements", "steps",
    "refusal_reasons", "online_reason", "other_codes", "processes", "remarks",
)  # fmt: skip


def lengthy(path: str) -> list[str]:
    """Name what a version says at length, seen from whatever points at it: lists `defer` it.

    Fifty rows of a list would else read and unpack as many descriptions of how a procedure goes.
    """
    return [f"{path}__{name}" for name in _LENGTHY]


@dataclass(frozen=True)
class ProcessStep:
    """Bước của quy trình nội bộ: who does what, within how many working hours.

    `agency` is the code of the agency that does it, where that is not the deciding one.
    """

    key: str
    name: str
    post: str
    hours: Decimal
    kind: str
    agency: str = ""


@dataclass(frozen=True)
class ProcessPart:
    """Phần liên thông: a procedure of its own within a joint one, where it is decided and what it follows.

    It is decided by the agency of `agency` (a code), by that of a kind and level in whose place the matter
    lies, or, where neither is said, by whoever decides the whole.
    """

    key: str
    name: str
    procedure: str
    case_number: int | None = None
    after: tuple[str, ...] = ()
    agency: str = ""
    agency_kind: str = ""
    agency_level: str = ""


def procedure_by_code(code: str, *, day: date | None = None) -> Procedure:
    """Give a procedure by any way its code is written (1.004873.000.00.00.H08). Raises ProcedureUnknown."""
    wanted = ways_of(code)
    found = {one.code: one for one in Procedure.objects.filter(code__in=wanted)}
    for way in wanted:
        if way in found:
            return found[way]
    raise ProcedureUnknown(procedure_code=code, day=day_figures(day) if day else "…")


def standing(day: date) -> QuerySet[ProcedureVersion]:
    """All published versions that hold on `day`: at most one of the province and one national each."""
    return ProcedureVersion.objects.filter(valid_on(day), state=State.PUBLISHED).select_related("procedure")


def governing_version(code: str, day: date) -> ProcedureVersion:
    """Give the version that governs: the province's own, else the national one. Raises ProcedureUnknown."""
    wanted = ways_of(code)
    found = _ready_governing().ask(codes=list(wanted), day=day)
    if not found:
        raise ProcedureUnknown(procedure_code=code, day=day_figures(day))
    ours = Source.PROVINCE
    _code, _source, *row = min(found, key=lambda one: (wanted.index(one[0]), one[1] != ours))
    return _kept_version(*row)


@cache
def _ready_governing() -> Ready:
    rows = standing(DAY_HOLE).filter(procedure__code__in=texts_of(TEXTS_HOLE)).annotate(made=_Made())
    shown = ("procedure__code", "source", "id", "made")
    return Ready(rows.values_list(*shown), {"codes": TEXTS_HOLE, "day": DAY_HOLE})


class _Made(Func):
    """Which rows a version and its procedure are made of: it changes with every change of either."""

    template = " || ' ' || ".join(
        f"{table}.{part}::text"
        for table in (ProcedureVersion._meta.db_table, Procedure._meta.db_table)
        for part in ("xmin", "ctid")
    )
    output_field = TextField()


@lru_cache(4096)
def _kept_version(version_id: UUID, _made: str) -> ProcedureVersion:
    return version(version_id)


def governing_versions(codes: Iterable[str], day: date) -> dict[str, ProcedureVersion]:
    """Give the governing versions of many procedures by code; those without one are left out."""
    found: dict[str, ProcedureVersion] = {}
    for one in (
        standing(day).filter(procedure__code__in=set(codes)).order_by("source")
    ):  # NATIONAL, then PROVINCE
        found[one.procedure.code] = one
    return found


def turning_days(code: str) -> list[date]:
    """Give the days on which a version of a procedure, or of one of the same code, began or had ended.

    The day of an end is the first on which it did not hold any more.
    """
    rows = ProcedureVersion.objects.filter(procedure__code__in=ways_of(code))
    spans = list(rows.values_list("valid_from", "valid_to"))
    ends = {until + timedelta(days=1) for _since, until in spans if until}
    return sorted({since for since, _until in spans} | ends)


def version_ids(code: str) -> list[UUID]:
    """Give every version that a procedure of this very code ever had; none of a code that nothing bears."""
    return list(ProcedureVersion.objects.filter(procedure__code=code).values_list("id", flat=True))


def codes_in_field(field: str) -> frozenset[str]:
    """Give the codes of procedures of which a version ever named a field of work by this name or code."""
    rows = ProcedureVersion.objects.filter(
        Q(fields__contains=[{"name": field}]) | Q(fields__contains=[{"code": field}])
    )
    return frozenset(rows.values_list("procedure__code", flat=True))


def yielding_results(version_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Give those versions that name a paper as their result."""
    return frozenset(one for (one,) in _ready_yielding().ask(ids=list(set(version_ids))))


@cache
def _ready_yielding() -> Ready:
    rows = ProcedureVersion.objects.filter(id__in=ids_of(IDS_HOLE)).exclude(results=[]).order_by()
    return Ready(rows.values_list("id"), {"ids": IDS_HOLE})


def version(version_id: UUID) -> ProcedureVersion:
    """Give one version, of whatever day and state. Raises VersionUnknown."""
    found = ProcedureVersion.objects.select_related("procedure").filter(id=version_id).first()
    if found is None:
        raise VersionUnknown
    return found


def version_at(procedure_id: UUID, day: date, source: Source) -> ProcedureVersion | None:
    """Give the version of one source that holds on `day`, if there is one."""
    return standing(day).filter(procedure=procedure_id, source=source).first()


def own_versions(codes: Iterable[str]) -> dict[tuple[str, str], ProcedureVersion]:
    """Give the province's published versions of some procedures, by code and first day (2023-01-01)."""
    rows = ProcedureVersion.objects.filter(
        source=Source.PROVINCE, state=State.PUBLISHED, procedure__code__in=set(codes)
    ).select_related("procedure")
    return {(row.procedure.code, row.valid_from.isoformat()): row for row in rows}


def open_version_before(code: str, day: date) -> ProcedureVersion | None:
    """Give the province's version that began before `day` and holds until further notice, if there is one."""
    rows = ProcedureVersion.objects.filter(
        source=Source.PROVINCE, state=State.PUBLISHED, procedure__code=code
    )
    return rows.filter(valid_from__lt=day, valid_to__isnull=True).first()


def history(code: str) -> list[ProcedureVersion]:
    """Give all versions of a procedure, latest first, those annulled too. Raises ProcedureUnknown."""
    procedure = procedure_by_code(code)
    versions = ProcedureVersion.objects.filter(procedure=procedure).select_related("procedure")
    return list(versions.order_by("-valid_from", "-published_at", "-number"))


def limit_for(version_id: UUID, *, channel: Channel, case_number: int | None = None) -> TimeLimit | None:
    """Give the time limit for a channel and case: the one that names both, else the nearest."""
    limits = TimeLimit.objects.filter(version=version_id).select_related("case", "legal_text")
    return _nearest(list(limits), channel, case_number or FIRST_CASE)


def fees_for(version_id: UUID, *, channel: Channel, case_number: int | None = None) -> list[FeeRule]:
    """Give the fees due for one channel and case: of each fee, the rule that comes nearest."""
    rules: dict[tuple[str, str], list[FeeRule]] = {}
    for rule in FeeRule.objects.filter(version=version_id).select_related("case", "legal_text"):
        rules.setdefault((rule.kind, rule.name or rule.text), []).append(rule)
    nearest = (_nearest(of_one, channel, case_number or FIRST_CASE) for of_one in rules.values())
    return [rule for rule in nearest if rule is not None]


def _nearest(rules: Sequence[RuleT], channel: Channel, case: int) -> RuleT | None:
    fitting = [
        rule
        for rule in rules
        if rule.channel in {channel, None} and (rule.case is None or rule.case.number == case)
    ]
    return min(
        fitting, key=lambda rule: (rule.case is None, rule.channel is None, rule.position), default=None
    )


def drawn_process_for(of: ProcedureVersion, *, case_number: int | None = None) -> Mapping[str, Any] | None:
    """Give the process for a case as it was published, if more is said in it than its steps; none else."""
    chosen = _process(of, case_number)
    if chosen is None or not ("flows" in chosen or any(_is_more(step) for step in chosen["steps"])):
        return None
    return chosen


def process_as_written(of: ProcedureVersion, *, case_number: int | None = None) -> Mapping[str, Any] | None:
    """Give the process for a case as it was published; none when there is none."""
    return _process(of, case_number)


def process_for(of: ProcedureVersion, *, case_number: int | None = None) -> list[ProcessStep]:
    """Give the steps of the process for a case: its own, else the one for all; empty when there is none."""
    chosen = _process(of, case_number)
    if chosen is None:
        return []
    return [
        ProcessStep(
            one["key"],
            one["name"],
            one["post"],
            Decimal(str(one["hours"])),
            one["kind"],
            one.get("agency", ""),
        )
        for one in chosen["steps"]
    ]


def parts_for(of: ProcedureVersion, *, case_number: int | None = None) -> tuple[ProcessPart, ...]:
    """Give the parts of a joint procedure in a case, in order; none of a procedure that stands alone."""
    chosen = _process(of, case_number) or {}
    return tuple(
        ProcessPart(
            key=one["key"],
            name=one["name"],
            procedure=one["procedure"],
            case_number=one.get("case"),
            after=tuple(one.get("after", ())),
            agency=one.get("agency", {}).get("code", ""),
            agency_kind=one.get("agency", {}).get("kind", ""),
            agency_level=one.get("agency", {}).get("level", ""),
        )
        for one in chosen.get("parts", ())
    )


def hands_over_in_parts(of: ProcedureVersion, *, case_number: int | None = None) -> bool:
    """Say whether the result of a part may be handed over before the others are there."""
    return bool((_process(of, case_number) or {}).get("partial", False))


def _process(of: ProcedureVersion, case_number: int | None) -> dict[str, Any] | None:
    processes: list[dict[str, Any]] = of.processes  # Any: JSON, checked when it was published
    number = case_number or FIRST_CASE
    own = next((one for one in processes if number in one.get("cases", ())), None)
    return own or next((one for one in processes if "cases" not in one), None)


def _is_more(step: Mapping[str, Any]) -> bool:
    return "outcomes" in step or bool(step.get("pauses"))


def form_of(version_id: UUID, key: str) -> FormSpec:
    """Give one form of a version. Raises VersionUnknown when the version has no such form."""
    found = FormSpec.objects.filter(version=version_id, key=key).first()
    if found is None:
        raise VersionUnknown
    return found


def documents_for(version_id: UUID, *, case_number: int | None = None) -> list[RequiredDocument]:
    """Give the papers asked for in a case, in order: those of all cases and its own; remarks are left out."""
    rows = RequiredDocument.objects.filter(version=version_id).select_related("case")
    fitting = rows.filter(Q(case__isnull=True) | Q(case__number=case_number or FIRST_CASE))
    return list(fitting.exclude(handling=Handling.REMARK).order_by("group_position", "position"))


def cases_of(version_id: UUID) -> list[ProcedureCase]:
    """Give the cases of a version, in order; none if it has only one way to go."""
    return list(ProcedureCase.objects.filter(version=version_id))
