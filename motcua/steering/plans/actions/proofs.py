"""Minh chứng: files, links and documents kept beside what is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Final
from urllib.parse import urlsplit

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.files.actions import keep_file
from motcua.foundation.text import nfc
from motcua.steering.plans.errors import DayOdd, EvidenceOdd
from motcua.steering.plans.models import Evidence, ProgressReport, Submission, TargetFigure

_LINK: Final = 500


@dataclass(frozen=True)
class Proof:
    """One thing that shows what is said: a file, or a link, or a document by its number and day."""

    file: IO[bytes] | None = None
    file_name: str = ""
    link: str = ""
    document_number: str = ""
    document_on: date | None = None


def kept_proofs(proofs: Sequence[Proof], *, by: Actor, at: datetime) -> list[Evidence]:
    """Keep the files, give rows that await their owner. Raises EvidenceOdd, DayOdd, and what files raise."""
    return [_kept(one, by=by, at=at) for one in proofs]


def put_beside(
    rows: Sequence[Evidence],
    *,
    report: ProgressReport | None = None,
    submission: Submission | None = None,
    figure: TargetFigure | None = None,
) -> None:
    """Write rows of evidence beside what they show."""
    for row in rows:
        row.report, row.submission, row.figure = report, submission, figure
    Evidence.objects.bulk_create(rows)


def _kept(proof: Proof, *, by: Actor, at: datetime) -> Evidence:
    if proof.file is not None:
        kept = keep_file(proof.file, name=proof.file_name, by=by, at=at)
        return Evidence(file=kept, file_name=proof.file_name[-150:])
    if proof.link:
        return Evidence(link=_sound_link(proof.link.strip()))
    number = nfc(proof.document_number).strip()
    if not number or proof.document_on is None:
        raise EvidenceOdd(why="văn bản cần đủ số, ký hiệu và ngày")
    must_be_past(proof.document_on, at, what="Ngày văn bản")
    return Evidence(document_number=number[:60], document_on=proof.document_on)


def _sound_link(link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or not parts.hostname or len(link) > _LINK:
        raise EvidenceOdd(why="đường dẫn phải bắt đầu bằng http:// hoặc https://")
    return link


def must_be_past(day: date, at: datetime, *, what: str) -> None:
    """Pass a day that is not ahead. Raises DayOdd."""
    if day > at.astimezone(VN).date():
        raise DayOdd(what=what, why="ngày này chưa đến")
