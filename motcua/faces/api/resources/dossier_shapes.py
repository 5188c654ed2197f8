"""How a dossier looks to a program. The shapes describe; the words are written straight, without a copy."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from motcua.casework.dossiers.models import State
from motcua.casework.dossiers.queries import PartLine
from motcua.casework.dossiers.queries.reading import DossierLine, DossierWhole
from motcua.foundation.clock import VN
from motcua.foundation.text import mask_number
from motcua.instruments.documents.models import Result, SubmittedDocument
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import has_limit

Words = dict[str, Any]  # Any: JSON
_STATES: Final[dict[str, str]] = {}
_LINE_EXAMPLE: Final[Words] = {
    "id": "018be5a1-0f5c-7d3a-9c41-0a7d6c1e2b90",
    "code": "H08.31.01-20231120-0007",
    "submission_id": None,
    "state": "IN_PROGRESS",
    "state_name": "đang giải quyết",
    "channel": "DIRECT",
    "procedure": {
        "code": "1.004873",
        "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "version_id": "018be000-7a10-7b5e-8a10-3d1f5f0c9a11",
    },
    "applicant_name": "Nguyễn Thị Bình An",
    "reception_unit": "dong-da.mot-cua",
    "decision_agency": "dong-da",
    "submitted_at": "2023-11-20T08:00:00+07:00",
    "accepted_at": "2023-11-20T08:00:00+07:00",
    "due_at": "2023-11-23T08:00:00+07:00",
    "resolved_at": None,
    "ended_at": None,
}


class ProcedureRef(Schema):
    """The procedure of a dossier, in the version under which it was handed in."""

    code: str
    name: str
    version_id: UUID


class LineOut(Schema):
    """Hồ sơ trong danh sách."""

    model_config = ConfigDict(json_schema_extra={"examples": [_LINE_EXAMPLE]})

    id: UUID
    code: str | None = Field(description="Mã hồ sơ; có từ khi tiếp nhận.")
    submission_id: str | None = Field(description="Mã tiếp nhận của lần nộp; có khi hồ sơ được gửi đến chờ.")
    state: State
    state_name: str
    channel: str = Field(description="DIRECT: trực tiếp; ONLINE: trực tuyến; POSTAL: bưu chính công ích.")
    procedure: ProcedureRef
    applicant_name: str
    reception_unit: str = Field(description="Mã bộ phận một cửa tiếp nhận.")
    decision_agency: str = Field(description="Mã cơ quan giải quyết.")
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None = Field(description="Hạn trả kết quả; null khi chưa tiếp nhận hoặc không có hạn.")
    resolved_at: datetime | None
    ended_at: datetime | None


class ApplicantOut(Schema):
    """Whose dossier it is, or who handed it in."""

    kind: str = Field(description="PERSON: cá nhân; ENTITY: tổ chức.")
    id: UUID
    name: str
    number: str = Field(
        description="Số định danh hoặc mã số thuế. Số định danh được che (052••••••417) nếu mã truy cập "
        "không có phạm vi dossiers.personal."
    )
    is_masked: bool


class BookOut(Schema):
    """Where the dossier stands in its unit's book."""

    year: int
    number: int


class CardOut(Schema):
    """What a task says of its dossier."""

    code: str
    title: str
    applicant: str
    note: str


class TaskOut(Schema):
    """Việc cần làm: a step of a dossier in somebody's hands."""

    id: UUID
    dossier_id: UUID
    step: str
    kind: str = Field(description="ACCEPT, HANDLE, APPRAISE, APPROVE, SIGN, ISSUE, HAND_OVER.")
    title: str
    state: str = Field(description="OPEN: chờ nhận; CLAIMED: đang làm.")
    role: str
    agency_id: UUID
    holder_id: UUID | None = Field(description="Tài khoản hoặc mã truy cập đang giữ việc.")
    is_mine: bool
    opened_at: datetime
    step_due_at: datetime | None
    due_at: datetime | None = Field(description="Hạn của hồ sơ; null khi không có hạn hoặc đang chờ.")
    sent_back: bool
    card: CardOut


class FileOut(Schema):
    """A file that lies beside a paper."""

    name: str
    kind: str
    size: int
    sha256: str


class SubmittedOut(Schema):
    """Giấy tờ đã nộp."""

    id: UUID
    required_id: UUID | None
    name: str
    originals: int
    copies: int
    is_form: bool = Field(description="true: tờ khai điện tử, nội dung ở `answers`.")
    file: FileOut | None
    originals_returned_at: datetime | None


class ResultOut(Schema):
    """Kết quả giải quyết."""

    title: str
    number: str
    issued_on: date
    file: FileOut
    recorded_at: datetime


class PartOut(Schema):
    """Một phần của hồ sơ liên thông."""

    key: str
    name: str
    state: str = Field(
        description="PLANNED: chưa bắt đầu; RUNNING: đang giải quyết; DONE: đã có kết quả; "
        "REFUSED: bị từ chối; DROPPED: không thực hiện."
    )
    agency: str = Field(description="Tên cơ quan giải quyết.")
    dossier_id: UUID | None = Field(description="Hồ sơ của phần; có từ khi phần bắt đầu.")
    code: str | None
    due_at: datetime | None
    ended_at: datetime | None
    note: str


class DossierOut(LineOut):
    """Hồ sơ, đủ mọi phần."""

    model_config = ConfigDict(json_schema_extra={})

    case_number: int | None
    return_way: str = Field(description="COUNTER: tại quầy; POST: qua bưu chính; ELECTRONIC: bản điện tử.")
    sets: int
    unlimited: bool = Field(description="true: thủ tục không quy định thời hạn.")
    book: BookOut | None
    return_unit: str
    applicant: ApplicantOut
    submitter: ApplicantOut | None
    end_reason: str
    task: TaskOut | None = Field(description="Việc hiện tại; null khi không ai phải làm gì.")
    documents: list[SubmittedOut]
    result: ResultOut | None
    whole_id: UUID | None = Field(None, description="Hồ sơ liên thông mà hồ sơ này là một phần.")
    parts: list[PartOut] = Field(
        default_factory=list, description="Các phần, nếu là hồ sơ liên thông; theo thứ tự giải quyết."
    )
    answers: Words | None = Field(
        None,
        description="Nội dung khai; chỉ có khi hỏi include=answers và có phạm vi dossiers.personal.",
    )


def line(row: DossierLine) -> Words:
    """A dossier in a list."""
    code, name = row.procedure
    return {
        "id": row.id,
        "code": row.code,
        "submission_id": row.submission_id,
        "state": row.state,
        "state_name": state_name(row.state),
        "channel": row.channel,
        "procedure": {
            "code": code,
            "name": name,
            "version_id": row.version_id,
        },
        "applicant_name": row.person_name or row.entity_name or "",
        "reception_unit": row.reception_unit,
        "decision_agency": row.decision_agency,
        "submitted_at": row.submitted_at.astimezone(VN),
        "accepted_at": local(row.accepted_at),
        "due_at": local(row.due_at),
        "resolved_at": local(row.resolved_at),
        "ended_at": local(row.ended_at),
    }


def whole(
    row: DossierWhole,
    *,
    task: Words | None,
    documents: Iterable[SubmittedDocument],
    result: Result | None,
    parts: Iterable[PartLine] = (),
    open_numbers: bool,
) -> Words:
    """A dossier alone."""
    return {
        **line(row.line),
        "case_number": row.case_number,
        "return_way": row.return_way,
        "sets": row.sets,
        "unlimited": row.unlimited,
        "book": {"year": row.book_year, "number": row.book_number} if row.book_number else None,
        "return_unit": row.return_unit,
        "applicant": _applicant(row, open_numbers=open_numbers),
        "submitter": _submitter(row, open_numbers=open_numbers),
        "end_reason": row.end_reason,
        "task": task,
        "documents": [_document(one) for one in documents],
        "result": _result(result) if result else None,
        "whole_id": row.whole_id,
        "parts": [_part(one) for one in parts],
        "answers": None,
    }


def task_line(one: Task, *, by: UUID) -> Words:
    """A task."""
    card: Mapping[str, str] = one.card
    return {
        "id": one.id,
        "dossier_id": one.subject_id,
        "step": one.step,
        "kind": one.kind,
        "title": one.title,
        "state": one.state,
        "role": one.role,
        "agency_id": one.agency_id,
        "holder_id": one.holder_id,
        "is_mine": one.holder_id == by,
        "opened_at": one.opened_at.astimezone(VN),
        "step_due_at": local(one.step_due_at),
        "due_at": one.urgent_at.astimezone(VN) if has_limit(one) else None,
        "sent_back": one.sent_back,
        "card": {name: card.get(name, "") for name in ("code", "title", "applicant", "note")},
    }


def state_name(state: str) -> str:
    """A state as people read it."""
    if not _STATES:
        _STATES.update({one.value: str(one.label) for one in State})
    return _STATES[state]


def local(moment: datetime | None) -> datetime | None:
    """A moment in Vietnamese time."""
    return moment.astimezone(VN) if moment else None


def _applicant(row: DossierWhole, *, open_numbers: bool) -> Words:
    if row.person_id is None:
        number = row.entity_tax_code or ""
        return {
            "kind": "ENTITY",
            "id": row.entity_id,
            "name": row.line.entity_name,
            "number": number,
            "is_masked": False,
        }
    number = row.person_number or row.person_previous_number or ""
    return _person(row.person_id, row.line.person_name, number, open_numbers=open_numbers)


def _submitter(row: DossierWhole, *, open_numbers: bool) -> Words | None:
    if row.submitter_id is None:
        return None
    number = row.submitter_number or row.submitter_previous_number or ""
    return _person(row.submitter_id, row.submitter_name, number, open_numbers=open_numbers)


def _person(person_id: UUID, name: str | None, number: str, *, open_numbers: bool) -> Words:
    return {
        "kind": "PERSON",
        "id": person_id,
        "name": name or "",
        "number": str(number) if open_numbers else mask_number(number),
        "is_masked": not open_numbers,
    }


def _document(one: SubmittedDocument) -> Words:
    file = one.file
    return {
        "id": one.id,
        "required_id": one.required_id,
        "name": one.name,
        "originals": one.originals,
        "copies": one.copies,
        "is_form": one.is_form,
        "file": {"name": one.file_name, "kind": file.kind, "size": file.size, "sha256": file.sha256}
        if file
        else None,
        "originals_returned_at": local(one.originals_returned_at),
    }


def _part(one: PartLine) -> Words:
    return {
        "key": one.key,
        "name": one.name,
        "state": one.state.value,
        "agency": one.agency,
        "dossier_id": one.dossier_id,
        "code": one.code or None,
        "due_at": local(one.due_at),
        "ended_at": local(one.ended_at),
        "note": one.note,
    }


def _result(one: Result) -> Words:
    file = one.file
    return {
        "title": one.title,
        "number": one.number,
        "issued_on": one.issued_on,
        "file": {"name": one.file_name, "kind": file.kind, "size": file.size, "sha256": file.sha256},
        "recorded_at": one.recorded_at.astimezone(VN),
    }
