"""What asks about the papers of a case."""

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django.db.models import Sum

from motcua.foundation.ready import TEXT_HOLE, ReadyNouns, id_hole
from motcua.instruments.documents.errors import DocumentUnknown
from motcua.instruments.documents.models import Result, SubmittedDocument


def documents_of(subject_kind: str, subject_id: UUID) -> list[SubmittedDocument]:
    """Give what was handed in for a case, in order, each with its file."""
    return _ready_documents().nouns(kind=subject_kind, id=subject_id)


@cache
def _ready_documents() -> ReadyNouns[SubmittedDocument]:
    rows = SubmittedDocument.objects.filter(subject_kind=TEXT_HOLE, subject_id=id_hole())
    whole = rows.select_related("file").order_by("position", "id")
    return ReadyNouns(whole, {"kind": TEXT_HOLE, "id": id_hole()})


def document(subject_id: UUID, document_id: UUID) -> SubmittedDocument:
    """Give one paper of a case. Raises DocumentUnknown."""
    found = (
        SubmittedDocument.objects.filter(id=document_id, subject_id=subject_id).select_related("file").first()
    )
    if found is None:
        raise DocumentUnknown
    return found


def result_of(subject_kind: str, subject_id: UUID) -> Result | None:
    """Give a case's result with its file, if there is one yet."""
    rows = Result.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return rows.select_related("file").first()


def results_of(subject_kind: str, subject_ids: Iterable[UUID]) -> dict[UUID, Result]:
    """Give the results of some cases with their files, in one question; none for what has none yet."""
    rows = Result.objects.filter(subject_kind=subject_kind, subject_id__in=set(subject_ids))
    return {one.subject_id: one for one in rows.select_related("file")}


def sheets_of(subject_kind: str, subject_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Count the originals and the copies that were handed in for some cases, in one question."""
    rows = SubmittedDocument.objects.filter(subject_kind=subject_kind, subject_id__in=set(subject_ids))
    counted = rows.values("subject_id").annotate(first=Sum("originals"), again=Sum("copies")).order_by()
    return {one["subject_id"]: (one["first"], one["again"]) for one in counted}


def originals_here(documents: list[SubmittedDocument]) -> int:
    """Count the papers whose originals have not gone back."""
    return sum(1 for paper in documents if paper.originals and paper.originals_returned_at is None)
