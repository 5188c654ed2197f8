"""Văn bản dài: kept at once, read outside the request; taken up again where a machine stopped."""

import hashlib
import io
import time
from datetime import datetime
from typing import IO, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import tell
from motcua.foundation.files.actions import keep_file, let_go
from motcua.foundation.files.queries import bytes_of
from motcua.foundation.jobs.actions import run_soon
from motcua.steering.plans import access
from motcua.steering.plans.actions.take_in import (
    TAKEN,
    kept_reading,
    must_be_new,
    nothing_in,
    take_in_document,
)
from motcua.steering.plans.errors import DocumentOnItsWay, ReadingCutOff
from motcua.steering.plans.events import LongDocumentRefused, LongDocumentSent
from motcua.steering.plans.models import DocumentIntake, PlanReading
from motcua.steering.plans.queries.intake import QUIET, intake_under_way
from motcua.steering.plans.queries.reading import ReadWhole, read_whole, reads_long
from motcua.steering.plans.queries.register import Register

State = DocumentIntake.State
MOST_TURNS: Final = 3
READ: Final = "plans.read_documents"
"""The job that reads what waits."""

_A_SIGN: Final = 1.0  # seconds between signs of life


@act
def send_document(stream: IO[bytes], *, name: str, by: Actor, at: datetime) -> PlanReading | DocumentIntake:
    """Đưa văn bản vào: read a short document now, keep a long one to be read as soon as somebody is free.

    Raises what `take_in_document` raises, and DocumentOnItsWay where the same file is being read.
    """
    access.must_review(by)
    content = stream.read()
    if not reads_long(content):
        return take_in_document(io.BytesIO(content), name=name, by=by, at=at)
    sha256 = hashlib.sha256(content).hexdigest()
    must_be_new(sha256, "")
    known = intake_under_way(sha256)
    if known is not None:
        raise DocumentOnItsWay(file_name=known.file_name, intake_id=known.id)
    file = keep_file(io.BytesIO(content), name=name, by=by, at=at, taken=TAKEN)
    file.refresh_from_db(fields=["last_kept_at"])
    intake = DocumentIntake.objects.create(
        file=file,
        file_kept_at=file.last_kept_at,
        file_name=name[-150:],
        sha256=sha256,
        stirred_at=Now(),
        sent_at=at,
        sent_by=by.id,
    )
    tell(LongDocumentSent(intake.id, file.id), by=by, at=at)
    transaction.on_commit(lambda: run_soon(READ))
    return intake


def read_next_document(*, by: Actor, at: datetime) -> bool:
    """Read the document that waits longest, or whose turn was cut off; False if none does."""
    intake = _taken_up()
    if intake is None:
        return False
    _read(intake, by=by, at=at)
    return True


@transaction.atomic
def _taken_up() -> DocumentIntake | None:
    """Take up the document that waits longest, so that nobody else does."""
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, stirred_at__lt=Now() - QUIET)
    intake = DocumentIntake.objects.select_for_update(skip_locked=True).filter(free).order_by("id").first()
    if intake is None:
        return None
    intake.state, intake.turns, intake.pages_read = State.RUNNING, intake.turns + 1, 0
    intake.save(update_fields=["state", "turns", "pages_read"])
    DocumentIntake.objects.filter(id=intake.id).update(stirred_at=Now())
    return intake


def _read(intake: DocumentIntake, *, by: Actor, at: datetime) -> None:
    """Read one document to its draft, or to the sentence that says why not."""
    try:
        if intake.turns > MOST_TURNS:
            raise ReadingCutOff(turns=MOST_TURNS)
        if intake.file is None:
            return
        whole = read_whole(
            bytes_of(intake.file),
            intake.file_name,
            Register(),
            today=intake.sent_at.astimezone(VN).date(),
            told=_Signs(intake.id),
        )
        if not (whole.draft.assignments or whole.draft.targets):
            raise nothing_in(whole, intake.file_name)
        _finish(intake.id, whole, by=by, at=at)
    except Refused as refusal:
        _refuse(intake.id, refusal, by=by, at=at)


@act
def _finish(intake_id: UUID, whole: ReadWhole, *, by: Actor, at: datetime) -> None:
    """Keep the draft and close the turn. Raises DocumentKnown where the same words were taken in before."""
    intake = DocumentIntake.objects.select_for_update().get(id=intake_id)
    if intake.state != State.RUNNING or intake.file_id is None:
        return
    must_be_new(intake.sha256, whole.text_digest)
    intake.reading = kept_reading(
        whole, intake.file_name, intake.file_id, read_by=intake.sent_by, by=by, at=at
    )
    intake.state, intake.ended_at = State.DONE, at
    intake.save(update_fields=["state", "ended_at", "reading"])


@act
def _refuse(intake_id: UUID, refusal: Refused, *, by: Actor, at: datetime) -> None:
    """Close the turn with the sentence; the file goes, unless others have to do with it."""
    intake = DocumentIntake.objects.select_for_update().get(id=intake_id)
    if intake.state != State.RUNNING:
        return
    file_id = intake.file_id
    intake.state, intake.ended_at, intake.refusal, intake.file = State.FAILED, at, str(refusal), None
    intake.save(update_fields=["state", "ended_at", "refusal", "file"])
    tell(LongDocumentRefused(intake.id, refusal.code), by=by, at=at)
    if file_id is not None:
        let_go(file_id, kept_at=intake.sent_at, last_kept_at=intake.file_kept_at, by=by, at=at)


class _Signs:
    """Signs of life while a document is opened, page by page, at most one a second."""

    def __init__(self, intake_id: UUID) -> None:
        self._intake_id = intake_id
        self._next = 0.0

    def __call__(self, page: int, pages: int) -> None:
        if time.monotonic() < self._next and page < pages:
            return
        self._next = time.monotonic() + _A_SIGN
        DocumentIntake.objects.filter(id=self._intake_id, state=State.RUNNING).update(
            pages=pages, pages_read=page, stirred_at=Now()
        )
