"""Việc với hồ sơ: what can be done now and why not the rest; and doing it, once, on what was seen."""

from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from ninja import Body, Path
from pydantic_core import to_json

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import acts_on, apology_for, dossier, dossier_by_code, is_late
from motcua.casework.dossiers.queries.reading import reachable, standing_of
from motcua.faces.api.callers import ApiRequest, needs
from motcua.faces.api.once_only import acting, answered, done_once, must_have_seen, must_match, tag_at
from motcua.faces.api.questions import must_ask_nothing
from motcua.faces.api.resources.act_shapes import (
    ActIn,
    ActsOut,
    CorrectApplicant,
    CorrectProcedure,
    DoneOut,
)
from motcua.faces.api.resources.doing import do
from motcua.faces.api.resources.dossier_shapes import local, state_name, task_line
from motcua.faces.api.resources.dossiers import READING, Named, id_of, router
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.events.queries import position_of
from motcua.foundation.once.models import Answer
from motcua.instruments.workflow.queries import all_waiting_of, foremost, steps_before, task, task_for

TITLES: Final[dict[str, StrOrPromise]] = {
    "CLAIM": _("Nhận việc"),
    "FINISH": _("Hoàn thành bước"),
    "RETURN": _("Trả lại bước trước"),
    "HAND_ON": _("Giao việc cho người khác"),
    "ACCEPT": _("Tiếp nhận"),
    "REFUSE": _("Từ chối"),
    "WITHDRAW": _("Rút hồ sơ"),
    "REQUEST_SUPPLEMENT": _("Yêu cầu bổ sung"),
    "RECEIVE_SUPPLEMENT": _("Nhận bổ sung"),
    "RECORD_RESULT": _("Ghi nhận kết quả"),
    "HAND_OVER": _("Trả kết quả"),
    "APOLOGISE": _("Xin lỗi, hẹn lại"),
    "APOLOGISE_LATE": _("Xin lỗi vì quá hạn"),
    "HALT": _("Tạm dừng"),
    "GO_ON": _("Giải quyết tiếp"),
    "STOP": _("Dừng giải quyết"),
    "ARCHIVE": _("Lưu trữ"),
    "CORRECT": _("Sửa hồ sơ nhập sai"),
}


@router.get("/{dossier}/acts", response=ActsOut, operation_id="listActs", summary="Việc có thể làm với hồ sơ")
@needs(*READING)
def possible(request: HttpRequest, dossier: Path[Named]) -> HttpResponse:
    """Những việc liên quan đến chức danh của mã truy cập: làm được ngay hay không, và vì sao không."""
    must_ask_nothing(request)
    actor = cast("ApiRequest", request).actor
    found = _dossier(dossier, actor)
    waiting = all_waiting_of(KIND, [found.id])
    mine = foremost(waiting, actor)
    current = task(mine.id) if mine else None
    holder_id = current.holder_id if current else None
    holder = names_of([holder_id]).get(holder_id, "") if holder_id else ""
    now = clock.now()
    items = [
        {
            "act": act.act,
            "title": str(TITLES.get(act.act, act.act)),
            "may": act.is_open,
            "why_not": act.blocked,
            "outcomes": [{"key": key, "title": title} for key, title in act.outcomes],
        }
        for act in acts_on(
            found,
            current,
            actor,
            holder=holder,
            put_off=apology_for(found, now) is not None,
            is_late=is_late(found, now),
        )
    ]
    body = {
        "items": items,
        "task": task_line(current, by=actor.id) if current else None,
        "beside": [task_line(one, by=actor.id) for one in waiting if mine and one.id != mine.id],
        "returns_to": [{"key": step.key, "title": step.title} for step in steps_before(current)]
        if current
        else [],
    }
    return HttpResponse(to_json(body), content_type="application/json; charset=utf-8")


@router.post("/{dossier}/acts", response=DoneOut, operation_id="doAct", summary="Làm một việc với hồ sơ")
@acting
@needs(*READING)
def act(request: HttpRequest, dossier: Path[Named], act: Body[ActIn]) -> HttpResponse:
    """Làm việc nêu ở `act`; quyền xét theo chức danh của mã truy cập và nơi hồ sơ đang nằm.

    Có `If-Match` thì chỉ làm khi hồ sơ còn như lần đọc; CORRECT_APPLICANT và CORRECT_PROCEDURE bắt buộc có.
    Bị từ chối thì không có gì thay đổi.
    """
    caller = cast("ApiRequest", request)
    return done_once(caller, lambda: _act(caller, dossier, act))


def _act(request: ApiRequest, named: str, said: ActIn) -> Answer:
    if isinstance(said, CorrectApplicant | CorrectProcedure):
        must_have_seen(request)
    is_bound = "If-Match" in request.headers
    dossier_id = id_of(named)
    code = "" if dossier_id else named
    found = reachable(request.actor, dossier_id=dossier_id, code=code, lock=is_bound)
    if is_bound:
        must_match(request, position_of(KIND, found))
    do(found, said, by=request.actor)
    return _done(found, said.act, request.actor)


def _done(dossier_id: UUID, act: str, by: Actor) -> Answer:
    """Tell where the dossier stands after an act, in two statements."""
    now = standing_of(dossier_id)
    current = task_for(KIND, dossier_id, by)
    body: dict[str, Any] = {  # Any: JSON
        "act": act,
        "dossier": {
            "id": now.id,
            "code": now.code,
            "state": now.state,
            "state_name": state_name(now.state),
            "due_at": local(now.due_at),
            "resolved_at": local(now.resolved_at),
            "ended_at": local(now.ended_at),
        },
        "task": task_line(current, by=by.id) if current else None,
    }
    return answered(200, body, tag=tag_at(now.position))


def _dossier(named: str, by: Actor) -> Any:  # Any: the noun shares its name with the path's part
    dossier_id = id_of(named)
    return dossier(dossier_id, by) if dossier_id else dossier_by_code(named, by)


__all__ = ["router"]
