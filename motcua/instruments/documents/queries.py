"""What asks about the papers of a case."""

from uuid import UUID

from motcua.instruments.documents.errors import DocumentUnknown
from motcua.instruments.documents.models import Result, SubmittedDocument


def documents_of(subject_kind: str, subject_id: UUID) -> list[SubmittedDocument]:
    """Give what was handed in for a case, in order, each with its file."""
    rows = SubmittedDocument.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return list(rows.select_related("file").order_by("position", "id"))


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


def originals_here(documents: list[SubmittedDocument]) -> int:
    """Count the papers whose originals have not gone back."""
    return sum(1 for paper in documents if paper.originals and paper.originals_returned_at is None)
