"""Writing versions down, one or thousands: rows of all parts, the seal of publication, the search card."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from motcua.registers.legal_texts.models import LegalText
from motcua.registers.legal_texts.queries import legal_texts_by_numbers
from motcua.registers.procedures.actions.cards import write_cards
from motcua.registers.procedures.models import (
    Doubt,
    FeeRule,
    FormSpec,
    LegalBasis,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    RequiredDocument,
    Source,
    State,
    TimeLimit,
)
from motcua.registers.procedures.rules.content import (
    Basis,
    Case,
    Content,
    Document,
    Fee,
    Finding,
    Form,
    Limit,
)
from motcua.registers.procedures.rules.words import Kind

PARTS: dict[str, type[models.Model]] = {
    "documents": RequiredDocument,
    "limits": TimeLimit,
    "fees": FeeRule,
    "bases": LegalBasis,
    "forms": FormSpec,
}
_READ = {"documents": Document, "limits": Limit, "fees": Fee, "bases": Basis, "forms": Form}
_OWN = [
    field.name for field in dataclasses.fields(Content) if field.name not in {*PARTS, "cases", "kind"}
]  # the columns of the version itself
BATCH = 1000
Values = dict[str, Any]  # Any: column values of many types


@dataclass(frozen=True)
class Draft:
    """A version about to be written."""

    procedure: Procedure
    source: Source
    number: int
    content: Content
    digest: str
    valid_from: date
    valid_to: date | None = None
    findings: Sequence[Finding] = ()


def write_versions(drafts: Sequence[Draft], *, by_id: UUID, at: datetime) -> list[ProcedureVersion]:
    """Write versions with all their parts, doubts and cards, and publish them, set-based."""
    versions = [_version(draft, by_id, at) for draft in drafts]
    ProcedureVersion.objects.bulk_create(versions, batch_size=BATCH)
    cases = _write_cases(drafts, versions)
    texts = legal_texts_by_numbers(_numbers(drafts))
    for part, model in PARTS.items():
        rows = [
            model(**_part_values(one, version, cases, texts))
            for draft, version in zip(drafts, versions, strict=True)
            for one in getattr(draft.content, part)
        ]
        model._default_manager.bulk_create(rows, batch_size=BATCH)
    write_doubts(zip(versions, (draft.findings for draft in drafts), strict=True))
    ProcedureVersion.objects.filter(id__in=[version.id for version in versions]).update(state=State.PUBLISHED)
    for version in versions:
        version.state = State.PUBLISHED
    write_cards(versions)
    return versions


def content_of(version: ProcedureVersion) -> Content:
    """Read back what a version says, part by part, as it would be written once more."""
    said: Values = {name: getattr(version, name) for name in _OWN}
    said |= {name: "" for name, unsaid in _DEFAULTS.items() if said[name] == unsaid}
    for part, kind in _READ.items():
        said[part] = tuple(_read_part(kind, row) for row in getattr(version, part).order_by("position"))
    cases = tuple(Case(row.number, row.code, row.name) for row in version.cases.order_by("number"))
    return Content(kind=Kind(version.procedure.kind), cases=cases, **said)


def _read_part(kind: Any, row: Any) -> Any:  # Any: one of the content's dataclasses, and its row
    values = {field.name: getattr(row, field.name, None) for field in dataclasses.fields(kind)}
    if "case_number" in values:
        values["case_number"] = row.case.number if row.case else None
    return kind(**values)


def _version(draft: Draft, by_id: UUID, at: datetime) -> ProcedureVersion:
    own: Values = {name: getattr(draft.content, name) for name in _OWN}
    own |= {name: value for name, value in _DEFAULTS.items() if not own[name]}
    return ProcedureVersion(
        procedure=draft.procedure,
        source=draft.source,
        number=draft.number,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        published_at=at,
        published_by=by_id,
        content_digest=draft.digest,
        **own,
    )


_DEFAULTS = {"competent_kind": "UNSAID", "online_level": "UNSAID", "authority_place": "UNSAID"}


def _write_cases(
    drafts: Sequence[Draft], versions: Sequence[ProcedureVersion]
) -> dict[tuple[UUID, int], ProcedureCase]:
    cases = [
        ProcedureCase(version=version, number=one.number, code=one.code, name=one.name)
        for draft, version in zip(drafts, versions, strict=True)
        for one in draft.content.cases
    ]
    ProcedureCase.objects.bulk_create(cases, batch_size=BATCH)
    return {(case.version_id, case.number): case for case in cases}


def _numbers(drafts: Sequence[Draft]) -> set[str]:
    return {basis.number for draft in drafts for basis in draft.content.bases}


def _part_values(
    one: Any,  # Any: one of the content's dataclasses
    version: ProcedureVersion,
    cases: dict[tuple[UUID, int], ProcedureCase],
    texts: dict[str, LegalText],
) -> Values:
    values: Values = dict(vars(one))
    if "case_number" in values:
        number = values.pop("case_number")
        values["case"] = None if number is None else cases[version.id, number]
    number_said = values.get("basis_number", values.get("number"))
    if number_said is not None:
        values["legal_text"] = texts.get(number_said)
    return values | {"version": version}


def write_doubts(found: Iterable[tuple[ProcedureVersion, Iterable[Finding]]]) -> None:
    """Put doubts beside versions; one that stands there already stays as it is."""
    rows = [
        Doubt(version=version, kind=one.kind, places=one.places, facts=one.facts)
        for version, findings in found
        for one in findings
    ]
    Doubt.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
