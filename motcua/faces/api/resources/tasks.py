"""Việc cần làm: what the token's post can do now, and what waits in the units it leads."""

from datetime import datetime
from typing import Annotated, Literal, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field, StringConstraints
from pydantic_core import to_json

from motcua.casework.dossiers.models import KIND
from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.cursors import read_cursor, write_cursor
from motcua.faces.api.problems import CursorWrong
from motcua.faces.api.questions import Asked, Name
from motcua.faces.api.resources.dossier_shapes import TaskOut, task_line
from motcua.faces.api.resources.dossiers import READING, unit_id
from motcua.faces.api.resources.lists import Listed
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.instruments.workflow.queries import tasks_for, unit_tasks

router = Router(tags=["Việc cần làm"])
ASSIGN = "workflow.assign"


class AskedForTasks(Asked):
    """Whose tasks."""

    whose: Literal["mine", "unit"] = Field(
        "mine", description="mine: việc của chức danh này; unit: mọi việc của đơn vị (cần workflow.assign)."
    )
    unit: Name | None = Field(None, description="Chỉ việc tại cơ quan, đơn vị này (mã hoặc id).")
    cursor: Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")] | None = Field(
        None, description="Con trỏ trang, lấy từ `next_cursor` của trang trước."
    )
    limit: int = Field(50, ge=1, le=200, description="Số dòng tối đa của một trang.")


@router.get("", response=Listed[TaskOut], operation_id="listTasks", summary="Việc cần làm")
@needs(*READING)
def tasks(request: HttpRequest, asked: Query[AskedForTasks]) -> HttpResponse:
    """Việc gấp trước. `mine` gồm việc đang giữ và việc chưa ai nhận tại nơi chức danh ngồi."""
    actor = cast("ApiRequest", request).actor
    unit = unit_id(asked.unit) if asked.unit else None
    rows = tasks_for(actor) if asked.whose == "mine" else unit_tasks(_led(actor, unit))
    rows = rows.filter(subject_kind=KIND)
    if unit is not None:
        rows = rows.filter(agency_id=unit)
    if asked.cursor:
        rows = rows.after(*_spot(request, asked.cursor))
    found = list(rows.first(asked.limit + 1))
    shown, more = found[: asked.limit], len(found) > asked.limit
    follows = write_cursor(request, [shown[-1].urgent_at.isoformat(), str(shown[-1].id)]) if more else None
    body = to_json({"items": [task_line(one, by=actor.id) for one in shown], "next_cursor": follows})
    return HttpResponse(body, content_type="application/json; charset=utf-8")


def _led(actor: Actor, unit: UUID | None) -> frozenset[UUID]:
    """Give the units whose tasks the actor may see, whoever holds them. Raises NotAllowed."""
    must(actor, ASSIGN, unit=unit)
    return frozenset({unit}) if unit else actor.units_for(ASSIGN) or frozenset()


def _spot(request: HttpRequest, cursor: str) -> tuple[datetime, UUID]:
    moment, row_id = read_cursor(request, cursor, 2)
    try:
        return datetime.fromisoformat(str(moment)), UUID(str(row_id))
    except ValueError as wrong:
        raise CursorWrong from wrong
