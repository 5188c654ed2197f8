"""What changes the papers of a case. Each is a part of an act of the room that keeps the case."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import md5
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import seconds_of
from motcua.foundation.copying import copy_rows
from motcua.foundation.drafts import draft
from motcua.foundation.events.actions import Journal, tell
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import name_for
from motcua.foundation.writing import insert
from motcua.instruments.documents.errors import CountOdd, DocumentUnknown, ResultKnown, TitleMissing
from motcua.instruments.documents.events import (
    DocumentsSetAside,
    DocumentsTaken,
    FileAttached,
    OriginalsReturned,
    ResultKept,
)
from motcua.instruments.documents.models import MOST_COPIES, Result, SubmittedDocument


@dataclass(frozen=True)
class Handed:
    """One paper as it comes over the counter."""

    name: str
    required_id: UUID | None = None
    originals: int = 0
    copies: int = 0
    is_form: bool = False
    file: StoredFile | None = None
    file_name: str = ""


@act
def take_documents(
    subject_kind: str,
    subject_id: UUID,
    handed: Sequence[Handed],
    *,
    after: int = 0,
    by: Actor,
    at: datetime,
) -> list[SubmittedDocument]:
    """Nhận giấy tờ for a case, in the order of its list, `after` those that are here. Raises CountOdd."""
    for paper in handed:
        _must_be_countable(paper)
    rows = _rows_of(subject_kind, subject_id, handed, after, at)
    insert(rows)
    tell(_taken(subject_id, handed), by=by, at=at)
    return rows


@act
def retake_documents(
    subject_kind: str, subject_id: UUID, handed: Sequence[Handed], *, by: Actor, at: datetime
) -> list[SubmittedDocument]:
    """Nhận lại giấy tờ of a case that was put down wrongly: the list is made anew.

    A paper that has its scan stays, as one handed in of its own accord. Raises CountOdd.
    """
    here = SubmittedDocument.objects.select_for_update(of=("self",)).filter(
        subject_kind=subject_kind, subject_id=subject_id
    )
    scanned = [paper for paper in here if paper.file_id is not None]
    aside = len(here) - len(scanned)
    here.filter(file__isnull=True).delete()
    for position, paper in enumerate(scanned, start=1):
        paper.required, paper.position, paper.originals, paper.copies = None, position, 0, 0
    SubmittedDocument.objects.bulk_update(scanned, ["required", "position", "originals", "copies"])
    tell(DocumentsSetAside(subject_id, aside), by=by, at=at)
    return take_documents(subject_kind, subject_id, handed, after=len(scanned), by=by, at=at)


@act
def attach_file(
    subject_id: UUID, document_id: UUID, file: StoredFile, *, name: str, by: Actor, at: datetime
) -> SubmittedDocument:
    """Đính bản quét to a paper of a case, in place of an earlier one. Raises DocumentUnknown."""
    paper = (
        SubmittedDocument.objects.select_for_update(of=("self",))
        .filter(id=document_id, subject_id=subject_id)
        .first()
    )
    if paper is None:
        raise DocumentUnknown
    paper.file, paper.file_name = file, name_for(file, name)[-255:]
    paper.save(update_fields=["file", "file_name"])
    tell(FileAttached(subject_id, paper.id, file.sha256), by=by, at=at)
    return paper


@act
def return_originals(subject_kind: str, subject_id: UUID, *, by: Actor, at: datetime) -> int:
    """Trả lại bản chính of a case that are still here, and count the papers."""
    papers = list(
        SubmittedDocument.objects.select_for_update(of=("self",)).filter(
            subject_kind=subject_kind, subject_id=subject_id, originals__gt=0, originals_returned_at=None
        )
    )
    if not papers:
        return 0
    for paper in papers:
        paper.originals_returned_at = at
    SubmittedDocument.objects.bulk_update(papers, ["originals_returned_at"])
    tell(OriginalsReturned(subject_id, len(papers)), by=by, at=at)
    return len(papers)


@act
def keep_result(
    subject_kind: str,
    subject_id: UUID,
    *,
    title: str,
    number: str,
    issued_on: date,
    source: Result.Source,
    file: StoredFile,
    file_name: str,
    by: Actor,
    at: datetime,
) -> Result:
    """Lưu kết quả of a case with its file. Raises TitleMissing, ResultKnown."""
    if not title.strip():
        raise TitleMissing
    known = Result.objects.filter(subject_kind=subject_kind, subject_id=subject_id).first()
    if known is not None:
        raise ResultKnown(title=known.title)
    result = Result.objects.create(
        subject_kind=subject_kind,
        subject_id=subject_id,
        title=title.strip(),
        number=number.strip(),
        issued_on=issued_on,
        source=source,
        file=file,
        file_name=file_name[-255:],
        recorded_at=at,
        recorded_by=by.id,
    )
    tell(ResultKept(subject_id, result.id, file.sha256, source), by=by, at=at)
    return result


@dataclass
class PastPapers:
    """Giấy tờ đã nhận: papers of many cases written together; each verb as the one of its name, in memory."""

    journal: Journal
    papers: dict[UUID, list[SubmittedDocument]] = field(default_factory=dict)
    results: dict[UUID, Result] = field(default_factory=dict)
    lines: dict[UUID, dict[int, str]] = field(default_factory=dict)
    """Of each case, by place, what the record watches: the result at nought, then the papers."""
    said: dict[str, str] = field(default_factory=dict)
    """What each digest that the record watches was made of."""

    def take(self, subject_kind: str, subject_id: UUID, handed: Sequence[Handed], *, at: datetime) -> int:
        """As `take_documents`, after those that are here; count them. Raises CountOdd."""
        for paper in handed:
            _must_be_countable(paper)
        here = self.papers.setdefault(subject_id, [])
        rows = _rows_of(subject_kind, subject_id, handed, len(here), at)
        here += rows
        lines = self.lines.setdefault(subject_id, {})
        lines |= {paper.position: _line_of_paper(paper) for paper in rows}
        self.journal.note(_taken(subject_id, handed), subject_id, self.watched)
        return len(handed)

    def attach(self, subject_id: UUID, place: int, file: StoredFile, *, name: str) -> SubmittedDocument:
        """As `attach_file`, to the paper at a place of the list. Raises DocumentUnknown."""
        paper = next((one for one in self.papers.get(subject_id, ()) if one.position == place), None)
        if paper is None:
            raise DocumentUnknown
        paper.file, paper.file_name = file, name_for(file, name)[-255:]
        self.lines[subject_id][place] = _line_of_paper(paper)
        self.journal.note(FileAttached(subject_id, paper.id, file.sha256), subject_id, self.watched)
        return paper

    def return_originals(self, subject_id: UUID, *, at: datetime) -> int:
        """As `return_originals`, and count the papers."""
        papers = [
            paper
            for paper in self.papers.get(subject_id, ())
            if paper.originals and paper.originals_returned_at is None
        ]
        for paper in papers:
            paper.originals_returned_at = at
            self.lines[subject_id][paper.position] = _line_of_paper(paper)
        if papers:
            self.journal.note(OriginalsReturned(subject_id, len(papers)), subject_id, self.watched)
        return len(papers)

    def keep_result(self, result: Result) -> None:
        """As `keep_result`, of a row that is made already."""
        self.results[result.subject_id] = result
        self.lines.setdefault(result.subject_id, {})[0] = _line_of_result(result)
        told = ResultKept(result.subject_id, result.id, result.file.sha256, result.source)
        self.journal.note(told, result.subject_id, self.watched)

    def watched(self, subject_id: UUID) -> str | None:
        """Say what `events verify` watches of the papers of a case (migration 0002_papers_watched)."""
        lines = self.lines.get(subject_id)
        if not lines:
            return None
        said = "\n".join(lines[place] for place in sorted(lines))
        digest = md5(said.encode(), usedforsecurity=False).hexdigest()
        self.said[digest] = said
        return digest

    def write(self, *, by: Actor, at: datetime) -> None:
        """Write all rows; `by` brings them in at `at`."""
        del by, at  # each row says when it came
        copy_rows([paper for papers in self.papers.values() for paper in papers])
        copy_rows(list(self.results.values()))


def _line_of_paper(paper: SubmittedDocument) -> str:
    """Write a paper as the record watches it."""
    returned = paper.originals_returned_at
    return _line(
        paper.required_id,
        paper.name,
        paper.originals,
        paper.copies,
        "t" if paper.is_form else "f",
        paper.file_id,
        paper.file_name,
        seconds_of(paper.taken_at),
        None if returned is None else seconds_of(returned),
    )


def _line_of_result(result: Result) -> str:
    """Write a result as the record watches it."""
    return _line(
        result.title,
        result.number,
        result.issued_on,
        result.source,
        result.file_id,
        result.file_name,
        seconds_of(result.recorded_at),
        result.recorded_by,
    )


def _line(*said: object) -> str:
    """Join what is there, as `concat_ws` does."""
    return "|".join(str(one) for one in said if one is not None)


def _must_be_countable(paper: Handed) -> None:
    """Pass what has a sane number of originals and copies. Raises CountOdd."""
    if not (0 <= paper.originals <= MOST_COPIES and 0 <= paper.copies <= MOST_COPIES):
        raise CountOdd(document=paper.name)


def _rows_of(
    subject_kind: str, subject_id: UUID, handed: Sequence[Handed], after: int, at: datetime
) -> list[SubmittedDocument]:
    """Make the rows of papers, in their order; they are not written."""
    return [
        draft(
            SubmittedDocument,
            {"file": paper.file} if paper.file else None,
            subject_kind=subject_kind,
            subject_id=subject_id,
            position=position,
            required_id=paper.required_id,
            name=paper.name,
            originals=paper.originals,
            copies=paper.copies,
            is_form=paper.is_form,
            file_id=paper.file.id if paper.file else None,
            file_name=paper.file_name,
            taken_at=at,
        )
        for position, paper in enumerate(handed, start=after + 1)
    ]


def _taken(subject_id: UUID, handed: Sequence[Handed]) -> DocumentsTaken:
    """Say what was taken."""
    originals, copies = sum(paper.originals for paper in handed), sum(paper.copies for paper in handed)
    return DocumentsTaken(subject_id, len(handed), originals, copies)
