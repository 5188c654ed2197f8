"""Hồ sơ: read one by one and in lists, by who serves where they are received, decided or returned."""

import json
from datetime import datetime
from typing import Annotated, Final, Literal, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Path, Query, Router
from pydantic import Field, StringConstraints
from pydantic_core import to_json

from motcua.casework.dossiers.models import KIND, State
from motcua.casework.dossiers.queries import lines_of_parts, parts_of_whole
from motcua.casework.dossiers.queries.reading import (
    DossierWhole,
    Narrowing,
    Spot,
    answers_given,
    page_of_lines,
    whole_dossier,
)
from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.cursors import read_cursor, write_cursor
from motcua.faces.api.once_only import tag_at
from motcua.faces.api.problems import CursorWrong
from motcua.faces.api.questions import Asked, Moment, Name, Words
from motcua.faces.api.resources.dossier_shapes import DossierOut, LineOut, line, task_line, whole
from motcua.faces.api.resources.lists import Listed
from motcua.faces.api.stamps import is_known
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.audit.actions import record_look
from motcua.foundation.errors import Invalid
from motcua.instruments.documents.queries import documents_of, result_of
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.organisations.queries import ids_by_code

router = Router(tags=["Hồ sơ"])
READING: Final = (
    "dossiers.view",
    "dossiers.accept",
    "dossiers.handle",
    "dossiers.approve",
    "dossiers.hand_over",
)
PERSONAL: Final = "dossiers.personal"
PURPOSE: Final = "đọc hồ sơ qua API"
_JSON: Final = "application/json; charset=utf-8"

Named = Annotated[
    str,
    StringConstraints(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9.\-]*$"),
    Field(description="id (UUID) hoặc mã hồ sơ (H08.31.01-20231120-0007)."),
]


class UnitUnknown(Invalid):
    """No agency bears this code."""

    code = "api.unit_unknown"
    message = _("Không có cơ quan, đơn vị mang mã «{code}».")


class AskedForDossiers(Asked):
    """Which dossiers."""

    unit: Name | None = Field(None, description="Chỉ hồ sơ tiếp nhận tại bộ phận một cửa này (mã hoặc id).")
    agency: Name | None = Field(None, description="Chỉ hồ sơ do cơ quan này giải quyết (mã hoặc id).")
    state: Words | None = Field(
        None, description="Chỉ các trạng thái này, cách nhau bằng dấu phẩy: ACCEPTED,IN_PROGRESS."
    )
    procedure: Name | None = Field(None, description="Chỉ thủ tục mang mã này.")
    due_from: Moment | None = Field(None, description="Hạn trả kết quả từ thời điểm này trở đi.")
    due_before: Moment | None = Field(None, description="Hạn trả kết quả trước thời điểm này.")
    cursor: Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")] | None = Field(
        None, description="Con trỏ trang, lấy từ `next_cursor` của trang trước."
    )
    limit: int = Field(50, ge=1, le=200, description="Số dòng tối đa của một trang.")


class AskedForOne(Asked):
    """How much of a dossier."""

    include: Literal["answers"] | None = Field(
        None, description="answers: kèm nội dung khai; cần phạm vi dossiers.personal."
    )


class StateUnknown(Invalid):
    """No dossier is ever in this state."""

    code = "api.state_unknown"
    message = _("Không có trạng thái «{state}». Các trạng thái: {known}.")


@router.get("", response=Listed[LineOut], operation_id="listDossiers", summary="Danh sách hồ sơ")
@needs(*READING)
def dossiers(request: HttpRequest, asked: Query[AskedForDossiers]) -> HttpResponse:
    """Hồ sơ được đọc với mã truy cập này, nộp sau trước. Không đếm tổng số; trang sâu nhanh như trang đầu."""
    known = _ids(asked.unit, asked.agency)
    narrowing = Narrowing(
        reception_unit_id=known.get(asked.unit or ""),
        decision_agency_id=known.get(asked.agency or ""),
        states=_states(asked.state),
        procedure_code=asked.procedure or "",
        due_from=asked.due_from,
        due_before=asked.due_before,
    )
    after = _spot(request, asked.cursor) if asked.cursor else None
    actor = cast("ApiRequest", request).actor
    rows = page_of_lines(actor, narrowing, after=after, limit=asked.limit + 1)
    shown = rows[: asked.limit]
    more = len(rows) > asked.limit
    follows = write_cursor(request, [shown[-1].submitted_at.isoformat(), str(shown[-1].id)]) if more else None
    body = to_json({"items": [line(row) for row in shown], "next_cursor": follows})
    return HttpResponse(body, content_type=_JSON)


@router.get(
    "/{dossier}", response=DossierOut, operation_id="getDossier", summary="Một hồ sơ", url_name="dossier"
)
@needs(*READING)
def one(request: HttpRequest, dossier: Path[Named], asked: Query[AskedForOne]) -> HttpResponse:
    """Hồ sơ theo id hoặc mã. Hồ sơ của nơi khác thì trả lời như không có.

    `ETag` bắt đầu bằng số việc đã xảy ra với hồ sơ; gửi lại trong `If-Match` khi làm một việc để chắc rằng
    chưa ai làm gì khác. Mã truy cập có phạm vi `dossiers.personal` thấy số định danh đầy đủ, mỗi lần đọc
    được ghi vào nhật ký truy cập dữ liệu.
    """
    caller = cast("ApiRequest", request)
    actor = caller.actor
    found = found_dossier(dossier, actor)
    is_open = _may_open(actor, found)
    if asked.include and not is_open:
        must(actor, PERSONAL, unit=found.line.reception_unit_id)
    task = waiting_of(KIND, [found.line.id]).get(found.line.id)
    words = whole(
        found,
        task=task_line(task, by=actor.id) if task else None,
        documents=documents_of(KIND, found.whole_id or found.line.id),
        result=result_of(KIND, found.line.id) if found.line.resolved_at else None,
        parts=lines_of_parts(parts_of_whole(found.line.id), clock.today()) if found.joint else (),
        open_numbers=is_open,
    )
    if asked.include:
        words["answers"] = _answers(actor, found.line.id)
    if is_open:
        _note_look(caller, found.line.id, asked.include or "")
    body = to_json(words)
    caller.tag = tag_at(found.position, body)
    if is_known(caller, caller.tag):
        return HttpResponse(status=304)
    return HttpResponse(body, content_type=_JSON)


def found_dossier(named: str, by: Actor) -> DossierWhole:
    """Give the dossier of an id or a code. Raises DossierUnknown."""
    try:
        return whole_dossier(by, dossier_id=UUID(named))
    except ValueError:
        return whole_dossier(by, code=named)


def id_of(named: str) -> UUID | None:
    """Read an id, if it is one."""
    try:
        return UUID(named)
    except ValueError:
        return None


def unit_id(named: str) -> UUID:
    """Give the agency of a code or an id. Raises UnitUnknown."""
    return _ids(named)[named]


def _ids(*named: str | None) -> dict[str, UUID]:
    """Give the agencies behind codes or ids, in one question at most. Raises UnitUnknown."""
    given = [name for name in named if name]
    known = {name: read for name in given if (read := id_of(name))}
    codes = [name for name in given if name not in known]
    if codes:
        known |= ids_by_code(codes)
    for name in given:
        if name not in known:
            raise UnitUnknown(code=name)
    return known


def _states(typed: str | None) -> frozenset[str]:
    states = frozenset(word.strip() for word in (typed or "").split(",") if word.strip())
    for state in sorted(states - set(State.values)):
        raise StateUnknown(state=state, known=", ".join(State.values))
    return states


def _spot(request: HttpRequest, cursor: str) -> Spot:
    moment, row_id = read_cursor(request, cursor, 2)
    try:
        return datetime.fromisoformat(str(moment)), UUID(str(row_id))
    except ValueError as wrong:
        raise CursorWrong from wrong


def _may_open(actor: Actor, found: DossierWhole) -> bool:
    return any(actor.may(PERSONAL, unit) for unit in found.places)


def _answers(actor: Actor, dossier_id: UUID) -> object:
    given = answers_given(actor, dossier_id)
    return json.loads(given)["data"] if given else None


def _note_look(request: ApiRequest, dossier_id: UUID, field: str) -> None:
    """Put on record that somebody's numbers were read."""
    record_look(
        KIND,
        dossier_id,
        purpose=PURPOSE,
        field=field,
        by=request.actor,
        at=clock.now(),
        ip=request.META.get("REMOTE_ADDR", ""),
    )
