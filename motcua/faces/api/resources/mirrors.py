"""Hồ sơ của cơ quan trung ương: sent by an intake system, read, listed; and what the other system says."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Body, Path, Query, Router, Schema
from pydantic import ConfigDict, Field, StringConstraints
from pydantic_core import to_json

from motcua.casework.mirrors.actions import NewMirror, Word, hear, open_mirror
from motcua.casework.mirrors.models import MIRROR, Mirror, State
from motcua.casework.mirrors.queries import MirrorNarrowing, mirror_named, page_of_mirrors
from motcua.faces.api.bodies import Sent
from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.cursors import read_cursor, write_cursor
from motcua.faces.api.once_only import acting, answered, done_once, must_match, tag_at
from motcua.faces.api.problems import CursorWrong
from motcua.faces.api.questions import Asked, Moment, Name, Words
from motcua.faces.api.resources.dossier_shapes import local
from motcua.faces.api.resources.dossiers import Named, unit_id
from motcua.faces.api.resources.lists import Listed
from motcua.faces.api.resources.people import ApplicantIn, applicant_of
from motcua.faces.api.stamps import is_known
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.events.queries import position_of
from motcua.foundation.once.models import Answer
from motcua.registers.organisations.queries import code_of

router = Router(tags=["Hồ sơ cơ quan trung ương"])
SUBMIT: Final = "dossiers.submit"
ACCEPT: Final = "dossiers.accept"
READING: Final = (SUBMIT, ACCEPT, "dossiers.view", "dossiers.hand_over")
_JSON: Final = "application/json; charset=utf-8"
_EXAMPLE: Final[dict[str, Any]] = {  # Any: JSON
    "unit": "dong-da.mot-cua",
    "agency": "p-dong-da.cong-an",
    "title": "Đăng ký tạm trú",
    "system": "Cổng dịch vụ công của Bộ Công an",
    "applicant": {"person": {"personal_id": "052196001417", "full_name": "Nguyễn Thị Bình An"}},
    "central_number": "G01.231120-0007",
    "due_at": "2023-11-27T17:00:00+07:00",
    "papers": ["Tờ khai CT01 (01 bản chính)"],
}
Standing = Literal["RECEIVED", "IN_PROGRESS", "AWAITING", "RESOLVED", "REFUSED", "HANDED_OVER"]
Line = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]
System = Annotated[str, StringConstraints(min_length=1, max_length=160, pattern=r"^[^\x00]*$")]
Number = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00]*$")]
Reason = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")]


class MirrorIn(Sent):
    """Hồ sơ nhận cho một cơ quan trung ương."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    unit: Name = Field(description="Bộ phận một cửa nhận hồ sơ: mã hoặc id.")
    agency: Name = Field(description="Cơ quan giải quyết, ngoài hệ thống của tỉnh: mã hoặc id.")
    title: Title = Field(description="Tên thủ tục.")
    system: System = Field(description="Hệ thống nơi hồ sơ được giải quyết.")
    applicant: ApplicantIn
    procedure: Name | None = Field(None, description="Mã thủ tục, nếu có trong sổ của tỉnh.")
    central_number: Number = Field("", description="Mã hồ sơ ở hệ thống ấy; có thể báo sau.")
    due_at: Moment | None = Field(None, description="Ngày hẹn của hệ thống ấy; có thể báo sau.")
    papers: Annotated[list[Line], Field(max_length=100)] = Field(
        [], description="Giấy tờ đã nhận, mỗi mục một giấy tờ kèm số bản; in trên giấy tiếp nhận."
    )


class WordIn(Sent):
    """Tin của hệ thống ấy."""

    state: Standing = Field(description="IN_PROGRESS, AWAITING, RESOLVED hoặc REFUSED.")
    heard_at: Moment | None = Field(None, description="Hệ thống ấy báo lúc nào; không nêu thì là bây giờ.")
    central_number: Number = ""
    due_at: Moment | None = None
    words: Reason = Field("", description="Lý do từ chối hoặc nội dung phải bổ sung, như hệ thống ấy nêu.")
    result_number: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")] = ""


class MirrorOut(Schema):
    """Hồ sơ của cơ quan trung ương: số của quầy, số của hệ thống ấy, và tin gần nhất."""

    id: UUID
    code: str = Field(description="Mã tra cứu, in trên giấy tiếp nhận.")
    number: str = Field(description="Số của quầy trong năm: 7/TW-2023.")
    state: Standing
    state_name: str
    unit: str = Field(description="Mã bộ phận một cửa nhận hồ sơ.")
    agency: str = Field(description="Mã cơ quan giải quyết.")
    system: str
    central_number: str
    title: str
    procedure: str | None
    applicant_name: str
    papers: list[str]
    received_at: datetime
    due_at: datetime | None = Field(description="Ngày hẹn của hệ thống ấy; không do tỉnh tính.")
    heard_at: datetime | None
    words: str
    result_number: str
    resolved_at: datetime | None
    handed_at: datetime | None


class AskedForMirrors(Asked):
    """Which mirrors."""

    unit: Name | None = Field(None, description="Chỉ hồ sơ nhận tại bộ phận một cửa này (mã hoặc id).")
    agency: Name | None = Field(None, description="Chỉ hồ sơ của cơ quan giải quyết này (mã hoặc id).")
    state: Standing | None = Field(None, description="Chỉ hồ sơ ở tình trạng này.")
    central_number: Words | None = Field(None, description="Chỉ hồ sơ mang mã này ở hệ thống ấy.")
    cursor: Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")] | None = Field(
        None, description="Con trỏ trang, lấy từ `next_cursor` của trang trước."
    )
    limit: int = Field(50, ge=1, le=200, description="Số dòng tối đa của một trang.")


@router.get("", response=Listed[MirrorOut], operation_id="listMirrors", summary="Danh sách")
@needs(*READING)
def mirrors(request: HttpRequest, asked: Query[AskedForMirrors]) -> HttpResponse:
    """Hồ sơ nhận cho cơ quan trung ương tại những nơi mã truy cập được đọc, nhận sau trước."""
    narrowing = MirrorNarrowing(
        unit_id=unit_id(asked.unit) if asked.unit else None,
        agency_id=unit_id(asked.agency) if asked.agency else None,
        states=frozenset({asked.state}) if asked.state else frozenset(),
        central_number=asked.central_number or "",
    )
    after = _spot(request, asked.cursor) if asked.cursor else None
    rows = page_of_mirrors(cast("ApiRequest", request).actor, narrowing, after=after, limit=asked.limit + 1)
    shown, more = rows[: asked.limit], len(rows) > asked.limit
    follows = write_cursor(request, [shown[-1].received_at.isoformat(), str(shown[-1].id)]) if more else None
    body = to_json({"items": [_shown(row) for row in shown], "next_cursor": follows})
    return HttpResponse(body, content_type=_JSON)


@router.post("", response={201: MirrorOut}, operation_id="createMirror", summary="Ghi một hồ sơ")
@needs(SUBMIT, ACCEPT)
def create(request: HttpRequest, mirror: Body[MirrorIn]) -> HttpResponse:
    """Ghi hồ sơ nhận tại bộ phận một cửa mà một cơ quan trung ương giải quyết trên hệ thống của họ.

    Cơ quan của tỉnh giải quyết thì gửi ở `/dossiers`. Mỗi mã của hệ thống ấy chỉ ghi được một lần.
    """
    caller = cast("ApiRequest", request)
    return done_once(caller, lambda: _open(caller.actor, mirror))


@router.get("/{mirror}", response=MirrorOut, operation_id="getMirror", summary="Một hồ sơ", url_name="mirror")
@needs(*READING)
def one(request: HttpRequest, mirror: Path[Named]) -> HttpResponse:
    """Hồ sơ theo id hoặc mã tra cứu. Hồ sơ của nơi khác thì trả lời như không có."""
    caller = cast("ApiRequest", request)
    found = mirror_named(mirror, caller.actor)
    body = to_json(_shown(found))
    caller.tag = tag_at(position_of(MIRROR, found.id), body)
    if is_known(caller, caller.tag):
        return HttpResponse(status=304)
    return HttpResponse(body, content_type=_JSON)


@router.post(
    "/{mirror}/words", response=MirrorOut, operation_id="hearMirror", summary="Ghi tin của hệ thống ấy"
)
@acting
@needs(SUBMIT, ACCEPT)
def say(request: HttpRequest, mirror: Path[Named], word: Body[WordIn]) -> HttpResponse:
    """Tin ghi theo thứ tự hệ thống ấy báo; tin cũ hơn tin gần nhất thì từ chối. Bỏ trống thì giữ như cũ."""
    caller = cast("ApiRequest", request)
    return done_once(caller, lambda: _hear(caller, mirror, word))


def _open(by: Actor, said: MirrorIn) -> Answer:
    at = clock.now()
    unit, agency = unit_id(said.unit), unit_id(said.agency)
    person, entity = applicant_of(said.applicant, by=by, at=at)
    made = open_mirror(
        NewMirror(
            unit,
            agency,
            said.title,
            said.system,
            person_id=person,
            entity_id=entity,
            procedure_code=said.procedure or "",
            central_number=said.central_number,
            due_at=said.due_at,
            papers=tuple(said.papers),
        ),
        by=by,
        at=at,
    )
    return _answered(201, made, headers={"Location": reverse("api:v1:mirror", args=[made.id])})


def _hear(request: ApiRequest, named: str, said: WordIn) -> Answer:
    by, at = request.actor, clock.now()
    found = mirror_named(named, by, lock="If-Match" in request.headers)
    must_match(request, position_of(MIRROR, found.id))
    word = Word(
        State(said.state),
        said.heard_at or at,
        said.central_number,
        said.due_at,
        said.words,
        said.result_number,
    )
    return _answered(200, hear(found.id, word, by=by, at=at))


def _answered(status: int, row: Mirror, *, headers: dict[str, str] | None = None) -> Answer:
    body = _shown(row)
    tag = tag_at(position_of(MIRROR, row.id), to_json(body))
    return answered(status, body, tag=tag, headers=headers)


def _shown(row: Mirror) -> dict[str, Any]:  # Any: JSON
    return {
        "id": row.id,
        "code": row.code,
        "number": str(row),
        "state": row.state,
        "state_name": str(State(row.state).label),
        "unit": code_of(row.unit_id),
        "agency": code_of(row.agency_id),
        "system": row.system,
        "central_number": row.central_number,
        "title": row.title,
        "procedure": row.procedure.code if row.procedure else None,
        "applicant_name": str(row.applicant_person or row.applicant_entity),
        "papers": row.papers_taken,
        "received_at": local(row.received_at),
        "due_at": local(row.due_at),
        "heard_at": local(row.heard_at),
        "words": row.words,
        "result_number": row.result_number,
        "resolved_at": local(row.resolved_at),
        "handed_at": local(row.handed_at),
    }


def _spot(request: HttpRequest, cursor: str) -> tuple[datetime, UUID]:
    moment, row_id = read_cursor(request, cursor, 2)
    try:
        return datetime.fromisoformat(str(moment)), UUID(str(row_id))
    except ValueError as wrong:
        raise CursorWrong from wrong
