"""Reading a document: the draft, and its form as JSON. Stores nothing, needs no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.steering.plans.adapters.opening import is_long, open_bytes, open_file
from motcua.steering.plans.ports import (
    AssignmentLine,
    Draft,
    Finding,
    Milestone,
    Progress,
    ProgressLine,
    Resolver,
    Spot,
    TargetLine,
)
from motcua.steering.plans.rules.dues import read_due
from motcua.steering.plans.rules.likeness import shown_lines, text_digest
from motcua.steering.plans.rules.names import split_names
from motcua.steering.plans.rules.reading import read

Json = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class ReadWhole:
    """A draft with the document beside it: lines (number, page, text), pages, the digest of its words."""

    draft: Draft
    lines: list[tuple[int, int | None, str]]
    pages: int | None
    text_digest: str


def reads_long(content: bytes) -> bool:
    """Say whether a file is better read outside the request. Raises what refuses it at a glance."""
    return is_long(content)


def read_document(path: Path, resolver: Resolver | None = None, *, today: date | None = None) -> Draft:
    """Read a file into a draft. Raises what `open_file` raises; nothing is kept."""
    return read(open_file(path), resolver, today=today)


def read_content(
    content: bytes, name: str, resolver: Resolver | None = None, *, today: date | None = None
) -> Draft:
    """Read a file's content into a draft. Raises what `open_bytes` raises; nothing is kept."""
    return read(open_bytes(content, name), resolver, today=today)


def read_whole(
    content: bytes,
    name: str,
    resolver: Resolver | None = None,
    *,
    today: date | None = None,
    told: Progress | None = None,
) -> ReadWhole:
    """Read a file's content into a draft, its lines to be shown beside; `told` hears of each page.

    Raises what `open_bytes` raises.
    """
    source = open_bytes(content, name, told)
    lines = shown_lines(source)
    return ReadWhole(read(source, resolver, today=today), lines, source.pages, text_digest(lines))


def understood(due_text: str, year: int | None) -> tuple[list[Milestone], list[str]]:
    """Understand a deadline that a person typed: its milestones, and what is doubtful about it."""
    return read_due(due_text, year)


def named_in(text: str) -> list[str]:
    """Part a cell that a person typed into the agencies it names."""
    return list(split_names(text))


def as_json(draft: Draft) -> Json:
    """Give a draft in the form that programs read."""
    head = draft.document
    return {
        "document": {
            "kind": head.kind,
            "number": head.number,
            "symbol": head.symbol,
            "date": head.date.isoformat() if head.date else None,
            "date_text": head.date_text,
            "place": head.place,
            "issuer": head.issuer,
            "signer": head.signer,
            "signer_title": head.signer_title,
            "title": head.title,
            "year": head.year,
            "legal_bases": head.legal_bases,
            "recipients": head.recipients,
            "sections": head.sections,
        },
        "assignments": [_assignment(line) for line in draft.assignments],
        "targets": [_target(line) for line in draft.targets],
        "progress": [_progress(line) for line in draft.progress],
        "findings": [_finding(one) for one in draft.findings],
    }


def _assignment(line: AssignmentLine) -> Json:
    made: Json = {
        "no": line.no,
        "section": line.section,
        "text": line.text,
        "products": line.products,
        "lead": line.lead.printed,
        "lead_codes": line.lead.codes,
        "support": line.support.printed,
        "support_codes": line.support.codes,
        "due_text": line.due_text,
        "milestones": [milestone_json(one) for one in line.milestones],
        "source": _spot(line.source),
        "doubts": line.doubts,
    }
    return made | {"group": True} if line.group else made


def milestone_json(one: Milestone) -> Json:
    """Give a milestone in the form that programs read, and that the draft is kept in."""
    return {
        "kind": one.kind,
        "from": one.start.isoformat() if one.start else None,
        "to": one.end.isoformat() if one.end else None,
        "label": one.label,
    }


def milestone_of(kept: Mapping[str, Any]) -> Milestone:  # Any: JSON
    """Read a milestone back."""
    start, end = kept.get("from"), kept.get("to")
    return Milestone(
        str(kept["kind"]),
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
        str(kept.get("label", "")),
    )


def _target(line: TargetLine) -> Json:
    return {
        "no": line.no,
        "text": line.text,
        "op": line.op,
        "value": line.value,
        "unit": line.unit,
        "value_text": line.value_text,
        "level": line.level,
        "period": line.period,
        "section": line.section,
        "watcher": line.watcher.printed,
        "watcher_codes": line.watcher.codes,
        "doers": line.doers.printed,
        "doers_codes": line.doers.codes,
        "parent": line.parent,
        "stated_in": line.stated_in,
        "source": _spot(line.source),
    }


def _progress(line: ProgressLine) -> Json:
    return {
        "no": line.no,
        "section": line.section,
        "text": line.text,
        "due_text": line.due_text,
        "milestones": [milestone_json(one) for one in line.milestones],
        "state": line.state,
        "explanation": line.explanation,
        "lead": line.lead.printed,
        "lead_codes": line.lead.codes,
        "source": _spot(line.source),
        "doubts": line.doubts,
    }


def _finding(one: Finding) -> Json:
    return {"kind": one.kind, "message": one.message, "source": _spot(one.source) if one.source else None}


def _spot(spot: Spot) -> Json:
    return {"line": spot.line, "to": spot.to or spot.line, "page": spot.page}
