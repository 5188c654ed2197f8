"""Gửi hồ sơ: an intake system hands a dossier in; where its post serves, it is taken in at once."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Final, cast
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Body, Schema
from pydantic import ConfigDict, Field, StringConstraints

from motcua.casework.dossiers.actions import submit, take_in
from motcua.casework.dossiers.models import KIND, Dossier, Filing, Paper, ReturnWay, State
from motcua.casework.routing.actions import UNROUTABLE
from motcua.faces.api.bodies import Sent
from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.once_only import answered, done_once, tag_at
from motcua.faces.api.questions import Moment, Name
from motcua.faces.api.resources.dossier_shapes import BookOut, Words, local, state_name
from motcua.faces.api.resources.dossiers import router, unit_id
from motcua.faces.api.resources.files import Ticket, file_by_ticket
from motcua.faces.api.resources.held import HeldOut, held
from motcua.faces.api.resources.people import (
    ApplicantIn,
    PersonIn,
    PlaceCode,
    applicant_of,
    person_of,
    place_id,
)
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.queries import position_of
from motcua.foundation.once.models import Answer
from motcua.instruments.documents.actions import attach_file
from motcua.instruments.documents.models import MOST_COPIES
from motcua.instruments.documents.queries import documents_of
from motcua.registers.procedures.models import Channel

SUBMIT: Final = "dossiers.submit"
ACCEPT: Final = "dossiers.accept"
MOST_CASES: Final = 200
_ANY: Final = "00000000-0000-0000-0000-000000000000"
Count = Annotated[int, Field(ge=0, le=MOST_COPIES)]
Text = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
_EXAMPLE: Final[Words] = {
    "procedure": "1.004873",
    "unit": "dong-da.mot-cua",
    "applicant": {
        "person": {
            "personal_id": "052196001417",
            "full_name": "Nguyễn Thị Bình An",
            "birth": "14/03/1996",
            "gender": "FEMALE",
        }
    },
    "channel": "ONLINE",
    "answers": {"purpose": "Đăng ký kết hôn", "copies": 1},
    "papers": [],
}


class PaperIn(Sent):
    """Giấy tờ: for a required document, or of its own accord under a name."""

    required_id: UUID | None = Field(None, description="id của thành phần hồ sơ trong thủ tục.")
    name: Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")] = Field(
        "", description="Tên giấy tờ, khi không thuộc thành phần hồ sơ nào."
    )
    originals: Count = 0
    copies: Count = 0
    file: Ticket | None = Field(
        None, description="Vé tệp của bản quét. Có tệp mà không nêu số bản thì tính là một bản sao."
    )

    def paper(self) -> Paper:
        """Give it as the counter writes it down; a file alone counts for a copy."""
        alone = self.file is not None and not (self.originals or self.copies)
        return Paper(self.required_id, self.originals, 1 if alone else self.copies, self.name)


class FilingIn(Sent):
    """Hồ sơ gửi đến."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    procedure: Name = Field(description="Mã thủ tục.")
    unit: Name = Field(description="Bộ phận một cửa nhận hồ sơ: mã hoặc id.")
    applicant: ApplicantIn
    submitter: PersonIn | None = Field(None, description="Người nộp; không nêu thì là chủ hồ sơ.")
    channel: Channel = Channel.ONLINE
    case_number: int | None = Field(None, ge=1, le=MOST_CASES, description="Trường hợp số mấy của thủ tục.")
    return_way: ReturnWay = ReturnWay.COUNTER
    answers: Words | None = Field(None, description="Nội dung tờ khai theo biểu mẫu điện tử của thủ tục.")
    papers: Annotated[list[PaperIn], Field(max_length=100)] = []
    sets: int = Field(1, ge=1, le=99)
    place: PlaceCode | None = Field(
        None, description="Mã xã, phường định thẩm quyền (nơi cư trú, thửa đất, trụ sở)."
    )
    exemptions: Annotated[list[Name], Field(max_length=20)] = Field(
        [], description="Khóa các diện miễn, giảm phí, lệ phí."
    )
    identity_paper: Text = Field("", description="Giấy tờ thay thế của chủ hồ sơ chưa có số định danh.")
    received_at: Moment | None = Field(
        None, description="Thời điểm nhận trên giấy, khi nhập sau; chỉ khi tiếp nhận ngay."
    )
    late_reason: Text = Field("", description="Vì sao nhập sau.")
    accept: bool = Field(
        True, description="true: tiếp nhận ngay nếu chức danh của mã truy cập tiếp nhận tại nơi này."
    )


class FiledOut(Schema):
    """Hồ sơ vừa gửi."""

    id: UUID
    code: str | None = Field(description="Mã hồ sơ, khi đã tiếp nhận.")
    submission_id: str | None = Field(description="Mã tiếp nhận, khi hồ sơ chờ tiếp nhận.")
    state: State
    state_name: str
    book: BookOut | None
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None


@router.post(
    "", response={201: FiledOut, 202: HeldOut}, operation_id="createDossier", summary="Gửi một hồ sơ"
)
@needs(SUBMIT, ACCEPT)
def create(request: HttpRequest, filing: Body[FilingIn]) -> HttpResponse:
    """Chức danh của mã truy cập tiếp nhận tại nơi nhận thì hồ sơ được tiếp nhận ngay, có mã và ngày hẹn.

    Nếu không, hồ sơ chờ bộ phận một cửa tiếp nhận (SUBMITTED). Số định danh đã có trong sổ thì dùng người
    trong sổ; chưa có thì ghi mới (cần people.edit). Hồ sơ gửi chờ mà chưa xác định được cơ quan giải quyết
    thì được giữ lại (202) để người có trách nhiệm chuyển đúng nơi; mã tiếp nhận giữ nguyên.
    """
    caller = cast("ApiRequest", request)
    return done_once(caller, lambda: _file(caller, filing))


def _file(request: ApiRequest, said: FilingIn) -> Answer:
    by, at = request.actor, clock.now()
    unit = unit_id(said.unit)
    takes_in = said.accept and by.may(ACCEPT, unit)
    if not takes_in:
        must(by, SUBMIT, unit=unit)
    filing = _filing(said, unit, by=by, at=at)
    if takes_in:
        dossier = take_in(filing, by=by, at=at)
    else:
        try:
            with transaction.atomic():  # a refusal takes back its own, and what is sent is kept all the same
                dossier = submit(filing, by=by, at=at)
        except UNROUTABLE as why:
            tickets = [(at_place, one.file) for at_place, one in enumerate(said.papers) if one.file]
            return held(filing, tickets, why, by=by, at=at)
    put_files(dossier.id, said.papers, by=by, at=at)
    address = f"{_address()}/{dossier.id}"
    tag = tag_at(position_of(KIND, dossier.id))
    return answered(201, _filed(dossier), tag=tag, headers={"Location": address})


@cache
def _address() -> str:
    return reverse("api:v1:dossier", args=[_ANY]).removesuffix(f"/{_ANY}")


def _filing(said: FilingIn, unit: UUID, *, by: Actor, at: datetime) -> Filing:
    person, entity = applicant_of(said.applicant, by=by, at=at)
    return Filing(
        procedure_code=said.procedure,
        unit_id=unit,
        person_id=person,
        entity_id=entity,
        submitter_id=person_of(said.submitter, by=by, at=at) if said.submitter else None,
        channel=said.channel,
        case_number=said.case_number,
        return_way=said.return_way,
        answers=said.answers,
        papers=tuple(paper.paper() for paper in said.papers),
        sets=said.sets,
        competence_place_id=place_id(said.place, at.date()),
        exemptions=tuple(said.exemptions),
        identity_paper=said.identity_paper,
        received_at=said.received_at,
        late_reason=said.late_reason,
    )


def put_files(dossier_id: UUID, papers: Sequence[PaperIn], *, by: Actor, at: datetime) -> None:
    """Put the files that came with papers beside them. Raises TicketWrong."""
    sent = [paper for paper in papers if paper.file is not None]
    if not sent:
        return
    rows = documents_of(KIND, dossier_id)
    for paper in sent:
        file, name = file_by_ticket(paper.file or "", by)
        fitting = (row for row in reversed(rows) if _is_of(row.required_id, row.name, paper))
        row = next(fitting, None)
        if row is not None:
            attach_file(dossier_id, row.id, file, name=name, by=by, at=at)


def _is_of(required_id: UUID | None, name: str, paper: PaperIn) -> bool:
    if paper.required_id is not None:
        return required_id == paper.required_id
    return required_id is None and name == paper.name


def _filed(dossier: Dossier) -> dict[str, Any]:  # Any: JSON
    return {
        "id": dossier.id,
        "code": dossier.code,
        "submission_id": dossier.submission_id,
        "state": dossier.state,
        "state_name": state_name(dossier.state),
        "book": {"year": dossier.book_year, "number": dossier.book_number} if dossier.book_number else None,
        "submitted_at": local(dossier.submitted_at),
        "accepted_at": local(dossier.accepted_at),
        "due_at": local(dossier.due_at),
    }
