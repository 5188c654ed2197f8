"""Đưa văn bản vào: read a document, keep it with its draft lines; set a reading aside."""

import hashlib
import io
from datetime import datetime
from decimal import Decimal
from typing import IO, Final
from uuid import UUID

from django.db import connection

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.files.actions import keep_file
from motcua.foundation.text import moment_words, nfc
from motcua.steering.plans import access
from motcua.steering.plans.actions.rows import locked_reading
from motcua.steering.plans.errors import DocumentKnown, NothingToReview, ReasonNeeded
from motcua.steering.plans.events import PlanDocumentRead, ReadingSetAside
from motcua.steering.plans.models import DraftLine, PlanReading
from motcua.steering.plans.ports import AssignmentLine, Finding, TargetLine
from motcua.steering.plans.queries.desk import known_document
from motcua.steering.plans.queries.reading import ReadWhole, milestone_json, read_whole
from motcua.steering.plans.queries.register import Register
from motcua.steering.plans.rules.torn import KIND as TORN

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"
TAKEN: Final = frozenset(
    {
        "application/pdf",
        f"{_OPEN_XML}.wordprocessingml.document",
        f"{_OPEN_XML}.spreadsheetml.sheet",
        "text/plain",
        "text/html",
    }
)
_LONGEST: Final = 300
_STEP: Final = 1000  # between the places of two lines: parts of one find room after it
_TAKING_IN: Final = 0x706C616E  # the lock that lets one document in at a time


@act
def take_in_document(stream: IO[bytes], *, name: str, by: Actor, at: datetime) -> PlanReading:
    """Đưa văn bản vào: read a file into draft lines for review. Nothing is kept of a file that is refused.

    Raises NotAllowed, what reading and keeping a file refuse, NothingToReview, or DocumentKnown where the
    same file or the same words were taken in before.
    """
    access.must_review(by)
    content = stream.read()
    whole = read_whole(content, name, Register(), today=at.astimezone(VN).date())
    if not (whole.draft.assignments or whole.draft.targets):
        raise nothing_in(whole, name)
    must_be_new(hashlib.sha256(content).hexdigest(), whole.text_digest)
    file = keep_file(io.BytesIO(content), name=name, by=by, at=at, taken=TAKEN)
    return kept_reading(whole, name, file.id, read_by=by.id, by=by, at=at)


def nothing_in(whole: ReadWhole, name: str) -> NothingToReview:
    """Say why there is nothing to look over, and how to go on: another file, or the same in another form."""
    torn = next((one.message for one in whole.draft.findings if one.kind == TORN), None)
    return NothingToReview(
        file_name=name, hint=torn or "Hãy kiểm tra xem đã chọn đúng tệp kế hoạch, có kèm phụ lục chưa."
    )


def kept_reading(
    whole: ReadWhole, name: str, file_id: UUID, *, read_by: UUID, by: Actor, at: datetime
) -> PlanReading:
    """Keep what was read of a file that is kept already, with its draft lines."""
    reading = _reading(whole, name, file_id, read_by=read_by, at=at)
    reading.save()
    lines = _lines(reading, whole)
    DraftLine.objects.bulk_create(lines)
    counts = (len(whole.draft.assignments), len(whole.draft.targets), len(whole.draft.findings))
    tell(PlanDocumentRead(reading.id, file_id, *counts), by=by, at=at)
    return reading


def must_be_new(sha256: str, text_digest: str) -> None:
    """Pass a document that nobody took in before, one document at a time. Raises DocumentKnown."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_TAKING_IN])
    known = known_document(sha256, text_digest)
    if known is not None:
        raise DocumentKnown(
            moment=moment_words(known.read_at.astimezone(VN)),
            file_name=known.file_name,
            state=str(known.get_state_display()),
            reading_id=known.id,
        )


def _reading(whole: ReadWhole, name: str, file_id: UUID, *, read_by: UUID, at: datetime) -> PlanReading:
    head = whole.draft.document
    return PlanReading(
        file_id=file_id,
        file_name=name[-150:],
        text_digest=whole.text_digest,
        kind=head.kind[:60],
        number=head.number[:60],
        title=head.title,
        issuer=head.issuer[:_LONGEST],
        signer=head.signer[:160],
        signed_on=head.date,
        year=head.year,
        findings=[_finding(one, len(whole.draft.assignments)) for one in whole.draft.findings],
        source=[list(line) for line in whole.lines],
        pages=whole.pages,
        read_at=at,
        read_by=read_by,
    )


def _finding(one: Finding, before: int) -> dict[str, object]:
    """Keep a finding; targets that contradict each other by the places of their lines."""
    kept: dict[str, object] = {
        "kind": one.kind,
        "message": one.message,
        "line": one.source.line if one.source else 0,
    }
    if one.pairs:
        kept["pairs"] = [[_STEP * (before + place + 1) for place in pair] for pair in one.pairs]
    return kept


def _lines(reading: PlanReading, whole: ReadWhole) -> list[DraftLine]:
    """Make the draft lines, in steps so that parts of one find room after it."""
    made = [
        *(_assignment(reading, one) for one in whole.draft.assignments),
        *(_target(reading, one) for one in whole.draft.targets),
    ]
    for place, line in enumerate(made, 1):
        line.position = place * _STEP
    return made


def _assignment(reading: PlanReading, one: AssignmentLine) -> DraftLine:
    return DraftLine(
        reading=reading,
        kind=DraftLine.Kind.ASSIGNMENT,
        group=one.group,
        no=one.no[:30],
        section=one.section,
        text=one.text or "(để trống)",
        products=one.products,
        leads=one.lead.printed,
        lead_codes=one.lead.codes,
        supports=one.support.printed,
        support_codes=one.support.codes,
        due_text=one.due_text,
        milestones=[milestone_json(each) for each in one.milestones],
        doubts=one.doubts,
        source_line=one.source.line,
        source_to=one.source.to or one.source.line,
        source_page=one.source.page,
    )


def _target(reading: PlanReading, one: TargetLine) -> DraftLine:
    doubts = list(one.doubts)
    if one.value is None and not one.value_text:
        doubts.append("Chưa đọc được giá trị của chỉ tiêu.")
    return DraftLine(
        reading=reading,
        kind=DraftLine.Kind.TARGET,
        no=one.no[:30],
        section=one.section,
        text=one.text or "(để trống)",
        leads=one.watcher.printed,
        lead_codes=one.watcher.codes,
        supports=one.doers.printed,
        support_codes=one.doers.codes,
        op=one.op,
        value=Decimal(str(one.value)) if one.value is not None else None,
        unit=one.unit[:60],
        value_text=one.value_text,
        level=one.level,
        period=one.period[:40],
        doubts=doubts,
        source_line=one.source.line,
        source_to=one.source.to or one.source.line,
        source_page=one.source.page,
    )


@act
def set_aside(reading_id: UUID, *, reason: str, by: Actor, at: datetime) -> PlanReading:
    """Bỏ bản đọc: its document may then be taken in again. Raises NotAllowed, ReadingClosed, ReasonNeeded."""
    reading = locked_reading(reading_id)
    access.must_review(by)
    words = nfc(reason).strip()
    if not words:
        raise ReasonNeeded
    reading.state, reading.reason, reading.ended_at = PlanReading.State.SET_ASIDE, words[:500], at
    reading.save(update_fields=["state", "reason", "ended_at"])
    tell(ReadingSetAside(reading.id), by=by, at=at)
    return reading
